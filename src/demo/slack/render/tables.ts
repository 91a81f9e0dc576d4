import { isObject, type JsonObject, objectsAt, stringAt } from '../json.ts'
import type { Reader } from './reader.ts'
import { readRichText } from './rich-text.ts'
import { lines, readText } from './text.ts'

const cell = (value: unknown, reader: Reader): string => {
  if (!isObject(value)) return ''
  if (value.type === 'rich_text') return readRichText(value, reader)
  if (typeof value.value === 'number') return stringAt(value, 'text') ?? String(value.value)
  return readText(value, reader) || readText(value.text, reader)
}

const rowsOf = (block: JsonObject, reader: Reader): string[] =>
  (Array.isArray(block.rows) ? block.rows : [])
    .filter(Array.isArray)
    .map((row: unknown[]) => row.map((value) => cell(value, reader)).join(' | '))

/** A `table` or `data_table`: its caption, then a line for each row. */
export const readTable = (block: JsonObject, reader: Reader): string =>
  lines(stringAt(block, 'caption') ?? readText(block.caption, reader), ...rowsOf(block, reader))

const point = (value: JsonObject): string =>
  `${stringAt(value, 'label') ?? stringAt(value, 'category') ?? ''}: ${String(value.value ?? '')}`

/** A chart: its title and its figures. */
export const readChart = (block: JsonObject): string => {
  const chart = isObject(block.chart) ? block.chart : block
  return lines(
    stringAt(block, 'title') ?? '',
    ...objectsAt(chart, 'segments').map(point),
    ...objectsAt(chart, 'series').map(
      (series) => `${stringAt(series, 'name') ?? ''}: ${objectsAt(series, 'data').map(point).join(', ')}`,
    ),
  )
}
