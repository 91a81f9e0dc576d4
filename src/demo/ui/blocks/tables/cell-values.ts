import type { RawNumberElement, RawTextElement, RichTextBlock } from '@slack/types'
import type { Reader } from '../../../slack/render/reader.ts'
import { readRichText } from '../../../slack/render/rich-text.ts'

/** A button in a cell; on Slack's page of the block, not in its types. */
export type ActionCell = { type: 'action_cell'; element: { type: string; text?: { text: string } } }

export type TableCell = RawTextElement | RawNumberElement | RichTextBlock | ActionCell

/** What a person reads in a cell. */
export const cellText = (cell: TableCell, reader: Reader): string => {
  switch (cell.type) {
    case 'rich_text':
      return readRichText(cell, reader)
    case 'action_cell':
      return cell.element.text?.text ?? ''
    default:
      return cell.text
  }
}

/** The moment in a cell that holds nothing else. */
const onlyDate = (cell: RichTextBlock): number | undefined => {
  const leaves = cell.elements.flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
  const [leaf] = leaves
  return leaves.length === 1 && cell.elements.length === 1 && leaf?.type === 'date' ? leaf.timestamp : undefined
}

export type SortKey = number | string | undefined

/** What a cell is sorted by: its number, its moment, else its text; `undefined` when it is empty. */
export const sortKey = (cell: TableCell | undefined, reader: Reader): SortKey => {
  if (!cell) return undefined
  if (cell.type === 'raw_number') return cell.value
  const seconds = cell.type === 'rich_text' ? onlyDate(cell) : undefined
  return seconds ?? (cellText(cell, reader).trim() || undefined)
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Numbers by size and before texts; texts as people sort them, so that “Item 9” comes before “Item 10”. */
export const compareKeys = (left: SortKey, right: SortKey): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
  return collator.compare(String(left), String(right))
}

/** Whether a row holds every word, in whatever column. */
export const holdsWords = (cells: readonly TableCell[], words: string, reader: Reader): boolean => {
  const text = cells.map((cell) => cellText(cell, reader).toLocaleLowerCase()).join('\n')
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
