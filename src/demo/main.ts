import { AppError } from '../errors.ts'
import { createLog } from '../log.ts'
import { aboutPerson, idOf } from './data.ts'
import { outsiders, people, whyRefused } from './people.ts'
import { startDemo } from './start.ts'

const say = (text = '') => process.stdout.write(`${text}\n`)

const roster = (): string =>
  people
    .map(({ handle, name }) => {
      const { role = '', organization = '' } = aboutPerson(idOf(handle))
      return `  @${handle.padEnd(9)} ${name.padEnd(17)} ${role.padEnd(22)} ${organization}`
    })
    .join('\n')

const refused = (): string =>
  (Object.keys(outsiders) as (keyof typeof outsiders)[])
    .map((handle) => `  @${handle.padEnd(9)} ${outsiders[handle].padEnd(17)} ${whyRefused[handle]}`)
    .join('\n')

const welcome = (slackUrl: string, serviceUrl: string): string => `
User Extra for Slack: the demo is running.

  Open in a browser         ${slackUrl}
  User Extra service        ${serviceUrl}/openapi.json
  Bot                       connected over Socket Mode

People and what they may do:
${roster()}

People whom the bot refuses, and why:
${refused()}

Everything is in a temporary folder and goes away when you press Ctrl-C.`

/** Longer than what is under way takes to end, shorter than a person waits. */
const stopWithinMs = 5_000

/** However it ends, the temporary folder goes with the process: it is removed as the process exits. */
const run = async (port: number): Promise<void> => {
  let end: () => void = () => process.exit(130)
  const ended = () => end()
  process.on('SIGINT', ended)
  process.on('SIGTERM', ended)
  const demo = await startDemo({ port, log: createLog(process.env.LOG_LEVEL ?? 'warn') })
  end = () => {
    // Asked a second time, it ends at once.
    end = () => process.exit(130)
    say('\nStopping…')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    demo.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  say(welcome(demo.slack.url, demo.service.url))
}

const portOf = (given: string | undefined): number => {
  const port = Number(given ?? 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new AppError('port', `PORT is “${given}”, which is no port. Try PORT=3001 npm run demo.`)
}

const start = async () => run(portOf(process.env.PORT))

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
