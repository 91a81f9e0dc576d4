import type { DataTableBlock } from '@slack/types'
import { useId, useMemo } from 'react'
import { Cell } from './cell.tsx'
import { DataTableHead } from './data-table-head.tsx'
import { Pager } from './pager.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { type DataRow, type DataTableModel, useDataTable } from './use-data-table.ts'

/** Slack's own, where the app names none. */
const usualPageSize = 5
/** From this many rows on there is something to look for. */
const filteredFrom = 6

const alignments = (rows: readonly DataRow[]): string[] =>
  (rows[0] ?? []).map((_, index) =>
    rows.every((row) => row[index]?.type === 'raw_number') ? 'align-right' : 'align-left',
  )

const Filter = ({ table, caption }: { table: DataTableModel; caption: string }) => {
  const id = useId()
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        Filter: {caption}
      </label>
      <input
        id={id}
        className="filter-box"
        type="search"
        placeholder="Filter"
        onChange={(event) => table.setGlobalFilter(event.target.value.trim())}
      />
    </>
  )
}

type BodyProps = { block: DataTableBlock; table: DataTableModel; align: readonly string[] }

const Body = ({ block, table, align }: BodyProps) => {
  const { row_header_column_index: headed = 0 } = block
  return (
    <tbody>
      {table.getRowModel().rows.map(({ id, original }) => (
        <tr key={id}>
          {original.map((cell, index) => {
            const Tag = index === headed ? 'th' : 'td'
            const scope = index === headed ? 'row' : undefined
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
              <Tag key={index} scope={scope} className={align[index]}>
                <Cell block={block} cell={cell} />
              </Tag>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/** Rows to look through: sorted by any column, filtered by words, page by page. */
export const DataTable = ({ block }: { block: DataTableBlock }) => {
  const { caption, page_size = usualPageSize } = block
  const [header, rows, align] = useMemo(() => {
    const [first = [], ...others] = block.rows
    return [first, others, alignments(others)] as const
  }, [block])
  const table = useDataTable(header, rows, page_size)
  return (
    <div className="data-table">
      <div className="data-table-bar">
        {rows.length >= filteredFrom && <Filter table={table} caption={caption} />}
        <Pager table={table} />
      </div>
      <ScrollRegion label={caption}>
        <table className="data-grid">
          <caption>{caption}</caption>
          <DataTableHead table={table} align={align} />
          <Body block={block} table={table} align={align} />
        </table>
      </ScrollRegion>
    </div>
  )
}
