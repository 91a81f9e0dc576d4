import { z } from 'zod'

/**
 * What Slack sends. It signs the envelope, but what is inside went through a browser: nothing is used that a schema has
 * not read. Interactions: docs.slack.dev/reference/interaction-payloads
 */

const nullable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

const plainText = z.object({ type: z.literal('plain_text'), text: z.string() })

const state = z.object({
  values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))),
})

const block = z.looseObject({ type: z.string(), block_id: z.string().optional() })

export const view = z.object({
  id: z.string(),
  hash: z.string(),
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: nullable(plainText),
  submit: nullable(plainText),
  close: nullable(plainText),
  blocks: z.array(block).default([]),
  state: nullable(state),
})

export const who = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  /** Null where an app is installed in a whole Enterprise organization. */
  team: nullable(z.object({ id: z.string(), enterprise_id: z.string().optional() })),
  enterprise: nullable(z.object({ id: z.string() })),
})

export const command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string().default(''),
  enterprise_id: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string(),
})

const blockActions = who.extend({
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  response_url: nullable(z.string()),
  view: nullable(view),
  actions: z.array(z.looseObject({ action_id: z.string(), type: z.string(), value: nullable(z.string()) })).min(1),
})

const viewSubmission = who.extend({ type: z.literal('view_submission'), trigger_id: nullable(z.string()), view })

const blockSuggestion = who.extend({
  type: z.literal('block_suggestion'),
  action_id: z.string(),
  value: z.string().default(''),
  view: nullable(view),
})

export const shortcut = who.extend({ type: z.literal('shortcut'), callback_id: z.string(), trigger_id: z.string() })

/** What apps post may have no author, or one that is no user. */
const author = z
  .string()
  .regex(/^[UW][A-Z0-9]+$/)
  .optional()
  .catch(undefined)

export const messageAction = who.extend({
  type: z.literal('message_action'),
  callback_id: z.string(),
  trigger_id: z.string(),
  response_url: nullable(z.string()),
  message: z.object({ user: author }),
})

const viewClosed = who.extend({ type: z.literal('view_closed') })

export const interaction = z.discriminatedUnion('type', [
  blockActions,
  viewSubmission,
  blockSuggestion,
  shortcut,
  messageAction,
  viewClosed,
])

/** The events that are handled: what the manifest subscribes to. */
export const events = ['app_home_opened'] as const

/** docs.slack.dev/reference/events/app_home_opened; entering the Messages tab is no business of ours. */
export const homeOpened = z.object({
  type: z.literal('event_callback'),
  event_id: z.string(),
  team_id: z.string().default(''),
  context_enterprise_id: nullable(z.string()),
  event: z.object({ type: z.enum(events), user: z.string(), tab: z.literal('home') }),
})
