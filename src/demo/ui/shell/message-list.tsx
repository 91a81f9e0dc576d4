import { ArrowDownIcon } from '@primer/octicons-react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MessageShown, PlaceShown } from '../../page/wire.ts'
import { useReader } from '../state/reader.ts'
import { useShown } from '../state/store.ts'
import { titleOf } from './conversation.tsx'
import { Message } from './message.tsx'

const none: readonly MessageShown[] = []
/** This near to the end counts as being there (pixels). */
const near = 60

/** Follows the end while one is there, also when what is shown grows; else tells that there is more below. */
const useFollow = (count: number) => {
  const outer = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [below, setBelow] = useState(false)
  const toEnd = useCallback(() => {
    atEnd.current = true
    setBelow(false)
    outer.current?.scrollTo({ top: outer.current.scrollHeight })
  }, [])
  const scrolled = useCallback(() => {
    const box = outer.current
    if (!box) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < near
    if (atEnd.current) setBelow(false)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it reacts to is a further message
  useLayoutEffect(() => {
    if (atEnd.current) toEnd()
    else setBelow(true)
  }, [count, toEnd])
  useEffect(() => {
    if (!inner.current) return
    const observer = new ResizeObserver(() => atEnd.current && toEnd())
    observer.observe(inner.current)
    return () => observer.disconnect()
  }, [toEnd])
  return { outer, inner, below, toEnd, scrolled }
}

const dayOf = (ts: string, tz: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: tz, weekday: 'long', day: 'numeric', month: 'long' }).format(
    Number(ts) * 1000,
  )

const today = (tz: string): string => dayOf(String(Date.now() / 1000), tz)

/** Everything that was said in a place, oldest first. */
export const MessageList = ({ place }: { place: PlaceShown }) => {
  const messages = useShown().messages.get(place.id) ?? none
  const { tz } = useReader()
  const { outer, inner, below, toEnd, scrolled } = useFollow(messages.length)
  const days = messages.map(({ ts }) => dayOf(ts, tz))
  return (
    <div className="messages-frame">
      <div
        className="messages"
        ref={outer}
        onScroll={scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        role="log"
        aria-label={`Messages in ${titleOf(place)}`}
      >
        <div ref={inner} className="messages-inner">
          {messages.length === 0 && (
            <p className="soft messages-none">
              {place.kind === 'app'
                ? `${place.name} answers here, and only you see it. Type / to begin.`
                : 'Nothing has been said here yet.'}
            </p>
          )}
          {messages.map((message, index) => (
            <Message
              key={message.ts}
              message={message}
              before={messages[index - 1]}
              {...(days[index] !== days[index - 1] && {
                day: days[index] === today(tz) ? 'Today' : (days[index] ?? ''),
              })}
            />
          ))}
        </div>
      </div>
      {below && (
        <button type="button" className="messages-below" onClick={toEnd}>
          <ArrowDownIcon /> New messages
        </button>
      )}
    </div>
  )
}
