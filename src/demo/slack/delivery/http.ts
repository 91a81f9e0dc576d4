import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { bodyOf, type Envelope, type Reply, type Transport } from './transport.ts'

type HttpParts = { url: string; signingSecret: string; clock: Clock; closing: AbortSignal }

/** Version 0 of Slack's request signature (docs.slack.dev/authentication/verifying-requests-from-slack). */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`

type Content = { body: string; contentType: string }

/** An event travels as JSON, a command as form fields, everything else as JSON in the one field `payload`. */
const contentOf = ({ type, payload }: Envelope): Content => {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' }
  const fields = type === 'slash_commands' ? payload : { payload: JSON.stringify(payload) }
  const pairs = Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)])
  return { body: new URLSearchParams(pairs).toString(), contentType: 'application/x-www-form-urlencoded' }
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
    const { body, contentType } = contentOf(envelope)
    const timestamp = Math.floor(clock.now() / 1000)
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: closing,
        headers: {
          'content-type': contentType,
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
