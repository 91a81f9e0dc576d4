import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { moveOf } from './keys.ts'
import { JsonLine } from './line.tsx'
import { type Mark, nearest, rowsOf } from './rows.ts'

type Props = {
  label: string
  value: unknown
  marks: readonly Mark[]
  open: ReadonlySet<string>
  onToggle: (pointer: string) => void
}

const messagesByPlace = (value: unknown, marks: readonly Mark[]): Map<string, string> => {
  const places = Map.groupBy(marks, ({ pointer }) => nearest(value, pointer))
  return new Map([...places].map(([pointer, there]) => [pointer, there.map(({ message }) => message).join('; ')]))
}

/** Brings the first marked line into view, once for each set of marks. */
const useScrollToMark = (marks: readonly Mark[]) => {
  const tree = useRef<HTMLDivElement>(null)
  const first = marks[0]?.pointer
  useEffect(() => {
    if (first !== undefined) tree.current?.querySelector('.json-line-marked')?.scrollIntoView({ block: 'center' })
  }, [first])
  return tree
}

/** JSON as a tree: one stop for the Tab key, then arrow keys. Only lines that can be seen are in the document. */
export const JsonTree = ({ label, value, marks, open, onToggle }: Props) => {
  const tree = useScrollToMark(marks)
  const [active, setActive] = useState('')
  const rows = useMemo(() => rowsOf(value, open), [value, open])
  const messages = useMemo(() => messagesByPlace(value, marks), [value, marks])
  // The line that Tab leads to may have gone with what it was in.
  const reachable = useMemo(() => (rows.some(({ pointer }) => pointer === active) ? active : ''), [rows, active])

  const takeFocus = useCallback(({ target }: FocusEvent<HTMLElement>) => setActive(target.dataset.pointer ?? ''), [])
  const hearKey = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ pointer }) => pointer === reachable)
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moveOf(event.key, rows, index)
    if (move === undefined) return
    event.preventDefault()
    if (move === 'toggle') return onToggle(reachable)
    const line = tree.current?.children[move.to]
    if (line instanceof HTMLElement) line.focus()
  }

  return (
    <div role="tree" aria-label={label} className="json-tree" ref={tree} onFocus={takeFocus} onKeyDown={hearKey}>
      {rows.map((row) => (
        <JsonLine
          key={row.pointer}
          row={row}
          messages={messages.get(row.pointer)}
          reachable={row.pointer === reachable}
          onToggle={onToggle}
        />
      ))}
    </div>
  )
}
