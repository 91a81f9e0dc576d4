import type { Bus } from './bus.ts'

/** Without a word from the app, this long without any traffic counts as "nothing more is coming" (milliseconds). */
const quietMs = 40

export type Busy = {
  /** A call of the app has begun; the returned function ends it. */
  begin: () => () => void
  /**
   * Resolves when no call of the app is under way and, as far as can be known, none will follow: when the app says it
   * is idle, or else after a short quiet moment.
   */
  settled: () => Promise<void>
  /** From now on the app's own word counts, not the quiet moment. */
  idleWhen: (idle: () => Promise<void>) => void
}

/** Knows whether the app is still doing something in reaction to what a person did. */
export const createBusy = (bus: Bus): Busy => {
  let appIdle: (() => Promise<void>) | undefined
  let open = 0
  let activity = 0
  let waiting: (() => void)[] = []
  bus.subscribe(() => {
    activity += 1
  })

  const free = () => (open === 0 ? Promise.resolve() : new Promise<void>((resolve) => waiting.push(resolve)))
  const quiet = async () => {
    let seen = -1
    while (seen !== activity) {
      seen = activity
      await new Promise((resolve) => setTimeout(resolve, quietMs))
    }
  }

  return {
    begin: () => {
      open += 1
      let ended = false
      return () => {
        if (ended) return
        ended = true
        open -= 1
        if (open > 0) return
        const released = waiting
        waiting = []
        for (const release of released) release()
      }
    },
    idleWhen: (idle) => {
      appIdle = idle
    },
    settled: async () => {
      let seen = -1
      while (seen !== activity || open > 0) {
        seen = activity
        await free()
        await (appIdle ? appIdle() : quiet())
      }
    },
  }
}
