import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { FormState } from './feature.ts'
import type { ReceivedView } from './form-again.ts'

/**
 * What Slack sends, parsed. Slack signs the envelope, but what is inside went through a browser: nothing is used that
 * a schema has not read. Payloads: docs.slack.dev/reference/interaction-payloads
 */

const nullable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined)

const plainText = z.object({ type: z.literal('plain_text'), text: z.string() })

const state = z.object({
  values: z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() }))),
})

const block = z.looseObject({ type: z.string(), block_id: z.string().optional() })

const view = z.object({
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

const who = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: nullable(z.object({ id: z.string() })),
})

const command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string().default(''),
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
})

const viewClosed = who.extend({ type: z.literal('view_closed') })

const interaction = z.discriminatedUnion('type', [blockActions, viewSubmission, blockSuggestion, viewClosed])

type Who = { userId: string; teamId: string }
export type Incoming = Who &
  (
    | { kind: 'command'; text: string; triggerId: string; responseUrl: string }
    | {
        kind: 'action'
        actionId: string
        /** The button's value, which is JSON of ours; `undefined` if it is not. */
        value: unknown
        triggerId: string
        responseUrl: string | undefined
        view: { id: string; hash: string } | undefined
      }
    | {
        kind: 'submission'
        callbackId: string
        triggerId: string | undefined
        viewId: string
        view: ReceivedView
        metadata: unknown
        state: FormState
      }
    | { kind: 'suggestion'; actionId: string; typed: string }
    | { kind: 'closed' }
  )

const readJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

const identity = ({ user, team }: z.infer<typeof who>): Who => ({
  userId: user.id,
  teamId: user.team_id ?? team?.id ?? '',
})

const ofInteraction = (body: z.infer<typeof interaction>): Incoming => {
  const by = identity(body)
  switch (body.type) {
    case 'block_actions': {
      const [first] = body.actions
      return {
        kind: 'action',
        ...by,
        actionId: first?.action_id ?? '',
        value: readJson(first?.value),
        triggerId: body.trigger_id,
        responseUrl: body.response_url,
        view: body.view,
      }
    }
    case 'view_submission':
      return {
        kind: 'submission',
        ...by,
        triggerId: body.trigger_id,
        callbackId: body.view.callback_id,
        viewId: body.view.id,
        view: receivedView(body.view),
        metadata: readJson(body.view.private_metadata),
        state: body.view.state?.values ?? {},
      }
    case 'block_suggestion':
      return { kind: 'suggestion', ...by, actionId: body.action_id, typed: body.value }
    case 'view_closed':
      return { kind: 'closed', ...by }
  }
}

const receivedView = (received: z.infer<typeof view>): ReceivedView => ({
  ...received,
  title: received.title ?? { type: 'plain_text', text: ' ' },
  // These are blocks we sent: Slack returns them as it validated them.
  blocks: received.blocks as KnownBlock[],
})

/** @returns undefined for what this bot has not asked Slack for (events, other payload types) */
export const readIncoming = (body: unknown): Incoming | undefined => {
  const asCommand = command.safeParse(body)
  if (asCommand.success) {
    const { text, user_id, team_id, trigger_id, response_url } = asCommand.data
    return { kind: 'command', text, userId: user_id, teamId: team_id, triggerId: trigger_id, responseUrl: response_url }
  }
  const asInteraction = interaction.safeParse(body)
  return asInteraction.success ? ofInteraction(asInteraction.data) : undefined
}
