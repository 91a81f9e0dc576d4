import { z } from 'zod'
import type { Faults } from '../faults.ts'

const method = z.string().default('*')
const times = z.number().int().positive().optional()

/** What `POST /sandbox/faults` takes. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate_limit'), method, retryAfterSeconds: z.number().int().nonnegative(), times }),
  z.object({ kind: z.literal('error'), method, error: z.string(), times }),
  z.object({ kind: z.literal('status'), method, status: z.number().int().min(400).max(599), times }),
  z.object({ kind: z.literal('cut'), method, times }),
  z.object({ kind: z.literal('slow'), method, ms: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('drop_connections') }),
  z.object({ kind: z.literal('refresh_connections') }),
])

type FaultBody = z.output<typeof faultSchema>

type Switches = { [Kind in FaultBody['kind']]: (faults: Faults, body: Extract<FaultBody, { kind: Kind }>) => void }

const switches: Switches = {
  rate_limit: (faults, body) => faults.rateLimit(body.method, body.retryAfterSeconds, body.times),
  error: (faults, body) => faults.fail(body.method, { error: body.error }, body.times),
  status: (faults, body) => faults.fail(body.method, { status: body.status }, body.times),
  cut: (faults, body) => faults.fail(body.method, 'cut', body.times),
  slow: (faults, body) => faults.slow(body.method, body.ms),
  drop_connections: (faults) => faults.dropConnections(),
  refresh_connections: (faults) => faults.refreshConnections(),
}

const turnOn = <Kind extends FaultBody['kind']>(faults: Faults, body: Extract<FaultBody, { kind: Kind }>): void =>
  switches[body.kind as Kind](faults, body)

export const switchFault = (faults: Faults, body: FaultBody): void => turnOn(faults, body)
