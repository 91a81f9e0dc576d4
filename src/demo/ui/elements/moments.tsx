import { useId, useRef, useState } from 'react'
import { stringAt } from '../../slack/json.ts'
import { useReader } from '../state/reader.ts'
import type { KindProps } from './kind.ts'
import { secondsAt, wallTime } from './zoned.ts'

type Picker = KindProps & {
  type: 'date' | 'time' | 'datetime-local'
  /** The value as the browser's input has it, and back. */
  shown: string
  read: (text: string) => unknown
  /** In whose time it is, where that needs saying. */
  zone?: string | undefined
}

/** Typing the year 2026 goes through the years 2, 20 and 202. */
const isTyped = (text: string): boolean => text !== '' && !text.startsWith('0')

/**
 * The browser's own picker. It keeps what is half typed to itself, so that a value is given only when there is a whole
 * one; nothing is taken away but by leaving an input empty that may be.
 */
const Moment = ({ used, naming, type, shown, read, zone }: Picker) => {
  const [typed, setTyped] = useState<string>()
  const zoneId = useId()
  const input = useRef<HTMLInputElement>(null)
  const describedBy = [naming['aria-describedby'], zone ? zoneId : undefined].filter(Boolean).join(' ')
  const leave = () => {
    const isEmpty = typed === '' && input.current?.validity.badInput === false
    if (isEmpty && used.located.isInput && shown !== '') used.choose(null)
    else used.flush()
    setTyped(undefined)
  }
  return (
    <span className="moment">
      <input
        {...naming}
        ref={input}
        aria-describedby={describedBy || undefined}
        className="field"
        type={type}
        max={type === 'time' ? undefined : type === 'date' ? '9999-12-31' : '9999-12-31T23:59'}
        value={typed ?? shown}
        disabled={used.disabled}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value)
          const isWhole = type === 'time' ? value !== '' : isTyped(value)
          if (isWhole) used.type(read(value))
        }}
        onBlur={leave}
      />
      {zone && (
        <span id={zoneId} className="field-note">
          {zone.replaceAll('_', ' ')}
        </span>
      )}
    </span>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const same = (text: string) => text

export const DateInput = (props: KindProps) => (
  <Moment {...props} type="date" shown={textOf(props.used.value)} read={same} />
)

export const TimeInput = (props: KindProps) => (
  <Moment
    {...props}
    type="time"
    shown={textOf(props.used.value)}
    read={same}
    zone={stringAt(props.element, 'timezone')}
  />
)

const zoneOfBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone

export const DateTimeInput = (props: KindProps) => {
  const { tz } = useReader()
  const { value } = props.used
  return (
    <Moment
      {...props}
      type="datetime-local"
      shown={typeof value === 'number' ? wallTime(value, tz) : ''}
      read={(text) => secondsAt(text, tz)}
      zone={tz === zoneOfBrowser ? undefined : tz}
    />
  )
}
