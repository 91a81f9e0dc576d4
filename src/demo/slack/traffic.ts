import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'

/** One exchange between Slack and the app. `ms` and what follows it are there once it has ended. */
export type TrafficEntry = {
  id: number
  /** Milliseconds since the epoch, by Slack's clock. */
  at: number
  kind: 'delivery' | 'api' | 'response_url' | 'connection'
  /** `/userextra`, `block_actions`, `views.open`, `opened`… */
  name: string
  person?: string
  transport?: 'socket' | 'http'
  request?: unknown
  response?: unknown
  /** `acknowledged`, `timed_out`, `unreachable`, `refused`, `ok` or an error code. */
  outcome?: string
  ms?: number
}

/** Something the app did wrong, or that Slack would only frown at (`warning`). */
export type TrafficProblem = {
  at: number
  /** `views.open`, `acknowledgement of /userextra`, `response_url`… */
  where: string
  severity: 'error' | 'warning'
  code: string
  message: string
  /** JSON pointer into what the app sent. */
  pointer?: string
}

export type Traffic = {
  begin: (entry: Omit<TrafficEntry, 'id' | 'at'>) => TrafficEntry
  end: (entry: TrafficEntry, outcome: string, response?: unknown) => void
  report: (problem: Omit<TrafficProblem, 'at'>) => void
  entries: () => TrafficEntry[]
  problems: () => TrafficProblem[]
  clear: () => void
}

/** A demo may run for days: only the latest exchanges are kept. */
const kept = 2_000

export const createTraffic = ({ clock, bus }: { clock: Clock; bus: Bus }): Traffic => {
  let entries: TrafficEntry[] = []
  let problems: TrafficProblem[] = []
  let count = 0

  return {
    begin: (entry) => {
      const begun = { ...entry, id: ++count, at: clock.now() }
      entries.push(begun)
      if (entries.length > kept) entries = entries.slice(-kept / 2)
      bus.emit({ kind: 'traffic', entry: begun.id })
      return begun
    },
    end: (entry, outcome, response) => {
      entry.outcome = outcome
      entry.ms = clock.now() - entry.at
      if (response !== undefined) entry.response = response
      bus.emit({ kind: 'traffic', entry: entry.id })
    },
    report: (problem) => {
      problems.push({ ...problem, at: clock.now() })
      if (problems.length > kept) problems = problems.slice(-kept / 2)
      bus.emit({ kind: 'problem' })
    },
    entries: () => [...entries],
    problems: () => [...problems],
    clear: () => {
      entries = []
      problems = []
    },
  }
}
