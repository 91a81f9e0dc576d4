import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

export type Ids = {
  /** `V00000000A`, `D00000000B`: a prefix and a running number. */
  next: (prefix: string) => string
  /** Unguessable, for tickets and URLs. */
  secret: () => string
  /** A message's timestamp: seconds, point, six digits; never the same twice. */
  ts: () => string
  /** A view's hash: seconds, point, eight characters. */
  hash: () => string
}

export const createIds = (clock: Clock): Ids => {
  let count = 0
  let lastMicros = 0
  const seconds = () => Math.floor(clock.now() / 1000)
  return {
    next: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(9, '0')}`,
    secret: () => randomBytes(16).toString('hex'),
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, clock.now() * 1000)
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`
    },
    hash: () => `${seconds()}.${randomBytes(4).toString('hex')}`,
  }
}
