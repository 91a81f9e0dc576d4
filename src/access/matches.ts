import { AppError } from '../errors.ts'
import type { MatchRule, Organization } from './organization.ts'
import type { Matches } from './people.ts'
import type { Found, Roster } from './roster.ts'
import type { Profile, SlackPeople } from './slack-people.ts'

export type Matching = Matches & {
  /**
   * What `find` goes by, for telling why there is no match. Without a rule, and where the profile holds nothing, `none`.
   * @param options.profile saves asking Slack for it
   * @param options.anew records that were read more than a minute ago are read once more
   * @throws as `find`
   */
  look(
    organization: Organization,
    userId: string,
    options?: { profile?: Profile | undefined; anew?: boolean },
  ): Promise<Found>
}

/** Milliseconds a person waits for all records to be read. The reading goes on, and serves who asks next. */
const patience = 2_500

const inTime = async <T>(reading: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(reject, patience, new AppError('slow', 'The records could not be read in time.'))
  return Promise.race([reading, late]).finally(() => clearTimeout(timer))
}

/** Matches people with records by what both hold; more than one record with it is no match. */
export const createMatches = (deps: {
  slack: Pick<SlackPeople, 'profile' | 'profileField'>
  roster: Pick<Roster, 'find'>
}): Matching => {
  const { slack, roster } = deps

  const held = async ({ profile: name }: MatchRule, userId: string, profile: Profile | undefined) =>
    name === 'email' ? (profile ?? (await slack.profile(userId))).email : await slack.profileField(userId, name)

  const look: Matching['look'] = async (organization, userId, { profile, anew = false } = {}) => {
    const value = organization.match && (await held(organization.match, userId, profile))
    return value === undefined ? 'none' : roster.find(organization, value, { anew })
  }

  return {
    look,
    async find(organization, userId) {
      const found = await inTime(look(organization, userId))
      if (!organization.match || typeof found === 'string') return undefined
      return { organization, parent: found, profile: organization.match.profile }
    },
  }
}
