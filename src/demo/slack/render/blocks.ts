import { asObjects, isObject, type JsonObject, objectsAt, stringAt } from '../json.ts'
import type { Values } from '../types.ts'
import { readIn } from './elements.ts'
import { readMarkdown } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { readRichText } from './rich-text.ts'
import { readChart, readTable } from './tables.ts'
import { lines, readText } from './text.ts'

/** What has been chosen and what is wrong, beside the blocks themselves. */
export type Shown = { values: Values; errors: Record<string, string> }

type Draw = (block: JsonObject, reader: Reader, shown: Shown) => string

const elements: Draw = (block, reader, { values }) =>
  objectsAt(block, 'elements')
    .map((element) => readText(element, reader) || readIn(block, element, values, reader))
    .filter((text) => text !== '')
    .join(' ')

/** Elements of an actions block: a button's `text` is an object, so none of them reads as a text object. */
const buttons: Draw = (block, reader, { values }) =>
  objectsAt(block, 'elements')
    .map((element) => readIn(block, element, values, reader))
    .join(' ')

const section: Draw = (block, reader, { values }) =>
  lines(
    readText(block.text, reader),
    ...asObjects(block.fields).map((field) => readText(field, reader)),
    isObject(block.accessory) ? readIn(block, block.accessory, values, reader) : '',
  )

const input: Draw = (block, reader, { values, errors }) => {
  const label = `${readText(block.label, reader)}${block.optional === true ? ' (optional)' : ''}`
  const field = isObject(block.element) ? readIn(block, block.element, values, reader) : ''
  const error = errors[stringAt(block, 'block_id') ?? '']
  return lines(`${label}: ${field}`, readText(block.hint, reader), error === undefined ? '' : `! ${error}`)
}

const card: Draw = (block, reader, { values }) =>
  lines(
    ...['title', 'subtitle', 'body', 'subtext'].map((key) => readText(block[key], reader)),
    objectsAt(block, 'actions')
      .map((element) => readIn(block, element, values, reader))
      .join(' '),
  )

const task: Draw = (block, reader) =>
  lines(
    `${stringAt(block, 'title') ?? readText(block.title, reader)} (${stringAt(block, 'status') ?? ''})`,
    readRichText(block.details, reader),
    readRichText(block.output, reader),
  )

const drawers: Record<string, Draw> = {
  section,
  input,
  card,
  task_card: task,
  actions: buttons,
  context_actions: buttons,
  context: elements,
  header: (block, reader) => readText(block.text, reader),
  divider: () => '────────',
  image: (block, reader) => lines(readText(block.title, reader), `(image: ${stringAt(block, 'alt_text') ?? ''})`),
  video: (block, reader) => `(video: ${readText(block.title, reader)})`,
  file: () => '(file)',
  rich_text: (block, reader) => readRichText(block, reader),
  markdown: (block) => readMarkdown(stringAt(block, 'text') ?? ''),
  alert: (block, reader) => `(${stringAt(block, 'level') ?? 'default'}) ${readText(block.text, reader)}`,
  table: (block, reader) => readTable(block, reader),
  data_table: (block, reader) => readTable(block, reader),
  data_visualization: (block) => readChart(block),
  carousel: (block, reader, shown) => readBlocks(objectsAt(block, 'elements'), reader, shown),
  container: (block, reader, shown) =>
    lines(
      readText(block.title, reader) || readRichText(block.rich_text_title, reader),
      readText(block.subtitle, reader),
      readBlocks(objectsAt(block, 'child_blocks'), reader, shown),
    ),
  plan: (block, reader, shown) =>
    lines(
      stringAt(block, 'title') ?? readText(block.title, reader),
      ...objectsAt(block, 'tasks').map((item) => task(item, reader, shown)),
    ),
}

/** Blocks as text, every kind of them; a kind that is not known says so instead of vanishing. */
export const readBlocks = (blocks: readonly JsonObject[], reader: Reader, shown: Shown): string =>
  lines(
    ...blocks.map((block) => {
      const type = stringAt(block, 'type') ?? ''
      return drawers[type]?.(block, reader, shown) ?? `(a block of type ${type})`
    }),
  )
