import { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Profile } from '../access/slack-people.ts'
import { slackSays, unreachable, type webClientOptions } from './web-clients.ts'

const user = z.object({
  id: z.string(),
  team_id: z.string().default(''),
  is_bot: z.boolean().default(false),
  deleted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_email_confirmed: z.boolean().optional(),
  enterprise_user: z
    .object({ enterprise_id: z.string().optional(), teams: z.array(z.string()).default([]) })
    .optional(),
  profile: z.object({ email: z.string().optional() }).default({}),
})
const oneUser = z.object({ user })
const manyUsers = z.object({
  members: z.array(user),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

const profileFields = z.object({
  profile: z.object({
    // Slack answers an empty list where there are none.
    fields: z
      .record(z.string(), z.object({ value: z.string().default('') }))
      .nullish()
      .catch(undefined),
  }),
})

const groupUsers = z.object({ users: z.array(z.string()) })

const toProfile = (found: z.infer<typeof user>): Profile => ({
  teamId: found.team_id,
  enterpriseId: found.enterprise_user?.enterprise_id,
  teamIds: found.enterprise_user?.teams ?? [],
  // Slackbot is not marked as one.
  isBot: found.is_bot || found.id === 'USLACKBOT',
  isDeactivated: found.deleted,
  isStranger: found.is_stranger,
  isGuest: found.is_restricted || found.is_ultra_restricted,
  email: found.is_email_confirmed === false ? undefined : found.profile.email,
})

/** What the bot asks Slack about people. All of these reject with an AppError `slack` when Slack does not answer. */
export type SlackUsers = {
  profile(userId: string): Promise<Profile>
  /** What a custom profile field holds, if anything. */
  profileField(userId: string, fieldId: string): Promise<string | undefined>
  groupMembers(groupId: string): Promise<ReadonlySet<string>>
  /** Everyone in the workspace, page by page. */
  everyone(): Promise<{ userId: string; profile: Profile }[]>
}

/** Whom Slack does not show us is nobody of this workspace. */
const stranger: Profile = {
  teamId: '',
  enterpriseId: undefined,
  teamIds: [],
  isBot: false,
  isDeactivated: false,
  isStranger: true,
  isGuest: false,
  email: undefined,
}

export const createSlackUsers = (botToken: string, options: ReturnType<typeof webClientOptions>): SlackUsers => {
  const interactive = new WebClient(botToken, options.interactive)
  const lists = new WebClient(botToken, options.patient)
  return {
    async profile(userId) {
      const response = await interactive.users.info({ user: userId }).catch((error: unknown) => {
        if (slackSays(error, 'user_not_found', 'user_not_visible')) return undefined
        throw unreachable(error)
      })
      return response ? toProfile(oneUser.parse(response).user) : stranger
    },
    async profileField(userId, fieldId) {
      const response = await interactive.users.profile.get({ user: userId }).catch((error: unknown) => {
        throw unreachable(error)
      })
      return profileFields.parse(response).profile.fields?.[fieldId]?.value || undefined
    },
    async groupMembers(usergroup) {
      return new Set(groupUsers.parse(await interactive.usergroups.users.list({ usergroup })).users)
    },
    async everyone() {
      const people: { userId: string; profile: Profile }[] = []
      let cursor: string | undefined
      do {
        const answer = await lists.users.list({ limit: 200, ...(cursor && { cursor }) }).catch((error: unknown) => {
          throw unreachable(error)
        })
        const { members, response_metadata } = manyUsers.parse(answer)
        people.push(...members.map((member) => ({ userId: member.id, profile: toProfile(member) })))
        cursor = response_metadata?.next_cursor
      } while (cursor)
      return people
    },
  }
}
