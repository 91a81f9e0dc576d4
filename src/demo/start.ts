import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Logger } from 'pino'
import { parse, stringify } from 'yaml'
import { type BuiltApp, buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { startUserExtraService } from '../user-extra/service/server.ts'
import { talk } from './conversations.ts'
import { aboutPerson, organizationsFile, records, tokens, workspace } from './data.ts'
import { startFaultyApi } from './faulty-api.ts'
import { hints } from './hints.ts'
import { appOf } from './manifest.ts'
import { createFaultSwitches } from './page/faults.ts'
import { servePage } from './page/serve.ts'
import { startSlack } from './slack/server.ts'
import type { Slack } from './slack/slack.ts'

const secrets = { botToken: 'xoxb-demo', appToken: 'xapp-demo', signingSecret: 'demo-signing-secret' }

type Service = Awaited<ReturnType<typeof startUserExtraService>>

/** The service with the demo's records in it, and a way back to just those. */
const startService = async (folder: string, log: Logger) => {
  const databaseUrl = `sqlite:${join(folder, 'user-extra.db')}`
  const service = await startUserExtraService({ databaseUrl, tokens, logger: log })
  await service.records.insertMany(records)
  return service
}

const restore = async ({ records: stored }: Service): Promise<void> => {
  const { records: all } = await stored.list({ organizations: 'all', limit: 100_000, offset: 0, devices: false })
  for (const { id } of all) await stored.remove(id, () => undefined)
  await stored.insertMany(records)
}

/** The bot forgets who was linked to what, who asked, and who acts where. */
const forgetLinks = (folder: string): void => {
  const database = new DatabaseSync(join(folder, 'bot.db'), { timeout: 2_000 })
  for (const table of ['links', 'link_proposals', 'acting_in', 'access_events']) database.exec(`DELETE FROM ${table}`)
  database.close()
}

/** What people had been writing to each other before anyone looked. */
const chat = ({ state }: Slack): void => {
  for (const { channel, author, text } of talk)
    state.messages.post({ channel, author, text, blocks: [], attachments: [] })
}

const startBot = async (slackApiUrl: string, apiUrl: string, folder: string, log: Logger): Promise<BuiltApp> => {
  const organizations = join(folder, 'organizations.yml')
  writeFileSync(organizations, stringify(organizationsFile))
  const config = readConfig({
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_APP_TOKEN: secrets.appToken,
    SLACK_API_URL: slackApiUrl,
    USER_EXTRA_BASE_URL: apiUrl,
    ORGANIZATIONS_FILE: organizations,
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
  })
  const app = await buildApp(config, log)
  await app.start()
  return app
}

const subcommandsOf = (app: BuiltApp | undefined) =>
  (app?.features ?? [])
    .flatMap(({ commands = [] }) => commands)
    .map(({ name, summary, forAnyone }) => ({ name, usage: forAnyone?.usage ?? '', summary }))

/**
 * Everything on this machine: the service with its data, the stand-in for Slack with its page, and the bot between them.
 * @throws AppError `cannot_listen`
 */
export const startDemo = async ({ port, log }: { port: number; log: Logger }) => {
  const folder = mkdtempSync(join(tmpdir(), 'userextra-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const service = await startService(folder, log)
  const api = await startFaultyApi(service.url)
  let app: BuiltApp | undefined
  const slack = await startSlack({
    app: appOf(parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8')), secrets),
    workspace,
    port,
    serve: (hono, slack) => {
      const faults = createFaultSwitches(slack, api)
      const about = { person: aboutPerson, subcommands: () => subcommandsOf(app), hints }
      const reset = async () => {
        await restore(service)
        forgetLinks(folder)
        faults.clear()
        slack.reset()
        chat(slack)
      }
      servePage(hono, slack, { about, faults, reset })
    },
  }).catch(async (cause: unknown) => {
    await Promise.all([api.stop(), service.stop()])
    throw new AppError('cannot_listen', `The demo cannot listen on port ${port}. Try PORT=3001 npm run demo.`, {
      cause,
    })
  })
  chat(slack)
  const bot = await startBot(slack.apiUrl, api.url, folder, log)
  app = bot
  slack.idleWhen(bot.idle)
  return {
    slack,
    service,
    stop: async () => {
      await bot.stop()
      await slack.close()
      await api.stop()
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Demo = Awaited<ReturnType<typeof startDemo>>
