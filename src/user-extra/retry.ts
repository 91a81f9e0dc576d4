import type { Method } from './errors.ts'
import { tooLarge } from './fetch.ts'

/** One try: what came back, or (`broken`) the code of what kept it from coming back. */
export type Attempt =
  | { status: number; retryAfterMs: number | undefined; text: string; broken?: undefined }
  | { status?: undefined; retryAfterMs?: undefined; broken: string }

/** 500 is not among them: the same request fails the same way, and a write may have been carried out. */
const transientStatuses = new Set([429, 502, 503, 504])

/** Without a connection nothing can have been sent. Codes of Node's `connect` and `getaddrinfo`, and of undici. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** True when the service may have acted upon this attempt although it did not say that all is well. */
export const mayHaveActed = (attempt: Attempt): boolean =>
  attempt.broken === undefined ? attempt.status >= 500 : !neverSent.has(attempt.broken)

const isTransient = (attempt: Attempt): boolean =>
  attempt.broken === undefined ? transientStatuses.has(attempt.status) : attempt.broken !== tooLarge

/** POST twice makes two records, or a conflict with oneself; all the others say the same when said twice. */
export const mayRepeat = (method: Method, attempt: Attempt): boolean =>
  isTransient(attempt) && (method !== 'POST' || !mayHaveActed(attempt))

/** Full jitter, so that those who failed together do not come back together. `tries` counts from 0. */
export const backoffMs = (tries: number, random = Math.random): number =>
  random() * Math.min(5000, 100 * 2 ** Math.min(tries, 10))

/** Longer waits are taken for an hour: nobody waits for them, and a broken one must not become a sentence. */
const longestWait = 3_600_000

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3); anything else is as good as absent. */
export const retryAfterMs = (header: string | null, now = Date.now()): number | undefined => {
  if (header === null) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.min(longestWait, Number(header) * 1000)
  const date = /^\s*[A-Z]/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.min(longestWait, Math.max(0, date - now))
}
