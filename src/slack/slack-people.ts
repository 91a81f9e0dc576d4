import type { Logger } from 'pino'
import type { SlackPeople } from '../access/slack-people.ts'
import { remember } from './remember.ts'
import type { SlackApi } from './slack-api.ts'

const minute = 60_000

/** A profile of the last hour serves while Slack does not answer: being refused everywhere helps nobody. */
const profileFreshness = { freshFor: 5 * minute, usableFor: 60 * minute }

/** A role by user group is given or taken within a minute, and never assumed: no older answer serves. */
const groupFreshness = { freshFor: minute, usableFor: 0 }

type Source = Pick<SlackApi, 'profile' | 'profileField' | 'groupMembers' | 'everyone'>

/** What access asks of Slack, remembered. */
export const createSlackPeople = (
  slack: Source,
  log: Pick<Logger, 'warn'>,
  now: () => number = Date.now,
): SlackPeople => {
  const profile = remember(slack.profile, profileFreshness, now)
  const profileField = remember(
    (key: string) => {
      const [userId = '', fieldId = ''] = key.split(' ')
      return slack.profileField(userId, fieldId)
    },
    profileFreshness,
    now,
  )
  const groupMembers = remember(
    (groupId: string) =>
      slack.groupMembers(groupId).catch((err: unknown) => {
        // Remembered for the minute too: a Slack that does not answer must not slow every request.
        log.warn({ err, group: groupId }, 'the people of a user group are not known: its role is given to nobody')
        return undefined
      }),
    groupFreshness,
    now,
  )
  const everyone = remember(() => slack.everyone(), { freshFor: 5 * minute, usableFor: 5 * minute }, now)
  return {
    profile,
    profileField: (userId, fieldId) => profileField(`${userId} ${fieldId}`),
    groupMembers,
    everyone: () => everyone(''),
  }
}
