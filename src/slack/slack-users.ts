import { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Profile } from '../access/slack-people.ts'
import { remember } from './remember.ts'
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
  /** Everyone in the workspaces that the token reaches, page by page. */
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

/** Which workspace a list is of: said where the token is of a whole Enterprise organization, as Slack wants it then. */
type Team = { team_id?: string }

const reached = z.object({ teams: z.array(z.object({ id: z.string() })) })

/** The workspaces to ask, remembered for an hour. Source: docs.slack.dev/enterprise/organization-ready-apps, "team_id" */
const createTeams = (client: WebClient) =>
  remember(
    async (): Promise<Team[]> => {
      const { is_enterprise_install } = await client.auth.test()
      if (!is_enterprise_install) return [{}]
      const { teams } = reached.parse(await client.auth.teams.list({ limit: 1_000 }))
      return teams.map(({ id }) => ({ team_id: id }))
    },
    { freshFor: 60 * 60_000, usableFor: 24 * 60 * 60_000 },
  )

export const createSlackUsers = (botToken: string, options: ReturnType<typeof webClientOptions>): SlackUsers => {
  const interactive = new WebClient(botToken, options.interactive)
  const lists = new WebClient(botToken, options.patient)
  const teams = createTeams(lists)
  return {
    async profile(userId) {
      const response = await interactive.users.info({ user: userId }).catch((error: unknown) => {
        if (slackSays(error, 'user_not_found', 'user_not_visible')) return undefined
        throw unreachable(error)
      })
      if (!response) return stranger
      const { user: found } = oneUser.parse(response)
      if (found.id !== userId) throw unreachable(new Error('Slack answered for somebody else'))
      return toProfile(found)
    },
    async profileField(userId, fieldId) {
      const response = await interactive.users.profile.get({ user: userId }).catch((error: unknown) => {
        throw unreachable(error)
      })
      return profileFields.parse(response).profile.fields?.[fieldId]?.value || undefined
    },
    async groupMembers(usergroup) {
      for (const team of await teams('')) {
        const answer = await interactive.usergroups.users.list({ usergroup, ...team }).catch((error: unknown) => {
          if (slackSays(error, 'no_such_subteam')) return undefined
          throw error
        })
        if (answer) return new Set(groupUsers.parse(answer).users)
      }
      throw new Error(`Slack knows no user group ${usergroup}`)
    },
    async everyone() {
      const people = new Map<string, Profile>()
      const addPage = async (team: Team, cursor: string | undefined): Promise<string | undefined> => {
        const answer = await lists.users.list({ limit: 200, ...team, ...(cursor && { cursor }) })
        const { members, response_metadata } = manyUsers.parse(answer)
        for (const member of members) people.set(member.id, toProfile(member))
        return response_metadata?.next_cursor || undefined
      }
      try {
        for (const team of await teams('')) {
          // A cursor that comes again would go on for ever.
          const asked = new Set<string | undefined>()
          let cursor: string | undefined
          do {
            asked.add(cursor)
            cursor = await addPage(team, cursor)
          } while (cursor !== undefined && !asked.has(cursor))
        }
      } catch (error) {
        throw unreachable(error)
      }
      return [...people].map(([userId, profile]) => ({ userId, profile }))
    },
  }
}
