import { isObject, type JsonObject, objectsAt, stringAt } from '../json.ts'
import { formatDate } from './date.ts'
import type { Reader } from './reader.ts'
import { lines } from './text.ts'

type Leaf = (leaf: JsonObject, reader: Reader) => string

const named =
  (mark: string, key: string): Leaf =>
  (leaf, reader) => {
    const id = stringAt(leaf, key) ?? ''
    return `${mark}${reader.nameOf(id) ?? id}`
  }

const leaves: Record<string, Leaf> = {
  text: (leaf) => stringAt(leaf, 'text') ?? '',
  link: (leaf) => {
    const url = stringAt(leaf, 'url') ?? ''
    const text = stringAt(leaf, 'text')
    return text === undefined ? url : `${text} (${url})`
  },
  emoji: (leaf) => `:${stringAt(leaf, 'name') ?? ''}:`,
  user: named('@', 'user_id'),
  channel: named('#', 'channel_id'),
  usergroup: named('@', 'usergroup_id'),
  broadcast: (leaf) => `@${stringAt(leaf, 'range') ?? ''}`,
  color: (leaf) => stringAt(leaf, 'value') ?? '',
  date: (leaf, reader) =>
    typeof leaf.timestamp === 'number'
      ? formatDate(leaf.timestamp, stringAt(leaf, 'format') ?? '{date_num}', reader)
      : (stringAt(leaf, 'fallback') ?? ''),
}

const inline = (part: JsonObject, reader: Reader): string =>
  objectsAt(part, 'elements')
    .map((leaf) => leaves[stringAt(leaf, 'type') ?? '']?.(leaf, reader) ?? stringAt(leaf, 'text') ?? '')
    .join('')

const listItems = (part: JsonObject, reader: Reader): string => {
  const indent = '  '.repeat(typeof part.indent === 'number' ? part.indent : 0)
  return objectsAt(part, 'elements')
    .map((item, index) => `${indent}${part.style === 'ordered' ? `${index + 1}.` : '•'} ${inline(item, reader)}`)
    .join('\n')
}

/** A rich text block, line by line. */
export const readRichText = (block: unknown, reader: Reader): string =>
  isObject(block)
    ? lines(
        ...objectsAt(block, 'elements').map((part) =>
          part.type === 'rich_text_list' ? listItems(part, reader) : inline(part, reader),
        ),
      )
    : ''
