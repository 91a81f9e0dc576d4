import { z } from 'zod'
import { contentOf } from '../acknowledge/respond.ts'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { State } from '../state.ts'
import { type Channel, type MessageContent, type Person, slackbotId } from '../types.ts'
import { flag, jsonList, jsonObject, text } from './method.ts'

/** The arguments that the chat methods share. Blocks that are not JSON have an error of their own. */
export const contentArgs = {
  text: text.optional(),
  blocks: z.unknown().optional(),
  attachments: jsonList.optional(),
  markdown_text: text.optional(),
  metadata: jsonObject.optional(),
  thread_ts: text.optional(),
  reply_broadcast: flag.optional(),
  mrkdwn: flag.optional(),
  parse: text.optional(),
  link_names: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  username: text.optional(),
  icon_emoji: text.optional(),
  icon_url: text.optional(),
}

type ContentArgs = z.output<z.ZodObject<typeof contentArgs>>

/** What the message says, once it has passed the Block Kit rules. @throws ApiError */
export const checkedContent = (
  { checks }: Context,
  args: ContentArgs & { ts?: string },
  where: string,
): MessageContent => {
  const blocks = args.blocks === undefined ? undefined : jsonList.safeParse(args.blocks)
  if (blocks && !blocks.success) throw new ApiError('invalid_blocks_format')
  const body = { ...args, blocks: blocks?.data }
  const refused = checks.message(body, where)
  if (refused) throw refused
  return contentOf(body)
}

/**
 * The app's direct message with a person; `chat:write` is enough to open it. Deactivated people can be written to, to
 * no avail, and people of other organizations while they share a channel with the app.
 * @throws ApiError `channel_not_found`, `cannot_dm_bot`
 */
const directWith = ({ directory }: State, person: Person): Channel | undefined => {
  if (person.isBot || person.id === slackbotId) throw new ApiError('cannot_dm_bot')
  return directory.isStranger(person) ? undefined : directory.direct([person.id])
}

/** The conversation to post to: a channel the app is in, a DM, or (by a person's id) the DM with that person. */
export const postable = ({ state, app }: Context, id: string): Channel => {
  const person = state.directory.person(id)
  const channel = person ? directWith(state, person) : state.directory.channel(id)
  if (!channel) throw new ApiError('channel_not_found')
  if (channel.isIm && app.messagesTabEnabled === false) throw new ApiError('messages_tab_disabled')
  const open = !channel.isPrivate && app.scopes.includes('chat:write.public')
  if (!channel.withApp && !open) throw new ApiError(channel.isPrivate ? 'channel_not_found' : 'not_in_channel')
  return channel
}
