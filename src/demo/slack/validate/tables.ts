import { z } from 'zod'
import { charactersIn } from './budgets.ts'
import { button } from './buttons.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import { doubtful, type Report, refused, rule } from './rules.ts'
import { blockId, flag, someString } from './text.ts'

const rawText = z.strictObject({ type: z.literal('raw_text'), text: someString })
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: someString })

/** A button in a cell: on Slack's page, in no SDK of its own. */
const actionCell = z
  .strictObject({
    type: z.literal('action_cell'),
    element: z.discriminatedUnion('type', [button]),
    fallback: z.discriminatedUnion('type', [rawText, rawNumber]).optional(),
  })
  .refine(() => false, doubtful('undocumented_cell', 'is not a documented type of cell in every source'))

const tooManyCharacters = (maximum: number) =>
  refused('too_long', `the text of all cells must be less than ${maximum + 1} characters`)

const columnSettings = z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: flag })

const tableCell = z.discriminatedUnion('type', [rawText, rawNumber, richText])

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z
    .array(z.array(tableCell).min(1).max(limits.table.cells))
    .min(1)
    .max(limits.table.rows)
    .refine((rows) => charactersIn(rows) <= limits.table.characters, tooManyCharacters(limits.table.characters)),
  column_settings: z.array(columnSettings.nullable()).max(limits.table.cells).optional(),
})

const dataCell = z.discriminatedUnion('type', [rawText, rawNumber, richText, actionCell])

type DataTable = { rows: readonly (readonly { type: string }[])[]; row_header_column_index?: number | undefined }

const evenRows = ({ rows: [header = [], ...rows] }: DataTable, report: Report): void => {
  for (const [index, row] of rows.entries()) {
    const message = `must have ${header.length} cells, as the first row has`
    if (row.length !== header.length) report('uneven_rows', message, ['rows', index + 1])
  }
}

const plainHeader = ({ rows: [header = []], row_header_column_index }: DataTable, report: Report): void => {
  for (const [index, { type }] of header.entries()) {
    const message = `a header cell cannot be ${type}`
    if (type !== 'raw_text' && type !== 'raw_number') report('wrong_place', message, ['rows', 0, index, 'type'])
  }
  if (row_header_column_index !== undefined && row_header_column_index >= header.length) {
    report('out_of_range', 'must be the index of a column', ['row_header_column_index'])
  }
}

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: blockId,
    caption: someString,
    rows: z
      .array(z.array(dataCell).min(1).max(limits.dataTable.columns))
      .min(2)
      .max(limits.dataTable.rows)
      .refine(
        (rows) => charactersIn(rows) <= limits.dataTable.characters,
        tooManyCharacters(limits.dataTable.characters),
      ),
    page_size: z.int().min(1).max(limits.dataTable.pageSize).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .superRefine(rule(evenRows))
  .superRefine(rule(plainHeader))
