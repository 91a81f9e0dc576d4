import { CheckIcon, CopyIcon } from '@primer/octicons-react'
import { useCallback, useState } from 'react'
import { everything, type Mark, openAtFirst } from './rows.ts'
import { JsonTree } from './tree.tsx'

const noMarks: readonly Mark[] = []

const Copy = ({ value }: { value: unknown }) => {
  const [said, say] = useState('')
  const copy = () => {
    navigator.clipboard.writeText(JSON.stringify(value, null, 2)).then(
      () => say('Copied'),
      () => say('The browser does not let this page copy.'),
    )
  }
  return (
    <>
      <span role="status" className="json-said">
        {said}
      </span>
      <button type="button" className="quiet-button" onClick={copy} onBlur={() => say('')}>
        {said === 'Copied' ? <CheckIcon size={14} /> : <CopyIcon size={14} />} Copy
      </button>
    </>
  )
}

const toggled = (open: ReadonlySet<string>, pointer: string): ReadonlySet<string> => {
  const after = new Set(open)
  if (!after.delete(pointer)) after.add(pointer)
  return after
}

type Props = { title: string; value: unknown; marks?: readonly Mark[] }

/** JSON to look into. Key it by what it shows: what has been opened stays open as long as the key stays. */
export const JsonViewer = ({ title, value, marks = noMarks }: Props) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(value, marks))
  const toggle = useCallback((pointer: string) => setOpen((before) => toggled(before, pointer)), [])
  const all = () => setOpen(new Set(everything(value)))
  return (
    <section className="json" aria-label={title}>
      <header className="json-head">
        <span className="json-title">{title}</span>
        <Copy value={value} />
        <button type="button" className="quiet-button" onClick={all}>
          Open all
        </button>
        <button type="button" className="quiet-button" onClick={() => setOpen(new Set(['']))}>
          Close all
        </button>
      </header>
      <JsonTree label={title} value={value} marks={marks} open={open} onToggle={toggle} />
    </section>
  )
}
