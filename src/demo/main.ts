import { AppError } from '../errors.ts'
import { createLog } from '../log.ts'
import { organizationNames } from './data.ts'
import { people } from './people.ts'
import { startDemo } from './start.ts'

const say = (text = '') => process.stdout.write(`${text}\n`)

const roster = (): string =>
  people
    .map(
      ({ handle, name, role, organization }) =>
        `  @${handle.padEnd(9)} ${name.padEnd(17)} ${role.padEnd(9)} ${organizationNames[organization]}`,
    )
    .join('\n')

const welcome = (slackUrl: string, serviceUrl: string): string => `
User Extra for Slack: the demo is running.

  Open in a browser         ${slackUrl}
  User Extra service        ${serviceUrl}/openapi.json
  Bot                       connected over Socket Mode

People and what they may do:
${roster()}

Everything is in a temporary folder and goes away when you press Ctrl-C.`

const run = async (port: number): Promise<void> => {
  const demo = await startDemo({ port, log: createLog(process.env.LOG_LEVEL ?? 'warn') })
  say(welcome(demo.slack.url, demo.service.url))

  const stop = async () => {
    say('\nStopping…')
    await demo.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

await run(Number(process.env.PORT ?? 3000)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
