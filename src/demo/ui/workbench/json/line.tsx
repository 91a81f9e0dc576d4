import { AlertFillIcon, ChevronDownIcon, ChevronRightIcon } from '@primer/octicons-react'
import { memo } from 'react'
import { type Row, summaryOf } from './rows.ts'

const indent = 14

const kindOf = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return 'word'
  return typeof value === 'object' ? 'summary' : typeof value
}

const Twist = ({ row }: { row: Row }) => {
  if (!row.expandable) return <span className="json-twist" />
  return <span className="json-twist">{row.open ? <ChevronDownIcon size={12} /> : <ChevronRightIcon size={12} />}</span>
}

type Props = { row: Row; messages: string | undefined; reachable: boolean; onToggle: (pointer: string) => void }

/** One line of the tree. Keys are heard by the tree; a click is the mouse's way to do the same. */
export const JsonLine = memo(({ row, messages, reachable, onToggle }: Props) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys.
  <div
    role="treeitem"
    className={messages === undefined ? 'json-line' : 'json-line json-line-marked'}
    aria-level={row.level}
    aria-expanded={row.expandable ? row.open : undefined}
    tabIndex={reachable ? 0 : -1}
    data-pointer={row.pointer}
    style={{ paddingInlineStart: (row.level - 1) * indent }}
    onClick={() => row.expandable && onToggle(row.pointer)}
  >
    <Twist row={row} />
    <span className="json-text">
      {row.name !== undefined && <span className="json-name">{row.name}: </span>}
      <span className={`json-${kindOf(row.value)}`}>{summaryOf(row.value)}</span>
      {messages !== undefined && (
        <span className="json-mark">
          <AlertFillIcon size={12} /> {messages}
        </span>
      )}
    </span>
  </div>
))
