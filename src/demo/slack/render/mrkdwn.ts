import { formatDate } from './date.ts'
import type { Reader } from './reader.ts'

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const special = (content: string, label: string | undefined, reader: Reader): string => {
  const date = /^date\^(\d+)\^([^^]*)/.exec(content)
  if (date) return formatDate(Number(date[1]), date[2] ?? '', reader)
  if (content.startsWith('subteam^')) {
    const id = content.slice('subteam^'.length)
    return label ?? `@${reader.nameOf(id) ?? id}`
  }
  return label ?? `@${content}`
}

/** What a person reads for `<…>`: a name, a date, a link with its address. */
const reference = (content: string, reader: Reader): string => {
  const bar = content.indexOf('|')
  const target = bar < 0 ? content : content.slice(0, bar)
  const label = bar < 0 || bar === content.length - 1 ? undefined : content.slice(bar + 1)
  const id = target.slice(1)
  if (target.startsWith('@')) return `@${reader.nameOf(id) ?? label ?? id}`
  if (target.startsWith('#')) return `#${reader.nameOf(id) ?? label ?? id}`
  if (target.startsWith('!')) return special(id, label, reader)
  return label === undefined ? target : `${label} (${target})`
}

/** Formatting marks count at the edge of words only. */
const marked = (mark: string) =>
  new RegExp(`(^|[\\s({"'.,:;_*~-])${mark}(?=\\S)([^\\n]*?\\S)${mark}(?=$|[\\s)}"'.,:;!?_*~-])`, 'gm')
const marks = [marked('\\*'), marked('_'), marked('~')]

const unmarked = (text: string) => marks.reduce((done, mark) => done.replaceAll(mark, '$1$2'), text)

const outsideCode = (text: string, reader: Reader): string =>
  text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<.*>$/s.test(part) ? part : unmarked(part)))
    .join('')
    .replaceAll(/<([^<>]+)>/g, (_, content: string) => reference(content, reader))

/**
 * Slack's markup as a person reads it: without its marks, with names, dates and plain characters. Code keeps what it
 * holds.
 */
export const readMrkdwn = (text: string, reader: Reader): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part) =>
      /^`[\s\S]*`$/.test(part) ? unescaped(part.replaceAll('`', '')) : unescaped(outsideCode(part, reader)),
    )
    .join('')

const markdownMarks = /(\*\*|__|~~|`)/g

/** Markdown as a person reads it, near enough: headings, emphasis and links lose their marks. */
export const readMarkdown = (text: string): string =>
  text
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replaceAll(markdownMarks, '')
