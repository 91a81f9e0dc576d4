import { ChevronDownIcon, ChevronUpIcon } from '@primer/octicons-react'
import type { DataTableModel } from './use-data-table.ts'

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

/** Names of columns, each a button that sorts by it: upwards, downwards, as it came. */
export const DataTableHead = ({ table, align }: { table: DataTableModel; align: readonly string[] }) => (
  <thead>
    <tr>
      {table.getFlatHeaders().map(({ id, column }, index) => {
        const sorted = column.getIsSorted()
        return (
          <th key={id} scope="col" className={align[index]} aria-sort={sorted === false ? undefined : ariaSort[sorted]}>
            <button type="button" className="sort-button" onClick={column.getToggleSortingHandler()}>
              {String(column.columnDef.header)}
              <span className={sorted === false ? 'sort-mark sort-mark-idle' : 'sort-mark'} aria-hidden="true">
                {sorted === 'desc' ? <ChevronDownIcon size={12} /> : <ChevronUpIcon size={12} />}
              </span>
            </button>
          </th>
        )
      })}
    </tr>
  </thead>
)
