import { ArrowDownIcon } from '@primer/octicons-react'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MessageShown, PlaceShown } from '../../page/wire.ts'
import { useReader } from '../state/reader.ts'
import { useShown } from '../state/store.ts'
import { titleOf } from './conversation.tsx'
import { Message } from './message.tsx'

const none: readonly MessageShown[] = []
/** Further up is not drawn. */
const most = 300
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

const days = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes longer than using it. */
const formatFor = (tz: string): Intl.DateTimeFormat => {
  const known = days.get(tz)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: tz, weekday: 'long', day: 'numeric', month: 'long' })
  days.set(tz, made)
  return made
}

const dayOf = (ts: string, tz: string): string => formatFor(tz).format(Number(ts) * 1000)

const today = (tz: string): string => dayOf(String(Date.now() / 1000), tz)

/** Everything that was said in a place, oldest first, below what stands above all. */
export const MessageList = ({ place, children }: { place: PlaceShown; children?: ReactNode }) => {
  const all = useShown().messages.get(place.id) ?? none
  const messages = all.length > most ? all.slice(-most) : all
  const { tz } = useReader()
  const { outer, inner, below, toEnd, scrolled } = useFollow(all.length)
  const dates = messages.map(({ ts }) => dayOf(ts, tz))
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
          {children}
          {all.length > most && <p className="soft messages-none">Earlier messages are not shown.</p>}
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
              {...(dates[index] !== dates[index - 1] && {
                day: dates[index] === today(tz) ? 'Today' : (dates[index] ?? ''),
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
