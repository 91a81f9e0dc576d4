/** What the Web API does to a call instead of, or before, answering it. */
export type Fault =
  | { kind: 'rate_limited'; retryAfter: number }
  | { kind: 'error'; error: string }
  | { kind: 'status'; status: number }
  | { kind: 'cut' }

/** An error of Slack's, an HTTP status without a usable body, or a connection that ends without an answer. */
export type Failure = { error: string } | { status: number } | 'cut'

export type Faults = {
  /** The method (`*` for all) answers 429 with `Retry-After`, `times` calls long or until cleared. */
  rateLimit: (method: string, retryAfterSeconds: number, times?: number) => void
  /** It fails, `times` calls long or until cleared; `missing_scope` comes with the scopes, as from Slack. */
  fail: (method: string, how: Failure, times?: number) => void
  /** It answers, but `ms` later: past the app's patience, as if it hung. */
  slow: (method: string, ms: number) => void
  /** This method (`*`: what was said of all) is well again; everything else stays as it is. */
  mend: (method: string) => void
  /** Nothing that is delivered reaches the app, as if it hung. */
  loseDeliveries: (lost: boolean) => void
  /** Cuts every Socket Mode connection. */
  dropConnections: () => void
  /** Asks every Socket Mode connection to reconnect, as Slack does from time to time. */
  refreshConnections: () => void
  clear: () => void
}

export type FaultBox = Faults & {
  /** The fault that this call meets; a counted one is used up. */
  meet: (method: string) => Fault | undefined
  delayOf: (method: string) => number
  losesDeliveries: () => boolean
}

const faultOf = (how: Failure): Fault => {
  if (how === 'cut') return { kind: 'cut' }
  return 'error' in how ? { kind: 'error', error: how.error } : { kind: 'status', status: how.status }
}

type Connections = { drop: () => void; refresh: () => void }

export const createFaults = (connections: Connections): FaultBox => {
  const planned = new Map<string, { fault: Fault; left: number }>()
  const delays = new Map<string, number>()
  let losing = false

  const plan = (method: string, fault: Fault, times = Number.POSITIVE_INFINITY) => {
    planned.set(method, { fault, left: times })
  }

  return {
    rateLimit: (method, retryAfter, times) => plan(method, { kind: 'rate_limited', retryAfter }, times),
    fail: (method, how, times) => plan(method, faultOf(how), times),
    slow: (method, ms) => {
      delays.set(method, ms)
    },
    mend: (method) => {
      planned.delete(method)
      delays.delete(method)
    },
    loseDeliveries: (lost) => {
      losing = lost
    },
    losesDeliveries: () => losing,
    dropConnections: connections.drop,
    refreshConnections: connections.refresh,
    clear: () => {
      planned.clear()
      delays.clear()
      losing = false
    },
    meet: (method) => {
      const key = planned.has(method) ? method : '*'
      const found = planned.get(key)
      if (!found) return undefined
      found.left -= 1
      if (found.left <= 0) planned.delete(key)
      return found.fault
    },
    delayOf: (method) => delays.get(method) ?? delays.get('*') ?? 0,
  }
}
