import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { parse, stringify } from 'yaml'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { createLog } from '../log.ts'
import { startUserExtraService } from '../user-extra/service/server.ts'
import { organizationsFile, records, tokens, workspace } from './data.ts'
import { appOf } from './manifest.ts'
import { people } from './people.ts'
import { startSlack } from './slack/server.ts'

const say = (text = '') => process.stdout.write(`${text}\n`)

const secrets = { botToken: 'xoxb-demo', appToken: 'xapp-demo', signingSecret: 'demo-signing-secret' }

const roster = (): string => {
  const names = { harbor: 'Harbor & Pine', kite: 'Blue Kite Labs' }
  return people
    .map(
      ({ handle, name, role, organization }) =>
        `  @${handle.padEnd(9)} ${name.padEnd(17)} ${role.padEnd(9)} ${names[organization]}`,
    )
    .join('\n')
}

const startStandIn = (port: number) =>
  startSlack({ app: appOf(parse(readFileSync('manifest.yml', 'utf8')), secrets), workspace, port }).catch((cause) => {
    throw new AppError('cannot_listen', `The demo cannot listen on port ${port}. Try PORT=3001 npm run demo.`, {
      cause,
    })
  })

const startBot = async (slackApiUrl: string, serviceUrl: string, folder: string, log: Logger) => {
  const organizations = join(folder, 'organizations.yml')
  writeFileSync(organizations, stringify(organizationsFile))
  const config = readConfig({
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_APP_TOKEN: secrets.appToken,
    SLACK_API_URL: slackApiUrl,
    USER_EXTRA_BASE_URL: serviceUrl,
    ORGANIZATIONS_FILE: organizations,
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
  })
  const app = await buildApp(config, log)
  await app.start()
  return app
}

const welcome = (slackUrl: string, serviceUrl: string): string => `
User Extra for Slack: the demo is running.

  Slack, a local stand-in   ${slackUrl}
  User Extra service        ${serviceUrl}/openapi.json
  Bot                       connected over Socket Mode

People and what they may do:
${roster()}

Try it from another terminal:
  curl -s ${slackUrl}/sandbox/people/jane/run -H 'content-type: application/json' -d '{"text":"/userextra"}'

Everything is in a temporary folder and goes away when you press Ctrl-C.`

/** Everything on this machine: the service with its data, the stand-in for Slack, and the bot between them. */
const run = async (port: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'userextra-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const log = createLog(process.env.LOG_LEVEL ?? 'warn')
  const slack = await startStandIn(port)
  const databaseUrl = `sqlite:${join(folder, 'user-extra.db')}`
  const service = await startUserExtraService({ databaseUrl, tokens, logger: log })
  await service.records.insertMany(records)
  const app = await startBot(slack.apiUrl, service.url, folder, log)
  say(welcome(slack.url, service.url))

  const stop = async () => {
    say('\nStopping…')
    await app.stop()
    await slack.close()
    await service.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

await run(Number(process.env.PORT ?? 3000)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
