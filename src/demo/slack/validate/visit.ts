import { isObject, type JsonObject, listOf } from './problems.ts'

/** An element of a block. `pointer` leads from the payload to the element. */
export type SeenElement = { element: JsonObject; type: string; pointer: string }

export type SeenBlock = { block: JsonObject; type: string; pointer: string; elements: SeenElement[] }

type Located = { value: unknown; pointer: string }

const each = (value: unknown, pointer: string): Located[] =>
  listOf(value).map((item, index) => ({ value: item, pointer: `${pointer}/${index}` }))

const cellElements = (rows: unknown, pointer: string): Located[] =>
  each(rows, pointer)
    .flatMap((row) => each(row.value, row.pointer))
    .flatMap(({ value, pointer: at }) => (isObject(value) ? [{ value: value.element, pointer: `${at}/element` }] : []))

/** Where each type of block keeps its elements. */
const elementsOf: Record<string, (block: JsonObject, pointer: string) => Located[]> = {
  actions: ({ elements }, pointer) => each(elements, `${pointer}/elements`),
  context: ({ elements }, pointer) => each(elements, `${pointer}/elements`),
  context_actions: ({ elements }, pointer) => each(elements, `${pointer}/elements`),
  section: ({ accessory }, pointer) => [{ value: accessory, pointer: `${pointer}/accessory` }],
  input: ({ element }, pointer) => [{ value: element, pointer: `${pointer}/element` }],
  card: ({ actions }, pointer) => each(actions, `${pointer}/actions`),
  data_table: ({ rows }, pointer) => cellElements(rows, `${pointer}/rows`),
}

/** Where a block keeps the blocks inside it. */
const blocksInside: Record<string, string> = { carousel: 'elements', container: 'child_blocks' }

const entry = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const seenElement = ({ value, pointer }: Located): SeenElement[] =>
  isObject(value) && typeof value.type === 'string' ? [{ element: value, type: value.type, pointer }] : []

const seenBlocks = ({ value, pointer }: Located): SeenBlock[] => {
  if (!isObject(value) || typeof value.type !== 'string') return []
  const { type } = value
  const elements = (entry(elementsOf, type)?.(value, pointer) ?? []).flatMap(seenElement)
  const inside = entry(blocksInside, type)
  const children = inside === undefined ? [] : blocksIn(value[inside], `${pointer}/${inside}`)
  return [{ block: value, type, pointer, elements }, ...children]
}

/**
 * Every block of a list, those inside carousels and containers included, in the order of the payload. Whatever is
 * not a block is passed over, so any value may be given.
 */
export const blocksIn = (blocks: unknown, pointer: string): SeenBlock[] => each(blocks, pointer).flatMap(seenBlocks)
