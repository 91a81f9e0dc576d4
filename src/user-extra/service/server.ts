import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Logger, pino } from 'pino'
import { AppError } from '../../errors.ts'
import { openDatabase } from '../../store/database.ts'
import { createService } from './app.ts'
import { basePath } from './operations.ts'
import { problem } from './problems.ts'
import { createRecords, type Records } from './records.ts'
import { migrations, type ServiceTables } from './table.ts'
import { createThrottle, type RateLimit } from './throttle.ts'
import { createTokens, type TokenEntry } from './tokens.ts'

export type { TokenEntry } from './tokens.ts'

export type ServiceOptions = {
  /** `sqlite:<path>` or `sqlite::memory:`. */
  databaseUrl: string
  tokens: readonly TokenEntry[]
  /** 127.0.0.1 if not given. */
  host?: string
  /** A free one if not given, or 0. */
  port?: number
  /** For each token; none if not given. */
  rateLimit?: RateLimit | undefined
  /** `https://host/api/v1`, where clients reach the service if not under the name they ask for. */
  publicUrl?: string | undefined
  logger?: Logger
  now?: () => Date
}

export type RunningService = {
  /** With the path, such as `http://127.0.0.1:41234/api/v1`. */
  url: string
  records: Records
  /** Takes no more requests, lets those under way end, and closes the database. */
  stop(): Promise<void>
}

/** Milliseconds that requests under way are given to end. */
const patience = 5_000

const listen = async (server: Server, host: string, port: number): Promise<string> => {
  try {
    await once(server.listen(port, host), 'listening')
  } catch (cause) {
    throw new AppError(
      'cannot_listen',
      `The service cannot listen on ${host}, port ${port}. Is it in use? Set HOST and PORT to free ones.`,
      { cause },
    )
  }
  const { address, family, port: actual } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}${basePath}`
}

const close = async (server: Server): Promise<void> => {
  const deadline = setTimeout(() => server.closeAllConnections(), patience)
  // A connection whose answer was under way is kept alive afterwards, and would be waited for.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(deadline)
  clearInterval(sweep)
}

/** Opens the storage and serves it. Throws an AppError that says what to do. */
export const startUserExtraService = async (options: ServiceOptions): Promise<RunningService> => {
  const { databaseUrl, tokens, host = '127.0.0.1', port = 0, rateLimit, publicUrl, now } = options
  const logger = options.logger ?? pino({ level: 'silent' })
  const db = await openDatabase<ServiceTables>(databaseUrl, migrations)
  const records = createRecords(db, now)
  const throttle = createThrottle(rateLimit)
  const app = createService({ records, tokens: createTokens(tokens), throttle, logger, publicUrl })
  const listener = getRequestListener(app.fetch, {
    // The bot may live in the same process, with the platform's own Request and Response.
    overrideGlobalObjects: false,
    errorHandler: () => problem(400, 'The request is not understood.').getResponse(),
  })
  const server = createServer(listener)
  try {
    const url = await listen(server, host, port)
    let stopped: Promise<void> | undefined
    return { url, records, stop: () => (stopped ??= close(server).then(() => db.destroy())) }
  } catch (error) {
    await db.destroy()
    throw error
  }
}
