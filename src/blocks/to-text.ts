import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import { limits } from './limits.ts'
import { escapeText, truncate } from './text.ts'

type TextObject = { type: 'plain_text' | 'mrkdwn'; text: string } | { type: string }

const ofText = (object: TextObject): string[] => {
  if (!('text' in object)) return []
  return [object.type === 'mrkdwn' ? object.text : escapeText(object.text)]
}

const ofLeaf = (leaf: RichTextElement): string => {
  if (leaf.type === 'text') return escapeText(leaf.text)
  if (leaf.type === 'date') return escapeText(leaf.fallback ?? '')
  if (leaf.type === 'user') return `<@${leaf.user_id}>`
  return ''
}

const ofRichText = (block: RichTextBlock): string =>
  block.elements.map((part) => (part.type === 'rich_text_section' ? part.elements.map(ofLeaf).join('') : '')).join(' ')

type Cell = Extract<KnownBlock, { type: 'data_table' }>['rows'][number][number]

const ofCell = (cell: Cell): string => {
  if (cell.type === 'rich_text') return ofRichText(cell)
  return escapeText(cell.type === 'raw_text' ? cell.text : String(cell.value))
}

const lines = (block: KnownBlock): string[] => {
  switch (block.type) {
    case 'header':
    case 'alert':
      return ofText(block.text)
    case 'section':
      return [...(block.text ? ofText(block.text) : []), ...(block.fields ?? []).flatMap(ofText)].map((text) =>
        text.replace(/^\*(.+)\*\n/, '$1: '),
      )
    case 'context':
      return block.elements.flatMap(ofText)
    case 'data_table':
      return [escapeText(block.caption), ...block.rows.map((row) => row.map(ofCell).join(' · '))]
    case 'rich_text':
      return [ofRichText(block)]
    default:
      return []
  }
}

/**
 * What the blocks say, as a message's `text`: with `text` present a screen reader reads only that, so it must say
 * everything. Longer than Slack's limit it ends with an ellipsis.
 * Source: docs.slack.dev/reference/methods/chat.postMessage, "Accessibility considerations"
 */
export const toText = (blocks: KnownBlock[]): string =>
  truncate(blocks.flatMap(lines).join('\n'), limits.fallbackText) || ' '
