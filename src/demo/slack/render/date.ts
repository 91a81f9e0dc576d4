import type { Reader } from './reader.ts'

type Style = Intl.DateTimeFormatOptions

const dateStyles: Record<string, Style> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
}

const dayMs = 86_400_000

/** Yesterday, today or tomorrow for the reader, if it is one of them. */
const nearby = (at: number, { now, tz }: Reader): string | undefined => {
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone: tz }).format(moment)
  const wanted = day(at)
  if (wanted === day(now)) return 'Today'
  if (wanted === day(now - dayMs)) return 'Yesterday'
  return wanted === day(now + dayMs) ? 'Tomorrow' : undefined
}

const ago = (at: number, { now }: Reader): string => {
  const minutes = Math.round((now - at) / 60_000)
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return format.format(-minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return Math.abs(hours) < 24 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day')
}

const token = (name: string, at: number, reader: Reader): string | undefined => {
  if (name === 'ago') return ago(at, reader)
  const pretty = name.endsWith('_pretty')
  const style = dateStyles[pretty ? name.slice(0, -'_pretty'.length) : name]
  if (!style) return undefined
  const close = pretty ? nearby(at, reader) : undefined
  return close ?? new Intl.DateTimeFormat('en-US', { ...style, timeZone: reader.tz }).format(at)
}

/** `{date_num} at {time}` filled in for the reader; unknown tokens stay (docs.slack.dev/messaging/formatting-message-text). */
export const formatDate = (seconds: number, format: string, reader: Reader): string =>
  format.replaceAll(/\{(\w+)\}/g, (whole, name: string) => token(name, seconds * 1000, reader) ?? whole)
