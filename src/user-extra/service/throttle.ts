/** So many requests at once, given back evenly over so many seconds. */
export type RateLimit = { requests: number; seconds: number }

export type Throttle = {
  /** Counts a request. Returns 0 if it may pass, otherwise the whole seconds after which the next one may. */
  take(key: object): number
}

/**
 * The generic cell rate algorithm (ITU-T I.371): one number a key is kept, the time at which everything it used is paid
 * back, instead of a list of requests.
 * Without a limit everything passes. `now` counts milliseconds.
 */
export const createThrottle = (limit: RateLimit | undefined, now = () => performance.now()): Throttle => {
  if (!limit) return { take: () => 0 }
  const window = limit.seconds * 1000
  const cost = window / limit.requests
  const paidBack = new WeakMap<object, number>()
  return {
    take(key) {
      const time = now()
      const after = Math.max(paidBack.get(key) ?? 0, time) + cost
      const wait = after - window - time
      // Less than a microsecond is the error of the sum, not of the client.
      if (wait > 0.001) return Math.ceil(wait / 1000)
      paidBack.set(key, after)
      return 0
    },
  }
}
