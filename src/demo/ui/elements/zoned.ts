const dayMs = 86_400_000

const two = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const

/** A moment as a clock on a wall in the zone shows it: `2026-01-31T13:45`. */
export const wallTime = (seconds: number, tz: string): string => {
  const format = new Intl.DateTimeFormat('en', { timeZone: tz, hourCycle: 'h23', year: 'numeric', ...two })
  const parts = Object.fromEntries(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]))
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** How far the zone's clocks are ahead of UTC at a moment (milliseconds). */
const offsetAt = (ms: number, tz: string): number => {
  const minute = Math.floor(ms / 60_000) * 60_000
  return Date.parse(`${wallTime(minute / 1000, tz)}Z`) - minute
}

/**
 * The moment at which a clock in the zone shows this; the earlier of two when clocks are put back. What no clock shows,
 * because they are put forward, is taken as much later.
 */
export const secondsAt = (wall: string, tz: string): number => {
  const utc = Date.parse(`${wall}Z`)
  const before = utc - offsetAt(utc - dayMs, tz)
  const after = utc - offsetAt(utc + dayMs, tz)
  const shown = [before, after].filter((ms) => wallTime(ms / 1000, tz) === wall)
  return (shown.length > 0 ? Math.min(...shown) : before) / 1000
}
