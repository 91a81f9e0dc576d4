import { slackbotSays } from '../acknowledge/respond.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { channelName, interactionBase } from '../payloads/common.ts'
import { messagePayload } from '../payloads/message.ts'
import { impossible, personOf, placeOf } from './place.ts'

type Asked = { person: string; callbackId: string; message?: { channel: string; ts: string } }

const messageParts = (context: Context, { person, message: ref }: Asked): JsonObject => {
  if (!ref) throw impossible('A message shortcut is used on a message: say which.')
  const place = placeOf(context, person, ref)
  if (!('message' in place)) throw impossible('A message shortcut is used on a message: say which.')
  const { message, channel } = place
  if (message.reader !== undefined) throw impossible('Ephemeral messages have no message shortcuts.')
  const { tickets, directory } = context.state
  return {
    channel: { id: channel.id, name: channelName(channel) },
    message_ts: message.ts,
    message: messagePayload(directory, message),
    response_url: context.responseUrl(tickets.issueResponse({ person, channel: channel.id, ts: undefined })),
  }
}

/** docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const useShortcut = async (context: Context, asked: Asked): Promise<void> => {
  const { app, state, dispatcher } = context
  const person = personOf(context, asked.person)
  const shortcut = app.shortcuts?.find((item) => item.callbackId === asked.callbackId)
  if (!shortcut) throw impossible(`The app has no shortcut ${asked.callbackId}.`)
  const onMessage = shortcut.type === 'message'
  await dispatcher.deliver({
    name: onMessage ? 'message_action' : 'shortcut',
    person: person.id,
    type: 'interactive',
    acceptsPayload: false,
    payload: {
      type: onMessage ? 'message_action' : 'shortcut',
      ...interactionBase(state.directory, person),
      action_ts: state.ids.ts(),
      callback_id: shortcut.callbackId,
      trigger_id: state.tickets.issueTrigger(person.id),
      ...(onMessage ? messageParts(context, asked) : {}),
    },
    apply: ({ kind }) => {
      if (kind === 'acknowledged') return
      const channel = asked.message?.channel ?? state.directory.direct([person.id])?.id
      if (channel) slackbotSays(context, person.id, channel, `${shortcut.name} failed: the app did not respond.`)
    },
  })
}
