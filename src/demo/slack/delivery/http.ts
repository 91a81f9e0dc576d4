import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { bodyOf, type Envelope, type Reply, type Transport } from './transport.ts'

type HttpParts = { url: string; signingSecret: string; clock: Clock; closing: AbortSignal }

/** Version 0 of Slack's request signature (docs.slack.dev/authentication/verifying-requests-from-slack). */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`

/** A command travels as form fields, everything else as JSON in the one field `payload`. */
const formBody = ({ type, payload }: Envelope): string => {
  const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }
  const pairs = Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)])
  return new URLSearchParams(pairs).toString()
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text()
  if (!response.ok) return { kind: 'refused', status: response.status }
  if (!(response.headers.get('content-type') ?? '').includes('json')) {
    return { kind: 'acknowledged', body: text === '' ? undefined : { text } }
  }
  try {
    return { kind: 'acknowledged', body: bodyOf(text === '' ? undefined : JSON.parse(text)) }
  } catch {
    return { kind: 'garbled', reason: 'The body is not JSON although its content type says so.' }
  }
}

/** Signed HTTP POST to the app's request URL. */
export const createHttpTransport = ({ url, signingSecret, clock, closing }: HttpParts): Transport => ({
  name: 'http',
  send: async (envelope) => {
    const body = formBody(envelope)
    const timestamp = Math.floor(clock.now() / 1000)
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: closing,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          accept: 'application/json,*/*',
          // A kept connection would keep the app's server from stopping.
          connection: 'close',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signature(signingSecret, timestamp, body),
        },
      })
      return await read(response)
    } catch (error) {
      return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) }
    }
  },
})
