import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { messagePayload } from '../payloads/message.ts'
import type { Message, MessageContent } from '../types.ts'
import { checkedContent, contentArgs } from './message-content.ts'
import { defineMethod, text } from './method.ts'

/**
 * The app's own, lasting message. Ephemeral ones cannot be reached by their timestamp.
 * @throws ApiError `channel_not_found`, `message_not_found`, or `foreign` when it is someone else's
 */
export const ownMessage = ({ state }: Context, channel: string, ts: string, foreign: string): Message => {
  if (!state.directory.channel(channel)) throw new ApiError('channel_not_found')
  const message = state.messages.find(channel, ts)
  if (!message || message.reader !== undefined) throw new ApiError('message_not_found')
  if (message.author !== state.directory.bot.userId) throw new ApiError(foreign)
  return message
}

/** Replaces what a message says: text alone takes the blocks away, attachments stay unless given. */
export const chatUpdate = (
  { state }: Context,
  message: Message,
  content: MessageContent,
  keepAttachments: boolean,
): JsonObject => {
  const attachments = keepAttachments ? message.attachments : content.attachments
  state.messages.rewrite(message, { ...content, attachments })
  const { channel, ts } = message
  return { channel, ts, text: message.text, message: messagePayload(state.directory, message) }
}

export const chatUpdateMethod = defineMethod({
  name: 'chat.update',
  scopes: ['chat:write'],
  token: 'bot',
  args: z.object({ ...contentArgs, channel: text, ts: text }),
  call: (context, args) =>
    chatUpdate(
      context,
      ownMessage(context, args.channel, args.ts, 'cant_update_message'),
      checkedContent(context, args, 'chat.update'),
      args.attachments === undefined,
    ),
})
