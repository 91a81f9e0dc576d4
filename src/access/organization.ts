import { z } from 'zod'
import { roles } from './permissions.ts'

const slackUserId = z.string().regex(/^[UW][A-Z0-9]{2,}$/, 'must be a Slack user id such as U012ABCDEF')
const slackTeamId = z.string().regex(/^[TE][A-Z0-9]{2,}$/, 'must be a Slack workspace id such as T012ABCDEF')

export const memberSchema = z
  .strictObject({
    parent: z.number().int().positive().meta({ description: 'The `parent` id of the person’s extra record.' }),
    role: z.enum(roles).default('member'),
  })
  .meta({ description: 'A Slack user’s place in the organization.' })

/** What access needs to know of an organization (a tenant of the User Extra API). */
export const organizationSchema = z.strictObject({
  id: z
    .union([z.string().min(1), z.number().int().transform(String)])
    .meta({ description: 'The organization’s id in the User Extra API.' }),
  name: z.string().min(1).max(80).meta({ description: 'Shown in answers.' }),
  slack_workspaces: z
    .array(slackTeamId)
    .min(1, 'needs at least one Slack workspace id')
    .meta({ description: 'Slack workspaces whose people belong to this organization.' }),
  members: z.record(slackUserId, memberSchema).default({}).meta({ description: 'Slack user id → parent id and role.' }),
})

export type Member = z.infer<typeof memberSchema>
export type Organization = Pick<z.infer<typeof organizationSchema>, 'id' | 'name' | 'slack_workspaces' | 'members'>

/** Whose record it is, in mrkdwn: the Slack user whom the organization links to this `parent`, or the user's number. */
export const holderOf = (organization: Organization, parent: number): string => {
  const userId = Object.entries(organization.members).find(([, member]) => member.parent === parent)?.[0]
  return userId ? `<@${userId}>` : `user ${parent}`
}

/** Whom to ask: up to three administrators, as mentions; somebody else where a file names none. */
export const administratorsOf = (organizations: Organization[]): string => {
  const ids = organizations.flatMap(({ members }) =>
    Object.entries(members)
      .filter(([, member]) => member.role === 'admin')
      .map(([userId]) => `<@${userId}>`),
  )
  const named = [...new Set(ids)].slice(0, 3).join(' or ')
  return named || 'whoever runs this bot in your workspace'
}
