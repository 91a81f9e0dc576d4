import type { Context } from '../context.ts'
import type { Acknowledgement } from '../delivery/dispatcher.ts'
import { isObject } from '../json.ts'
import { respond, slackbotSays } from './respond.ts'

/** The error that Slackbot names when a command did not work. */
const failures = {
  timed_out: 'operation_timeout',
  unreachable: 'dispatch_failed',
  refused: 'dispatch_failed',
  garbled: 'dispatch_unknown_error',
} as const

type Asked = { command: string; person: string; channel: string }

/** The error to name, or nothing when what the app answered has been shown. */
const failure = (context: Context, asked: Asked, acknowledgement: Acknowledgement): string | undefined => {
  const { command, person, channel } = asked
  if (acknowledgement.kind !== 'acknowledged') return failures[acknowledgement.kind]
  const { body } = acknowledgement
  if (body === undefined) return undefined
  const message = typeof body === 'string' ? { text: body } : body
  const where = `acknowledgement of ${command}`
  const refused = !isObject(message) || respond(context, { person, channel, ts: undefined }, message, where)
  return refused ? failures.garbled : undefined
}

/** What a person sees after a command: the message of the acknowledgement, nothing, or Slackbot's regret. */
export const applyCommandReply = (context: Context, asked: Asked, acknowledgement: Acknowledgement): void => {
  const { command, person, channel } = asked
  const error = failure(context, asked, acknowledgement)
  if (error !== undefined) slackbotSays(context, person, channel, `${command} failed with the error "${error}"`)
}
