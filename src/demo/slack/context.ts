import type { Checks } from './checks.ts'
import type { Dispatcher } from './delivery/dispatcher.ts'
import type { State } from './state.ts'
import type { Traffic } from './traffic.ts'
import type { SlackApp } from './types.ts'
import type { Validators } from './validators.ts'

/** What acting, answering and serving share. */
export type Context = {
  app: SlackApp
  /** Milliseconds since the epoch, by Slack's clock. */
  now: () => number
  state: State
  traffic: Traffic
  checks: Checks
  validators: Validators
  dispatcher: Dispatcher
  /** The public address of a `response_url`. */
  responseUrl: (id: string) => string
  /** The address of a Socket Mode connection. */
  socketUrl: (ticket: string) => string
}
