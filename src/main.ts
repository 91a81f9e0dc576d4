import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { AppError } from './errors.ts'
import { createLog } from './log.ts'

/** What is still under way gets this long after SIGTERM; orchestrators kill after thirty seconds. */
const drainFor = 20_000

const run = async (): Promise<void> => {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  for (const warning of config.warnings) log.warn(warning)
  const app = await buildApp(config, log)
  await app.start()
  log.info({ transport: config.transport.kind, organizations: config.organizations.length }, 'ready')

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), drainFor).unref()
    await app.stop()
    log.info('stopped')
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
