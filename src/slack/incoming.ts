import type { KnownBlock } from '@slack/types'
import type { z } from 'zod'
import type { Identity } from '../access/actor.ts'
import type { FormState } from './feature.ts'
import type { ReceivedView } from './form-again.ts'
import { command, homeOpened, interaction, type messageAction, type shortcut, type view, type who } from './payloads.ts'
import { readStamped } from './stamp.ts'

export type Incoming = Identity &
  (
    | { kind: 'command'; text: string; triggerId: string; responseUrl: string }
    | {
        kind: 'action'
        actionId: string
        /** The button's value, which is JSON of ours; `undefined` if it is not. */
        value: unknown
        triggerId: string
        responseUrl: string | undefined
        view: { id: string; hash: string; type: 'modal' | 'home' } | undefined
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
    | {
        kind: 'shortcut'
        type: 'global' | 'message'
        callbackId: string
        triggerId: string
        responseUrl: string | undefined
        author: string | undefined
      }
    | { kind: 'home'; eventId: string }
    | { kind: 'closed' }
  )
export type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

const isEnterprise = (id: string | undefined): boolean => id?.startsWith('E') ?? false

/** Of people of an Enterprise organization, some payloads have its id in the place of the workspace's. */
const identity = ({ user, team, enterprise }: z.infer<typeof who>): Identity => ({
  userId: user.id,
  teamId: (isEnterprise(user.team_id) ? team?.id : user.team_id) ?? team?.id ?? '',
  enterpriseId: enterprise?.id ?? team?.enterprise_id ?? (isEnterprise(user.team_id) ? user.team_id : undefined),
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
        ...readStamped(first?.value),
        triggerId: body.trigger_id,
        responseUrl: body.response_url,
        view: body.view,
      }
    }
    case 'view_submission': {
      const { organizationId, value: metadata } = readStamped(body.view.private_metadata)
      return {
        kind: 'submission',
        ...by,
        triggerId: body.trigger_id,
        callbackId: body.view.callback_id,
        viewId: body.view.id,
        view: receivedView(body.view),
        organizationId,
        metadata,
        state: body.view.state?.values ?? {},
      }
    }
    case 'block_suggestion':
      return {
        kind: 'suggestion',
        ...by,
        organizationId: readStamped(body.view?.private_metadata).organizationId,
        actionId: body.action_id,
        typed: body.value,
      }
    case 'shortcut':
    case 'message_action':
      return { kind: 'shortcut', ...by, ...ofShortcut(body) }
    case 'view_closed':
      return { kind: 'closed', ...by }
  }
}

const ofShortcut = (body: z.infer<typeof shortcut> | z.infer<typeof messageAction>) => {
  const called = { callbackId: body.callback_id, triggerId: body.trigger_id }
  return body.type === 'message_action'
    ? { ...called, type: 'message' as const, responseUrl: body.response_url, author: body.message.user }
    : { ...called, type: 'global' as const, responseUrl: undefined, author: undefined }
}

const receivedView = (received: z.infer<typeof view>): ReceivedView => ({
  ...received,
  title: received.title ?? { type: 'plain_text', text: ' ' },
  // These are blocks we sent: Slack returns them as it validated them.
  blocks: received.blocks as KnownBlock[],
})

/** @returns undefined for what this bot has not asked Slack for (other events, other payload types) */
export const readIncoming = (body: unknown): Incoming | undefined => {
  const asCommand = command.safeParse(body)
  if (asCommand.success) {
    const { text, user_id: userId, team_id: teamId, enterprise_id: enterpriseId, ...rest } = asCommand.data
    return {
      kind: 'command',
      text,
      userId,
      teamId,
      enterpriseId,
      triggerId: rest.trigger_id,
      responseUrl: rest.response_url,
    }
  }
  const asInteraction = interaction.safeParse(body)
  if (asInteraction.success) return ofInteraction(asInteraction.data)
  const asHome = homeOpened.safeParse(body)
  if (!asHome.success) return undefined
  const { event_id, team_id, context_enterprise_id, event } = asHome.data
  return { kind: 'home', eventId: event_id, userId: event.user, teamId: team_id, enterpriseId: context_enterprise_id }
}
