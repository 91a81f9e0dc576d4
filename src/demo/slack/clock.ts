/**
 * Time as Slack's deadlines see it (milliseconds). It runs like the machine's, and can be pushed forward, so that a
 * three-second deadline is tested without waiting three seconds.
 */
export type Clock = {
  now: () => number
  /** Runs `action` once, `ms` from now; the returned function calls it off. */
  after: (ms: number, action: () => void) => () => void
  /** Moves the clock forward and runs what has become due, earliest first. */
  advance: (ms: number) => void
}

type Timer = { due: number; action: () => void; handle?: NodeJS.Timeout }

export const createClock = (): Clock => {
  let offset = 0
  const waiting = new Set<Timer>()
  const now = () => Date.now() + offset

  const fire = (timer: Timer) => {
    if (!waiting.delete(timer)) return
    clearTimeout(timer.handle)
    timer.action()
  }
  const arm = (timer: Timer) => {
    clearTimeout(timer.handle)
    const wake = () => (now() >= timer.due ? fire(timer) : arm(timer))
    timer.handle = setTimeout(wake, Math.max(0, timer.due - now())).unref()
  }

  return {
    now,
    after: (ms, action) => {
      const timer: Timer = { due: now() + ms, action }
      waiting.add(timer)
      arm(timer)
      return () => {
        clearTimeout(timer.handle)
        waiting.delete(timer)
      }
    },
    advance: (ms) => {
      offset += ms
      for (const timer of [...waiting].sort((left, right) => left.due - right.due)) {
        if (timer.due <= now()) fire(timer)
        else arm(timer)
      }
    },
  }
}
