import { z } from 'zod'
import { limits } from './limits.ts'
import { undocumented } from './rules.ts'
import { blockId, flag, someString, url, webUrl } from './text.ts'

/** `code` is missing on Slack's page and present in every SDK. */
const styleFlags = z.strictObject({
  bold: flag,
  italic: flag,
  strike: flag,
  code: flag,
  underline: flag,
  highlight: flag,
  client_highlight: flag,
  unlink: flag,
})

const style = styleFlags.optional()
const words = someString.optional()

const styled = <T extends string, F extends z.ZodRawShape>(type: T, fields: F) =>
  z.strictObject({ type: z.literal(type), ...fields, style })

const text = styled('text', { text: someString })
const link = styled('link', { url, text: words, unsafe: flag, from_llm: flag, is_slack_url: flag, truncated: flag })

const date = styled('date', {
  timestamp: z.int(),
  format: someString,
  timezone: words,
  url: url.optional(),
  fallback: words,
})

const emoji = z.strictObject({
  type: z.literal('emoji'),
  name: someString,
  unicode: words,
  skin_tone: undocumented(z.int()),
  url: undocumented(webUrl),
  style: undocumented(styleFlags),
})

const citation = z.strictObject({
  type: z.literal('citation'),
  url,
  text: someString,
  index: z.number(),
  details: z.discriminatedUnion('citation_type', [
    z.strictObject({ citation_type: z.literal('file'), descriptor: words, file_id: words }),
    z.strictObject({ citation_type: z.literal('external'), app_name: words, app_icon_url: webUrl.optional() }),
    z.strictObject({ citation_type: z.literal('web'), display_name: words, title: words, snippet: words }),
    z.strictObject({ citation_type: z.literal('message'), channel: words, message_ts: words }),
    z.strictObject({ citation_type: z.literal('memory'), memory_id: words }),
  ]),
  from_llm: flag,
  is_slack_url: flag,
})

const tagColors = ['gray', 'brown', 'purple', 'indigo', 'blue', 'green', 'yellow', 'orange', 'red'] as const
const fileLink = { text: words, url: url.optional(), is_skill_invocation: flag }

/** Everything that may stand in a line of text. Source: the page of each below block-kit/block-elements/. */
const inlineElements = [
  text,
  link,
  emoji,
  date,
  citation,
  styled('broadcast', { range: z.enum(['here', 'channel', 'everyone']) }),
  styled('user', { user_id: someString, from_llm: flag }),
  styled('usergroup', { usergroup_id: someString }),
  styled('channel', { channel_id: someString, tab_id: words, from_llm: flag }),
  styled('team', { team_id: someString }),
  styled('color', { value: z.string().regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i) }),
  styled('tag', { text: someString, color: z.enum(tagColors).optional() }),
  styled('file', { file_id: someString, ...fileLink }),
  styled('canvas', { file_id: someString, label: words, hide_title: flag, section_id: words, ...fileLink }),
  styled('canvas_user_mention', { user_id: someString, thread_id: words }),
  styled('canvas_message_unfurl', { root_message_ts: someString, root_message_channel: someString }),
  styled('list_record', {
    file_id: someString,
    record_id: words,
    view_id: words,
    text: words,
    url: url.optional(),
  }),
  styled('message_mention', {
    channel_id: someString,
    message_ts: someString,
    author_id: words,
    thread_ts: words,
    text: words,
    url: url.optional(),
  }),
  styled('attachment_mention', {
    url,
    text: words,
    app_id: words,
    entity_id: words,
    icon_url: webUrl.optional(),
    channel_id: words,
    ts: words,
    full_size_preview_enabled: flag,
    icon_name: words,
    reference_object_type: words,
    product_name: words,
  }),
  styled('work_object_mention', {
    entity_id: someString,
    app_id: someString,
    text: someString,
    url,
    icon_url: webUrl.optional(),
    full_size_preview_enabled: flag,
    product_name: words,
  }),
  styled('workflow_mention', {
    workflow_id: someString,
    function_trigger_id: someString,
    text: someString,
    url: url.optional(),
    channel_id: words,
    ts: words,
  }),
  styled('salesforce_data_field', {
    salesforce_record_id: someString,
    salesforce_field_label: words,
    salesforce_field_api_name: words,
    salesforce_include_field_label: flag,
  }),
] as const

/** The types of everything that may stand in a line of text. */
export const inlineTypes: readonly string[] = inlineElements.map(({ shape }) => shape.type.value)

const line = z.array(z.discriminatedUnion('type', inlineElements)).min(1)
const border = z.literal([0, 1]).optional()

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: line })

const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(z.discriminatedUnion('type', [section])).min(1),
  indent: z.int().min(0).max(limits.richText.indent).optional(),
  offset: z.int().min(0).optional(),
  border,
})

const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: line, border })

const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [text, link])).min(1),
  language: words,
  border,
})

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(z.discriminatedUnion('type', [section, list, quote, preformatted])).min(1),
})
