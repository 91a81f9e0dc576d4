import type { TableBlock } from '@slack/types'
import { Cell } from './cell.tsx'
import { ScrollRegion } from './scroll-region.tsx'

type Row = TableBlock['rows'][number]

/** A column without settings may be `null` in the list. */
type Settings = (NonNullable<TableBlock['column_settings']>[number] | null)[]

const cellClass = (settings: Settings, column: number): string => {
  const { align = 'left', is_wrapped = false } = settings[column] ?? {}
  return `align-${align} ${is_wrapped ? 'cell-wrapped' : ''}`
}

type RowProps = { block: TableBlock; row: Row; heading?: boolean }

const TableRow = ({ block, row, heading = false }: RowProps) => {
  const Tag = heading ? 'th' : 'td'
  return (
    <tr>
      {row.map((cell, index) => (
        <Tag
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
          key={index}
          scope={heading ? 'col' : undefined}
          className={cellClass(block.column_settings ?? [], index)}
        >
          <Cell block={block} cell={cell} />
        </Tag>
      ))}
    </tr>
  )
}

/** The first row is the heading, as Slack shows it. */
export const Table = ({ block }: { block: TableBlock }) => {
  const [heading, ...rows] = block.rows
  return (
    <ScrollRegion label="Table">
      <table className="data-grid">
        {heading && (
          <thead>
            <TableRow block={block} row={heading} heading />
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <TableRow key={index} block={block} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
