import { z } from 'zod'
import { attachments } from './attachments.ts'
import { crossProblems, messageBlocks } from './blocks.ts'
import { textBudget } from './budgets.ts'
import { shapeProblems } from './issues.ts'
import { limits } from './limits.ts'
import { error, isObject, type JsonObject, listOf, type Problem, warning } from './problems.ts'
import { anyOf, doubtful, refused } from './rules.ts'
import { flag, someString, webUrl } from './text.ts'
import { blocksIn } from './visit.ts'

const timestamp = z
  .string()
  .regex(/^\d{10}\.\d{6}$/)
  .optional()

const autoParse = doubtful('auto_parse', 'turns plain names in the text into mentions')

/** `{}` takes the metadata off a message. */
const metadata = z
  .strictObject({
    event_type: someString.optional(),
    event_payload: z.looseObject({}).optional(),
    entities: z.array(z.looseObject({})).optional(),
  })
  .refine(
    (given) =>
      !anyOf('event_type', 'event_payload')(given) || (given.event_type !== undefined && !!given.event_payload),
    refused('missing_property', 'must define both `event_type` and `event_payload`'),
  )

/** The content arguments of chat.postMessage, .postEphemeral and .update, and the body of a `response_url`. */
const message = z.strictObject({
  text: z.string().max(limits.message.text).optional(),
  blocks: messageBlocks.optional(),
  attachments: attachments.optional(),
  markdown_text: z.string().max(limits.message.markdownText).optional(),
  metadata: metadata.optional(),
  channel: someString.optional(),
  user: someString.optional(),
  ts: timestamp,
  thread_ts: timestamp,
  reply_broadcast: flag,
  mrkdwn: flag,
  parse: z
    .enum(['none', 'client', 'full'])
    .refine((value) => value !== 'full', autoParse)
    .optional(),
  link_names: z
    .boolean()
    .refine((value) => !value, autoParse)
    .optional(),
  unfurl_links: flag,
  unfurl_media: flag,
  unfurl_app_links: flag,
  username: someString.optional(),
  icon_emoji: someString.optional(),
  icon_url: webUrl.optional(),
  as_user: flag,
  response_type: z.enum(['in_channel', 'ephemeral']).optional(),
  replace_original: flag,
  delete_original: flag,
})

const says = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const content = (given: JsonObject): Problem[] => {
  const hasParts = listOf(given.blocks).length > 0 || listOf(given.attachments).length > 0
  const problems: Problem[] = []
  if (given.markdown_text !== undefined && (says(given.text) || listOf(given.blocks).length > 0)) {
    const conflict = 'cannot be used with `text` or `blocks`'
    problems.push(error('/markdown_text', 'markdown_text_conflict', conflict))
  }
  if (says(given.text) || says(given.markdown_text) || given.delete_original === true) return problems
  // Slack takes blocks without a text, but then a notification and a screen reader have nothing to say.
  if (hasParts) return [...problems, error('', 'missing_text', 'must define `text` beside blocks or attachments')]
  return [...problems, error('', 'no_text', 'must define `text`, `blocks`, `attachments` or `markdown_text`')]
}

/** chat.update refuses a text that chat.postMessage still takes. */
const textLength = ({ text, ts }: JsonObject): Problem[] => {
  if (typeof text !== 'string' || text.length <= limits.message.safeText) return []
  const report = ts === undefined ? warning : error
  return [report('/text', 'text_over_4000', `must be less than ${limits.message.safeText + 1} characters`)]
}

const broadcast = ({ reply_broadcast, thread_ts }: JsonObject): Problem[] =>
  reply_broadcast === true && thread_ts === undefined
    ? [warning('/reply_broadcast', 'no_effect', 'has no effect without `thread_ts`')]
    : []

const blockLists = ({ blocks, attachments: given }: JsonObject): { blocks: unknown; pointer: string }[] => [
  { blocks, pointer: '/blocks' },
  ...listOf(given).flatMap((item, index) =>
    isObject(item) ? [{ blocks: item.blocks, pointer: `/attachments/${index}/blocks` }] : [],
  ),
]

const blocksTogether = (given: JsonObject): Problem[] => {
  const lists = blockLists(given)
  const total = lists.reduce((sum, { blocks }) => sum + listOf(blocks).length, 0)
  const tooMany = total > limits.message.blocks && listOf(given.blocks).length <= limits.message.blocks
  return [
    ...crossProblems(
      lists.flatMap(({ blocks, pointer }) => blocksIn(blocks, pointer)),
      'message',
    ),
    ...textBudget(
      lists.map(({ blocks }) => blocks),
      '',
    ),
    ...(tooMany ? [warning('', 'too_many_blocks_in_all', 'has more blocks in all than a message may have')] : []),
  ]
}

/**
 * A message as given to chat.postMessage, chat.postEphemeral, chat.update, a `response_url` or as the answer to a
 * slash command. Whether the call has its other arguments, such as `channel`, is for the method to check.
 */
export const validateMessage = (given: unknown): Problem[] => {
  const shape = shapeProblems(message, given)
  if (!isObject(given)) return shape
  return [...shape, ...content(given), ...textLength(given), ...broadcast(given), ...blocksTogether(given)]
}
