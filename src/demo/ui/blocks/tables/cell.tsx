import { RichText } from '../../text/index.tsx'
import { BlockElement } from '../block-element.tsx'
import type { TableCell } from './cell-values.ts'

/** What stands in a cell of a `table` or `data_table`. */
export const Cell = ({ block, cell }: { block: object; cell: TableCell }) => {
  switch (cell.type) {
    case 'rich_text':
      return <RichText block={cell} />
    case 'action_cell':
      return <BlockElement block={block} element={cell.element} />
    default:
      return cell.text
  }
}
