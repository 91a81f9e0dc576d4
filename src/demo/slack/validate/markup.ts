import { isObject, type JsonObject, listOf, pointerOf } from './problems.ts'

/** Text that Slack would act on: a mention, a link, a date. */
export type ActiveMarkup = { pointer: string; token: string }

/**
 * `<!…>` broadcasts, groups and dates, `<@…>` people, `<#…>` channels, `<scheme:…>` links, and `<anything|label>`.
 * Source: docs.slack.dev, formatting message text. That a link without a scheme works is assumed.
 */
const control = /<(?:[!@#][^<>]*|[a-z][a-z0-9+.-]*:[^<>\s]*(?:\|[^<>]*)?|[^<>\s|]+\|[^<>]*)>/gi

/** Names that Slack turns into a mention by itself where it preprocesses the text. */
const bareMention = /(?<![\p{L}\p{N}_.<!@])@(?:channel|here|everyone)(?![\p{L}\p{N}_])/giu

const tokensOf = (text: unknown, pointer: string, isPreprocessed: boolean): ActiveMarkup[] => {
  if (typeof text !== 'string') return []
  const bare = isPreprocessed ? [...text.replaceAll(control, ' ').matchAll(bareMention)] : []
  return [...text.matchAll(control), ...bare].map(([token]) => ({ pointer, token }))
}

/** What a part of a rich text that mentions someone would be in mrkdwn. */
const mentions: Record<string, (leaf: JsonObject) => string> = {
  broadcast: ({ range }) => `<!${range}>`,
  user: ({ user_id }) => `<@${user_id}>`,
  usergroup: ({ usergroup_id }) => `<!subteam^${usergroup_id}>`,
}

const ownMarkup = (value: JsonObject, pointer: string): ActiveMarkup[] => {
  const { type, text } = value
  if (type === 'mrkdwn') return tokensOf(text, `${pointer}/text`, value.verbatim !== true)
  if (type === 'markdown') return tokensOf(text, `${pointer}/text`, false)
  const mention = typeof type === 'string' && Object.hasOwn(mentions, type) ? mentions[type] : undefined
  return mention ? [{ pointer, token: mention(value) }] : []
}

const inBlocks = (value: unknown, pointer: string): ActiveMarkup[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => inBlocks(item, `${pointer}/${index}`))
  if (!isObject(value)) return []
  const inside = Object.entries(value).flatMap(([key, item]) => inBlocks(item, `${pointer}${pointerOf([key])}`))
  return [...ownMarkup(value, pointer), ...inside]
}

const inAttachment = (attachment: unknown, pointer: string): ActiveMarkup[] => {
  if (!isObject(attachment)) return []
  const texts = ['pretext', 'title', 'text'].flatMap((key) => tokensOf(attachment[key], `${pointer}/${key}`, false))
  const fields = listOf(attachment.fields).flatMap((field, index) =>
    isObject(field)
      ? ['title', 'value'].flatMap((key) => tokensOf(field[key], `${pointer}/fields/${index}/${key}`, false))
      : [],
  )
  return [...texts, ...fields, ...inBlocks(attachment.blocks, `${pointer}/blocks`)]
}

/**
 * Everything in a message, a view or a list of blocks that Slack would turn into a mention, a link or a date, for
 * tests which assert that no value of a record does. `plain_text` and the text of a rich text are never parsed.
 * A bare `@here` counts where Slack looks for it: in mrkdwn without `verbatim: true`, and in a message's `text` only
 * with `link_names` or `parse: 'full'`.
 */
export const activeMarkup = (payload: unknown): ActiveMarkup[] => {
  if (Array.isArray(payload)) return inBlocks(payload, '')
  if (!isObject(payload)) return []
  const isPreprocessed = payload.link_names === true || payload.parse === 'full'
  return [
    ...tokensOf(payload.text, '/text', isPreprocessed),
    ...tokensOf(payload.markdown_text, '/markdown_text', false),
    ...inBlocks(payload.blocks, '/blocks'),
    ...listOf(payload.attachments).flatMap((item, index) => inAttachment(item, `/attachments/${index}`)),
  ]
}
