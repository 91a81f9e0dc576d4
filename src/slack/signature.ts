import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Seconds that a request's clock may be away from ours, either way: what is older may be a recorded one, sent again. */
const tolerance = 5 * 60

export type SignatureProblem = 'no signature' | 'wrong time' | 'wrong signature'

/**
 * Whether a request comes from Slack: `v0=` and the HMAC-SHA256, in hex, of `v0:<timestamp>:<body>`, made over the bytes
 * as they arrived. Source: docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const createSignatureCheck =
  (signingSecret: string) =>
  (headers: IncomingHttpHeaders, body: Buffer): SignatureProblem | undefined => {
    const { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature } = headers
    if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'no signature'
    const away = /^\d{1,12}$/.test(timestamp) ? Math.abs(Date.now() / 1000 - Number(timestamp)) : Infinity
    if (away > tolerance) return 'wrong time'
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')
    const expected = Buffer.from(`v0=${digest}`)
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected) ? undefined : 'wrong signature'
  }
