import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { type Message, slackbotId } from '../types.ts'

/** A message as the Web API answers it and as interaction payloads carry it. */
export const messagePayload = (directory: Directory, message: Message): JsonObject => {
  const { bot } = directory
  const byApp = message.author === bot.userId
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    ...(byApp ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    text: message.text,
    team:
      message.author === slackbotId ? directory.home.id : (directory.person(message.author)?.team ?? directory.home.id),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.author, ts: message.ts } } : {}),
  }
}
