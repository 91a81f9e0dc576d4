import type { Target } from '../../src/access/records.ts'
import { actionIds } from '../../src/features/deps.ts'
import { stamp } from '../../src/slack/stamp.ts'
import type { Ask } from './asks.ts'
import { nowhere } from './marks.ts'

/** Where what somebody uses is: made by the stage, so that answers find their place. */
export type Place = {
  triggerId: string
  responseUrl: string
  view: { id: string; hash: string; type: string }
}

/** A form, or an event. */
export type Payload = { fields: Record<string, string> } | { event: object }

const written = (target: Target): string => {
  if (target.kind === 'person') return `<@${target.userId}|x>`
  if (target.kind === 'parent') return String(target.parent)
  return target.kind === 'record' ? `#${target.id}` : 'me'
}

const textOf = ({ plan, target, about, organizationId }: Ask): string => {
  if (plan.kind !== 'command') return ''
  const { word } = plan
  if (word === 'org') {
    const name = plan.target.index % 2 ? organizationId : `pine ${organizationId}`
    return plan.target.kind === 'self' ? word : `${word} ${name}`
  }
  if (word === 'access' || word === 'unlink') return `${word} <@${about}>`
  if (word === 'link') {
    const role = plan.target.index % 3 ? plan.role : ''
    const record = target.kind === 'record' || target.kind === 'parent' ? written(target) : ''
    return `link <@${about}> ${record} ${role}`
  }
  if (['help', 'whoami', 'links'].includes(word)) return word
  return `${word} ${target.kind === 'self' && plan.target.index % 2 ? '' : written(target)}`
}

const buttonValue = (ask: Ask): unknown => {
  const { plan, target, about, organizationId, path, proposalId } = ask
  if (plan.kind !== 'button') return null
  if (plan.isBroken) return { target, unknown: true }
  const values: Record<string, unknown> = {
    [actionIds.card]: target,
    [actionIds.refresh]: target,
    [actionIds.devices]: target,
    [actionIds.preferences]: target,
    [actionIds.reveal]: { target, path },
    [actionIds.devicesPage]: { target, page: plan.page },
    [actionIds.linksPage]: { page: plan.page },
    [actionIds.chooseOrganization]: { organizationId },
    [actionIds.linkAsk]: { organizationId },
    [actionIds.link]: plan.page ? { userId: about } : null,
    [actionIds.unlink]: { userId: about },
    [actionIds.linkApprove]: { proposalId },
    [actionIds.linkDecline]: { proposalId },
  }
  return values[plan.actionId] ?? null
}

/** The number of a record that a form is about; a form says it by record number alone. */
const numberOf = (target: Target): number => {
  if (target.kind === 'record') return target.id
  return target.kind === 'parent' ? target.parent - 900_000 : nowhere.id
}

const statesOf = ({ plan, target, about, edits }: Ask): Record<string, object> => {
  if (plan.kind !== 'submission') return {}
  if (plan.callbackId === 'preferences')
    return Object.fromEntries(edits.map(({ path, actionId, input }) => [path, { [actionId]: input }]))
  if (plan.callbackId === 'lookup') {
    const isPerson = target.kind === 'person'
    return {
      person: { person: { type: 'users_select', selected_user: isPerson ? target.userId : null } },
      number: { number: { type: 'plain_text_input', value: isPerson ? null : written(target) } },
    }
  }
  const parent = target.kind === 'parent' ? target.parent : 900_000 + numberOf(target)
  return {
    person: { person: { type: 'users_select', selected_user: about } },
    record: { [actionIds.linkRecord]: { type: 'external_select', selected_option: { value: String(parent) } } },
    role: { role: { type: 'static_select', selected_option: { value: plan.role } } },
  }
}

const metadataOf = ({ plan, target }: Ask): unknown => {
  if (plan.kind !== 'submission') return {}
  if (plan.isBroken) return { recordId: 'x', more: 1 }
  return plan.callbackId === 'preferences' ? { recordId: numberOf(target) } : {}
}

const bodyOf = (ask: Ask, { responseUrl, view }: Place): object => {
  const { plan } = ask
  const metadata = { private_metadata: stamp(JSON.stringify(metadataOf(ask)), ask.stamp) }
  if (plan.kind === 'button') {
    const value = stamp(JSON.stringify(buttonValue(ask)), ask.stamp)
    const where = plan.place === 'message' ? { response_url: responseUrl } : { view }
    return { type: 'block_actions', ...where, actions: [{ type: 'button', action_id: plan.actionId, value }] }
  }
  if (plan.kind === 'submission') {
    const form = { ...view, callback_id: plan.callbackId, blocks: [], state: { values: statesOf(ask) } }
    return { type: 'view_submission', view: { ...form, ...metadata } }
  }
  if (plan.kind === 'suggestion')
    return { type: 'block_suggestion', action_id: plan.actionId, value: ask.typed, view: { ...view, ...metadata } }
  if (plan.kind !== 'shortcut') return {}
  const author = ask.target.kind === 'person' ? ask.target.userId : ask.about
  return plan.callbackId === 'record.author' || (plan.callbackId === 'stale.shortcut' && plan.actor % 2)
    ? { type: 'message_action', callback_id: plan.callbackId, response_url: responseUrl, message: { user: author } }
    : { type: 'shortcut', callback_id: plan.callbackId }
}

/** What Slack would post. */
export const payloadOf = (ask: Ask, place: Place): Payload => {
  const { plan, actor, team, number } = ask
  if (plan.kind === 'home') {
    const event = { type: 'app_home_opened', user: actor.userId, channel: 'D1', tab: 'home' }
    return { event: { type: 'event_callback', team_id: team, event_id: `Ev${number}.${place.triggerId}`, event } }
  }
  if (plan.kind === 'command')
    return {
      fields: {
        command: '/userextra',
        text: textOf(ask),
        user_id: actor.userId,
        team_id: team,
        trigger_id: place.triggerId,
        response_url: place.responseUrl,
      },
    }
  const who = { user: { id: actor.userId, team_id: team }, team: { id: ask.world.team }, trigger_id: place.triggerId }
  return { fields: { payload: JSON.stringify({ ...who, ...bodyOf(ask, place) }) } }
}
