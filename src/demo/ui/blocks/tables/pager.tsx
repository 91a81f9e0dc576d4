import { ChevronLeftIcon, ChevronRightIcon } from '@primer/octicons-react'
import type { DataTableModel } from './use-data-table.ts'

/** Which of the rows are shown. */
const shownRows = (table: DataTableModel): string => {
  const { pageIndex, pageSize } = table.state.pagination
  const found = table.getFilteredRowModel().rows.length
  const all = table.getCoreRowModel().rows.length
  const first = pageIndex * pageSize
  const range = found === 0 ? 'No row' : `${first + 1}–${Math.min(first + pageSize, found)} of ${found}`
  return found === all ? range : `${range}, filtered from ${all}`
}

export const Pager = ({ table }: { table: DataTableModel }) => (
  <div className="pager">
    <span role="status">{shownRows(table)}</span>
    {table.getPageCount() > 1 && (
      <>
        <button
          type="button"
          className="quiet-button"
          aria-label="Previous page"
          disabled={!table.getCanPreviousPage()}
          onClick={() => table.previousPage()}
        >
          <ChevronLeftIcon />
        </button>
        <button
          type="button"
          className="quiet-button"
          aria-label="Next page"
          disabled={!table.getCanNextPage()}
          onClick={() => table.nextPage()}
        >
          <ChevronRightIcon />
        </button>
      </>
    )}
  </div>
)
