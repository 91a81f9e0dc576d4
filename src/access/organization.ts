import { z } from 'zod'
import { type FieldRule, isReserved } from './field-rules.ts'
import { overridesSchema, roles } from './permissions.ts'

const slackUserId = z.string().regex(/^[UW][A-Z0-9]{2,}$/, 'must be a Slack user id such as U012ABCDEF')
const slackTeamId = z
  .string()
  .regex(
    /^[TE][A-Z0-9]{2,}$/,
    'must be a Slack workspace id such as T012ABCDEF, or an Enterprise id such as E012ABCDEF',
  )
const slackGroupId = z.string().regex(/^S[A-Z0-9]{2,}$/, 'must be a Slack user group id such as S012ABCDEF')
const role = z.enum(roles, `must be one of ${roles.join(', ')}`)

export const memberSchema = z
  .strictObject({
    parent: z.number().int().positive().optional().meta({
      description: 'The `parent` id of the person’s extra record; without it they have none here, only their role.',
    }),
    role: role.default('member'),
  })
  .meta({ description: 'A Slack user’s place in the organization.' })

export const matchSchema = z
  .strictObject({
    profile: z
      .string()
      .regex(/^(?:email|Xf[A-Z0-9]+)$/, 'must be email, or the id of a custom profile field such as Xf012ABCDEF')
      .meta({ description: 'What Slack holds of a person: `email`, or the id of a custom profile field.' }),
    field: z
      .string()
      .regex(/^(?:(?:preferences|custom_fields)\.)?[^.\s][^.]*$/, 'must be a field path such as custom_fields.email')
      .refine((path) => !isReserved(path), 'is no field; give a path such as custom_fields.email')
      .meta({ description: 'The field of the record that holds the same.' }),
    confirm: z.boolean().default(true).meta({
      description:
        'Whether an administrator confirms each match. Only for a profile field that people cannot edit themselves may this be false.',
    }),
  })
  .meta({
    description: 'How a person is matched with a record, where neither a link nor `members` says which is theirs.',
  })

const perMinute = z.number().int().positive().max(100_000)

/** What access needs to know of an organization (a tenant of the User Extra API). */
export const organizationSchema = z.strictObject({
  id: z
    .union([z.string().min(1), z.number().int().transform(String)])
    .meta({ description: 'The organization’s id in the User Extra API.' }),
  name: z.string().min(1).max(80).meta({ description: 'Shown in answers.' }),
  slack_workspaces: z
    .array(slackTeamId)
    .min(1, 'needs at least one Slack workspace id')
    .meta({ description: 'Slack workspaces, or Enterprise organizations, whose people belong to this organization.' }),
  members: z.record(slackUserId, memberSchema).default({}).meta({ description: 'Slack user id → parent id and role.' }),
  groups: z.record(slackGroupId, role).default({}).meta({
    description: 'Slack user group id → role of those of its people who are mapped to a record.',
  }),
  allow_guests: z.boolean().default(false).meta({ description: 'Whether guests of the workspace may use the bot.' }),
  match: matchSchema.optional(),
  permissions: overridesSchema.default({}),
  limits: z
    .strictObject({ lookups_per_minute: perMinute.default(30), changes_per_minute: perMinute.default(10) })
    .prefault({})
    .meta({ description: 'How much one person may do in a minute.' }),
})

export type Member = z.infer<typeof memberSchema>
export type MatchRule = z.infer<typeof matchSchema>
export type Organization = z.infer<typeof organizationSchema> & { fields: FieldRule[] }

/** Up to three people to ask, as mentions; somebody else where there are none. */
export const anyOf = (administrators: string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    administrators.slice(0, 3).map((userId) => `<@${userId}>`),
  ) || 'whoever runs this bot in your workspace'
