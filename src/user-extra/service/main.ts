import { AppError } from '../../errors.ts'
import { createLog } from '../../log.ts'
import { startUserExtraService } from './server.ts'
import { readSettings } from './settings.ts'

const fail = (problems: readonly string[]): never => {
  process.stderr.write(`The User Extra service does not start:\n${problems.map((line) => `- ${line}\n`).join('')}`)
  process.exit(1)
}

const { settings, problems } = readSettings(process.env)
if (!settings) fail(problems)
else {
  const logger = createLog('info')
  const service = await startUserExtraService({ ...settings, logger }).catch((error: unknown) => {
    if (error instanceof AppError) return fail([error.message])
    throw error
  })
  logger.info({ url: service.url }, 'The User Extra service listens')

  const stop = async (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'The User Extra service stops')
    await service.stop()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
