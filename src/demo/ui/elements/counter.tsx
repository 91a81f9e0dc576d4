import { useEffect, useState } from 'react'
import type { JsonObject } from '../../slack/json.ts'

/** A screen reader is told once typing pauses, not at every key (milliseconds). */
const settledMs = 1_000

/** Until this share of what fits is used up, nobody needs to count. */
const nearFull = 0.8

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

const characters = (count: number): string => `${count} ${count === 1 ? 'character' : 'characters'}`

const noteOf = (element: JsonObject, length: number): { text: string; over: boolean } | undefined => {
  const { min_length: min, max_length: max } = element
  if (typeof max === 'number' && length > max) return { text: `${characters(length - max)} too many`, over: true }
  if (typeof max === 'number' && length >= max * nearFull)
    return { text: `${characters(max - length)} left`, over: false }
  if (typeof min === 'number' && length > 0 && length < min) {
    return { text: `${characters(min - length)} more needed`, over: false }
  }
  return undefined
}

/** How much more fits, or is needed, as soon as it matters. */
export const Counter = ({ element, length }: { element: JsonObject; length: number }) =>
  element.min_length === undefined && element.max_length === undefined ? null : (
    <Counted element={element} length={length} />
  )

const Counted = ({ element, length }: { element: JsonObject; length: number }) => {
  const note = noteOf(element, length)
  const spoken = useSettled(note?.text ?? '')
  return (
    <>
      {note && (
        <span aria-hidden="true" className={note.over ? 'field-note is-over' : 'field-note'}>
          {note.text}
        </span>
      )}
      <span role="status" className="visually-hidden">
        {spoken}
      </span>
    </>
  )
}
