import type { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import { asObjects, type JsonObject, stringAt } from '../json.ts'
import { type Message, type MessageContent, slackbotId } from '../types.ts'

/** Where an answer goes: to a person in a conversation, about a message when one was acted on. */
export type RespondTarget = { person: string; channel: string; ts: string | undefined }

/** What a message body shows. Markdown is kept as the block that it becomes. */
export const contentOf = (body: JsonObject): MessageContent => {
  const markdown = stringAt(body, 'markdown_text')
  return {
    text: stringAt(body, 'text') ?? markdown ?? '',
    blocks: markdown === undefined ? asObjects(body.blocks) : [{ type: 'markdown', text: markdown }],
    attachments: asObjects(body.attachments),
  }
}

/** Slackbot's private word to a person. */
export const slackbotSays = ({ state }: Context, person: string, channel: string, text: string): void => {
  state.messages.post({ channel, author: slackbotId, text, blocks: [], attachments: [], reader: person })
}

const withoutOriginal = ({ traffic }: Context, where: string, property: string) =>
  traffic.report({
    where,
    severity: 'warning',
    code: 'no_original',
    message: `${property} has no effect: this URL came with a command, so there is no message to change.`,
  })

/**
 * "A message's type cannot be changed from ephemeral to in_channel. Once a message is issued, it retains its visibility
 * quality for life" (docs.slack.dev/interactivity/handling-user-interaction): an app that asks for another may be
 * telling a whole channel what it means for one. In a direct message with one person there is nobody to tell.
 */
const asAnother = ({ traffic, state }: Context, original: Message, type: unknown, where: string): void => {
  const kept = original.reader === undefined ? 'in_channel' : 'ephemeral'
  const channel = state.directory.channel(original.channel)
  const alone = channel?.isIm === true && channel.withApp && channel.members.length === 1
  if (alone || type === undefined || type === kept) return
  traffic.report({
    where,
    severity: 'warning',
    code: 'visibility_kept',
    message: `response_type ${String(type)} has no effect: a message that is replaced stays ${kept}.`,
    pointer: '/response_type',
  })
}

/**
 * Posts, replaces or deletes as the body of an acknowledged command or of a POST to a `response_url` asks. Ephemeral
 * unless the body says `in_channel`; a replaced message keeps its place and its reader.
 * @returns why Slack refuses the body, if it does
 */
export const respond = (
  context: Context,
  target: RespondTarget,
  body: JsonObject,
  where: string,
): ApiError | undefined => {
  const { state, checks } = context
  const original = target.ts === undefined ? undefined : state.messages.find(target.channel, target.ts)
  if (body.delete_original === true) {
    if (target.ts === undefined) withoutOriginal(context, where, 'delete_original')
    if (original) state.messages.remove(original)
    return undefined
  }
  const refused = checks.message(body, where)
  if (refused) return refused
  if (body.replace_original === true && target.ts === undefined) withoutOriginal(context, where, 'replace_original')
  if (body.replace_original === true && original) {
    asAnother(context, original, body.response_type, where)
    state.messages.rewrite(original, contentOf(body))
    return undefined
  }
  state.messages.post({
    ...contentOf(body),
    channel: target.channel,
    author: state.directory.bot.userId,
    threadTs: stringAt(body, 'thread_ts'),
    reader: body.response_type === 'in_channel' ? undefined : target.person,
  })
  return undefined
}
