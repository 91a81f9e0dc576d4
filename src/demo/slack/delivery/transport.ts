import type { JsonObject } from '../json.ts'

/** What Slack hands to the app: a slash command's form fields, an interaction payload, or an event with its frame. */
export type Envelope = {
  id: string
  type: 'slash_commands' | 'interactive' | 'events_api'
  payload: JsonObject
  /** Whether the acknowledgement may carry something. */
  acceptsPayload: boolean
}

export type Reply =
  | { kind: 'acknowledged'; body: unknown }
  /** Nobody took it. */
  | { kind: 'unreachable'; reason: string }
  /** HTTP only: another status than 2xx. */
  | { kind: 'refused'; status: number }
  /** HTTP only: a body that cannot be read. */
  | { kind: 'garbled'; reason: string }

export type Transport = {
  name: 'socket' | 'http'
  /** May take for ever: the deadline is the caller's business. */
  send: (envelope: Envelope) => Promise<Reply>
}

/** An acknowledgement without content arrives as nothing, `''` or `{}`, depending on transport and library. */
export const bodyOf = (value: unknown): unknown =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0) ? undefined : value
