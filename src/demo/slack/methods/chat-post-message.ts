import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { messagePayload } from '../payloads/message.ts'
import type { Channel, MessageContent } from '../types.ts'
import { checkedContent, contentArgs, postable } from './message-content.ts'
import { defineMethod, text } from './method.ts'

/** Posts as the app. */
export const chatPostMessage = (
  { state }: Context,
  channel: Channel,
  content: MessageContent,
  threadTs: string | undefined,
): JsonObject => {
  if (threadTs !== undefined && !state.messages.find(channel.id, threadTs)) throw new ApiError('thread_not_found')
  const author = state.directory.bot.userId
  const message = state.messages.post({ ...content, channel: channel.id, author, threadTs })
  return { channel: channel.id, ts: message.ts, message: messagePayload(state.directory, message) }
}

export const chatPostMessageMethod = defineMethod({
  name: 'chat.postMessage',
  scopes: ['chat:write'],
  token: 'bot',
  args: z.object({ ...contentArgs, channel: text }),
  call: (context, args) =>
    chatPostMessage(
      context,
      postable(context, args.channel),
      checkedContent(context, args, 'chat.postMessage'),
      args.thread_ts,
    ),
})
