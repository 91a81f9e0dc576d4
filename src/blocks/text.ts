import type { MrkdwnElement, PlainTextElement } from '@slack/types'

/**
 * Control characters other than line ends, which Slack refuses or swallows, and those that turn the direction of what
 * stands after them: a value must not change how its neighbours read.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

/** Text as it may be sent to Slack at all: well-formed Unicode without control characters. */
export const clean = (text: string): string => text.toWellFormed().replace(unprintable, ' ')

/**
 * Cuts to at most `length` UTF-16 units, with an ellipsis, never inside a surrogate pair or an `&amp;` of escaped text.
 */
export const truncate = (text: string, length: number): string => {
  if (text.length <= length) return text
  const cut = text.slice(0, Math.max(0, length - 1))
  return `${cut.replace(/[\ud800-\udbff]$/, '').replace(/&[a-z]{0,3}$/, '')}…`
}

/** Where mrkdwn would start formatting, or read an emoji: a mark at the start of a word, or `:name:`. */
const formatting = /(?<![\p{L}\p{N}])[*_~`](?=\S)|:(?=[a-z0-9_+-]+:)/giu

/**
 * Text from a record or a person, made harmless inside mrkdwn: `&`, `<` and `>` as Slack prescribes; formatting marks are
 * followed by a word joiner (invisible, no width), so that a value reads as it is stored. Bare `@here` and links stay
 * text because `mrkdwn` sets `verbatim`. Source: docs.slack.dev/messaging/formatting-message-text
 */
export const escapeText = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(formatting, '$&\u2060')

/** `text` is taken as it is: whatever came from a record or a person has gone through `escapeText`. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true })

export const plain = (text: string, length: number): PlainTextElement => ({
  type: 'plain_text',
  text: truncate(clean(text), length) || ' ',
  emoji: false,
})

/**
 * The time that an ISO 8601 text with a four-digit year names; `undefined` for any other text, and before 1970.
 * `Date.parse` alone would read “Room 5” as a day in May, and years that Slack cannot show.
 */
export const instant = (iso: string): Date | undefined => {
  const time = /^\s*\d{4}-\d{2}-\d{2}(?:[T\s]|$)/.test(iso) ? Date.parse(iso) : Number.NaN
  return time >= 0 ? new Date(time) : undefined
}

/** A moment, shown by Slack in the reader's own time zone; `iso` is shown as it is where it names no `instant`. */
export const moment = (iso: string, format = '{date_short_pretty} {time}'): string => {
  const time = instant(iso)
  if (!time) return escapeText(iso)
  const fallback = escapeText(time.toISOString().slice(0, 16).replace('T', ' '))
  return `<!date^${Math.floor(time.getTime() / 1000)}^${format}|${fallback} UTC>`
}

/** A sentence of ours in mrkdwn: people may be mentioned in it (`<@U…>`), everything else in it is text. */
export const sentence = (text: string): string => escapeText(text).replace(/&lt;@([UW][A-Z0-9]+)&gt;/g, '<@$1>')
