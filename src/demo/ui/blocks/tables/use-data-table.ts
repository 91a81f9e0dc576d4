import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { useReader } from '../../state/reader.ts'
import { cellText, compareKeys, holdsWords, type SortKey, sortKey, type TableCell } from './cell-values.ts'

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
})

export type DataRow = readonly TableCell[]

/** Sorted, filtered and cut into pages, for whoever reads. */
export const useDataTable = (header: DataRow, rows: readonly DataRow[], pageSize: number) => {
  const reader = useReader()
  const columns = useMemo(
    () =>
      header.map(
        (cell, index): ColumnDef<typeof features, DataRow> => ({
          id: String(index),
          header: cellText(cell, reader),
          accessorFn: (row) => sortKey(row[index], reader),
          sortFn: (left, right, id) => compareKeys(left.getValue<SortKey>(id), right.getValue<SortKey>(id)),
          sortDescFirst: false,
          sortUndefined: 'last',
        }),
      ),
    [header, reader],
  )
  return useTable({
    features,
    columns,
    data: rows,
    initialState: { pagination: { pageIndex: 0, pageSize } },
    // One column asks for all of them, because the words may stand in different ones.
    getColumnCanGlobalFilter: ({ id }) => id === '0',
    globalFilterFn: ({ original }, _, words: string) => holdsWords(original, words, reader),
  })
}

export type DataTableModel = ReturnType<typeof useDataTable>
