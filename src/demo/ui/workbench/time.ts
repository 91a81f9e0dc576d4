import { useMemo } from 'react'
import { useReader } from '../state/reader.ts'

/** Writes a moment as the clock of whoever reads: hours, minutes, seconds. */
export const useTimeOf = (): ((at: number) => string) => {
  const { tz } = useReader()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: tz, timeStyle: 'medium' })
    return (at) => format.format(at)
  }, [tz])
}
