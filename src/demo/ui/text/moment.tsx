import { formatDate } from '../../slack/render/date.ts'
import { useReader } from '../state/reader.ts'
import { Link } from './link.tsx'

type Props = {
  seconds: number
  /** Such as `{date_num} at {time}`. */
  format: string
  url?: string | undefined
  /** Shown when the moment is none. */
  fallback?: string | undefined
}

/** Beyond these `Date` has no days. */
const lastSecond = 8_640_000_000_000

/** A moment in the reader's own time zone. */
export const Moment = ({ seconds, format, url, fallback }: Props) => {
  const reader = useReader()
  if (!(Math.abs(seconds) <= lastSecond)) return fallback ?? format
  const at = new Date(seconds * 1000)
  const whole = formatDate(seconds, '{date_long} at {time_secs}', reader)
  const shown = (
    <time dateTime={at.toISOString()} title={`${whole} (${reader.tz})`}>
      {formatDate(seconds, format, reader)}
    </time>
  )
  return url === undefined ? shown : <Link url={url}>{shown}</Link>
}
