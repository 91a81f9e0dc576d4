import type { Located } from '../elements/find.ts'
import { stateValues } from '../elements/values.ts'
import { type JsonObject, objectAt } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { Channel, Message, Person, View } from '../types.ts'
import { channelName, interactionBase, teamOf, teamPayload } from './common.ts'
import { messagePayload } from './message.ts'
import { viewPayload } from './view.ts'

/** Where an element is: in a message of a conversation, or in a view. */
export type Place = { message: Message; channel: Channel } | { view: View }

/** Properties of an element that come back with the action, when it has them. */
const returned = ['text', 'value', 'url', 'style', 'placeholder', 'confirm', 'icon'] as const

/** One entry of `actions`: the element, and what was chosen in it. */
export const actionEntry = (located: Located, chosen: unknown, ts: string): JsonObject => {
  const { element, kind } = located
  const entry: JsonObject = { type: located.type, action_id: located.actionId, block_id: located.blockId }
  for (const key of returned) if (element[key] !== undefined) entry[key] = element[key]
  if (kind.state !== undefined) {
    entry[kind.state.key] = chosen
    if (element[kind.state.initial] !== undefined) entry[kind.state.initial] = element[kind.state.initial]
  }
  if (kind.use === 'menu') entry.selected_option = chosen
  if (located.type === 'feedback_buttons') entry.value = chosen
  return { ...entry, action_ts: ts }
}

/**
 * Where the interaction happened. An ephemeral message is named by its container alone: Slack does not promise its
 * content to apps, so none is sent.
 */
export const placePayload = (directory: Directory, place: Place, person: Person): JsonObject => {
  if ('view' in place) {
    return { container: { type: 'view', view_id: place.view.id }, view: viewPayload(directory, place.view) }
  }
  const { message, channel } = place
  const ephemeral = message.reader !== undefined
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral },
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: messagePayload(directory, message) }),
    state: { values: stateValues(message.blocks, message.choices.get(person.id) ?? {}) },
  }
}

type ActionParts = {
  directory: Directory
  person: Person
  place: Place
  action: JsonObject
  triggerId: string
  /** Only interactions in messages have one. */
  responseUrl: string | undefined
}

/** docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const blockActionsPayload = ({
  directory,
  person,
  place,
  action,
  triggerId,
  responseUrl,
}: ActionParts): JsonObject => ({
  type: 'block_actions',
  ...interactionBase(directory, person),
  ...placePayload(directory, place, person),
  trigger_id: triggerId,
  ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
  actions: [action],
})

/**
 * docs.slack.dev/reference/interaction-payloads/block_suggestion-payload: unlike the others it always has `team`, and
 * `user.team_id` is the organization's id where there is one.
 */
export const suggestionPayload = (
  directory: Directory,
  person: Person,
  place: Place,
  query: { blockId: string; actionId: string; value: string },
): JsonObject => {
  const { state: _, ...where } = placePayload(directory, place, person)
  const team = teamOf(directory, person)
  const base = interactionBase(directory, person)
  return {
    type: 'block_suggestion',
    ...base,
    user: { ...objectAt(base, 'user'), team_id: team.enterprise?.id ?? team.id },
    team: teamPayload(team),
    ...where,
    action_id: query.actionId,
    block_id: query.blockId,
    value: query.value,
  }
}
