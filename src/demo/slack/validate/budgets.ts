import { limits } from './limits.ts'
import { error, isObject, type Problem, warning } from './problems.ts'
import type { SeenBlock } from './visit.ts'

const ownCharacters = (key: string, value: unknown): number =>
  key === 'text' && typeof value === 'string' ? value.length : charactersIn(value)

/** The length of all text within a value: every string called `text`, at any depth. */
export const charactersIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + charactersIn(item), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce((sum, [key, item]) => sum + ownCharacters(key, item), 0)
}

const atMost = (blocks: readonly SeenBlock[], maximum: number, code: string, message: string): Problem[] =>
  blocks.slice(maximum).map(({ pointer }) => error(pointer, code, message))

const tables = (blocks: readonly SeenBlock[]): Problem[] =>
  atMost(
    blocks.filter(({ type }) => type === 'table' || type === 'data_table'),
    limits.table.perMessage,
    'too_many_tables',
    `no more than ${limits.table.perMessage} table allowed in a message`,
  )

const charts = (blocks: readonly SeenBlock[]): Problem[] =>
  atMost(
    blocks.filter(({ type }) => type === 'data_visualization'),
    limits.chart.perMessage,
    'too_many',
    `no more than ${limits.chart.perMessage} data_visualization blocks allowed in a message`,
  )

/** The first markdown block with which all of them together are too long. */
const markdown = (blocks: readonly SeenBlock[]): Problem[] => {
  const message = `all markdown blocks together must be less than ${limits.markdown.text + 1} characters`
  let characters = 0
  for (const { block, type, pointer } of blocks) {
    if (type !== 'markdown' || typeof block.text !== 'string') continue
    characters += block.text.length
    if (characters > limits.markdown.text) return [error(`${pointer}/text`, 'too_long', message)]
  }
  return []
}

/** What all blocks of a message, those in its attachments included, may hold together. */
export const messageBudgets = (blocks: readonly SeenBlock[]): Problem[] => [
  ...tables(blocks),
  ...charts(blocks),
  ...markdown(blocks),
]

/** Slack answers `msg_blocks_too_long` at a length that it does not document. */
export const textBudget = (blocks: unknown, pointer: string): Problem[] => {
  const message = `all blocks together should be less than ${limits.message.blocksText + 1} characters`
  return charactersIn(blocks) > limits.message.blocksText ? [warning(pointer, 'blocks_text_budget', message)] : []
}
