import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import type { Channel, MessageContent } from '../types.ts'
import { checkedContent, contentArgs, postable } from './message-content.ts'
import { defineMethod, text } from './method.ts'

/** Posts for one reader. @throws ApiError `user_not_in_channel` */
export const chatPostEphemeral = (
  { state }: Context,
  channel: Channel,
  reader: string,
  content: MessageContent,
): JsonObject => {
  if (!channel.members.includes(reader)) throw new ApiError('user_not_in_channel')
  const author = state.directory.bot.userId
  return { message_ts: state.messages.post({ ...content, channel: channel.id, author, reader }).ts }
}

export const chatPostEphemeralMethod = defineMethod({
  name: 'chat.postEphemeral',
  scopes: ['chat:write'],
  token: 'bot',
  args: z.object({ ...contentArgs, channel: text, user: text }),
  call: (context, args) =>
    chatPostEphemeral(
      context,
      postable(context, args.channel),
      args.user,
      checkedContent(context, args, 'chat.postEphemeral'),
    ),
})
