import { z } from 'zod'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import type { Message } from '../types.ts'
import { ownMessage } from './chat-update.ts'
import { defineMethod, text } from './method.ts'

export const chatDelete = ({ state }: Context, message: Message): JsonObject => {
  state.messages.remove(message)
  return { channel: message.channel, ts: message.ts }
}

export const chatDeleteMethod = defineMethod({
  name: 'chat.delete',
  scopes: ['chat:write'],
  token: 'bot',
  args: z.object({ channel: text, ts: text }),
  call: (context, { channel, ts }) => chatDelete(context, ownMessage(context, channel, ts, 'cant_delete_message')),
})
