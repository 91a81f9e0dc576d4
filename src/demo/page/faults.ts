import type { FaultyApi } from '../faulty-api.ts'
import type { Slack } from '../slack/slack.ts'
import type { FaultsShown } from './wire.ts'

/** Longer than the bot waits before it says "Loading…" or acknowledges a command, shorter than it gives up (2.5 s). */
const slowMs = 2_200
const retryAfterSeconds = 20

export type FaultSwitches = {
  shown: () => FaultsShown
  set: (faults: FaultsShown) => void
  clear: () => void
  /** Tells of every change; the returned function ends it. */
  subscribe: (listener: () => void) => () => void
}

const none: FaultsShown = { api: 'well', slack: 'well', bot: 'well' }

/** What goes wrong on purpose, in the stand-in and on the way from the bot to the User Extra service. */
export const createFaultSwitches = (slack: Slack, api: FaultyApi): FaultSwitches => {
  let now = none
  const apiFaults: Record<FaultsShown['api'], () => void> = {
    well: api.recovers,
    slow: () => api.becomes({ slow: slowMs }),
    down: () => api.becomes('dead'),
    limited: () => api.becomes({ status: 429, headers: { 'retry-after': String(retryAfterSeconds) } }),
  }
  const listeners = new Set<() => void>()
  const set = (faults: FaultsShown) => {
    now = faults
    apiFaults[now.api]()
    slack.faults.clear()
    if (now.slack === 'limited') slack.faults.rateLimit('*', retryAfterSeconds)
    slack.faults.loseDeliveries(now.bot === 'silent')
    for (const listener of listeners) listener()
  }
  return {
    shown: () => now,
    set,
    clear: () => set(none),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
