import type { Hono } from 'hono'
import type { Actions } from './actions/index.ts'
import type { Listener } from './bus.ts'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Persona } from './persona/persona.ts'
import type { State } from './state.ts'
import type { TrafficEntry, TrafficProblem } from './traffic.ts'
import type { Bot, SlackApp, Workspace } from './types.ts'
import type { Validators } from './validators.ts'

export type SlackOptions = {
  app: SlackApp
  workspace: Workspace
  /** Default 0: any free port. */
  port?: number
  /** Given: signed HTTP delivery to this URL. Absent: Socket Mode. */
  requestUrl?: string
  clock?: Clock
  validators?: Validators
  /** Adds routes, such as a page to use it with. */
  serve?: (hono: Hono, slack: Slack) => void
}

/** A running stand-in for Slack. */
export type Slack = Changes & {
  url: string
  /** What `SLACK_API_URL` is set to. */
  apiUrl: string
  app: SlackApp
  bot: Bot
  clock: Clock
  state: State
  /** What people do, by ids. */
  actions: Actions
  /** A person who acts by what is written on the screen; by handle, real name or id. @throws AppError */
  person: (name: string) => Persona
  faults: Faults
  /** Everything that went over the wire, oldest first. */
  traffic: () => TrafficEntry[]
  /** Everything the app did wrong: empty is what a test wants. */
  problems: () => TrafficProblem[]
  /** Tells of every change; the returned function ends it. */
  subscribe: (listener: Listener) => () => void
  /** Where deliveries go from now on: `socket`, or the app's request URL. */
  deliverTo: (target: string) => void
  /** Open Socket Mode connections. */
  connections: () => number
  /** Resolves when that many (default 1) are open. */
  connected: (count?: number) => Promise<void>
  /** The last delivery once more, the same envelope with the same payload. */
  redeliver: () => Promise<void>
  /** How to know that the app has nothing under way: actions then settle exactly, not after a quiet moment. */
  idleWhen: (idle: () => Promise<void>) => void
  /** Resolves when the app seems to have nothing more to do. */
  settled: () => Promise<void>
  /** Forgets messages, views, the log and the faults; people and user groups are as they began, connections stay. */
  reset: () => void
  close: () => Promise<void>
}
