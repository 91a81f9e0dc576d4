import type { Row } from './rows.ts'

/** What a key asks for: another line, or the line it was pressed on opened or closed. */
type Move = { to: number } | 'toggle' | undefined

const parentOf = (rows: readonly Row[], index: number): number => {
  const level = rows[index]?.level ?? 1
  return rows.findLastIndex((row, at) => at < index && row.level < level)
}

const right = ({ expandable, open }: Row, index: number): Move => {
  if (!expandable) return undefined
  return open ? { to: index + 1 } : 'toggle'
}

const left = (rows: readonly Row[], { expandable, open }: Row, index: number): Move =>
  expandable && open ? 'toggle' : { to: parentOf(rows, index) }

/** The keys of a tree, as in the ARIA Authoring Practices. */
export const moveOf = (key: string, rows: readonly Row[], index: number): Move => {
  const row = rows[index]
  if (!row) return undefined
  switch (key) {
    case 'ArrowDown':
      return { to: index + 1 }
    case 'ArrowUp':
      return { to: index - 1 }
    case 'ArrowRight':
      return right(row, index)
    case 'ArrowLeft':
      return left(rows, row, index)
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: rows.length - 1 }
    case 'Enter':
    case ' ':
      return row.expandable ? 'toggle' : undefined
    default:
      return undefined
  }
}
