import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { appOf } from '../../src/demo/manifest.ts'
import { startSlack } from '../../src/demo/slack/server.ts'
import { startUserExtraService } from '../../src/user-extra/service/server.ts'
import { organization, organizationsFile, people, secrets, team } from './people.ts'
import { eventually, startProcess } from './process.ts'

export type Surroundings = {
  /** What an app's process is started with, but for its port. */
  env: Record<string, string>
  folder: string
  stop(): Promise<void>
}

const slackStandIn = () =>
  startSlack({
    app: appOf(parse(readFileSync('manifest.yml', 'utf8')), secrets),
    workspace: {
      teams: [{ id: team, name: 'Bench', domain: 'bench' }],
      people: people.map(({ userId }) => ({ id: userId, name: userId.toLowerCase(), team })),
      channels: [],
    },
  })

/** The service as it runs in production, in a process of its own, with everyone's records on disk. */
const userExtraService = async (folder: string) => {
  const databaseUrl = `sqlite:${join(folder, 'user-extra.db')}`
  const tokens = [{ token: organization.token, organizations: [organization.id], access: 'read-write' as const }]
  const seeding = await startUserExtraService({ databaseUrl, tokens })
  await seeding.records.insertMany(people.map(({ record }) => record))
  await seeding.stop()
  const service = startProcess(['src/user-extra/service/main.ts'], {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    USER_EXTRA_TOKENS: stringify({ tokens }),
    USER_EXTRA_RATE_LIMIT: '0',
  })
  const url = await eventually('the User Extra service', () => /"url":"([^"]+)"/.exec(service.output())?.[1])
  return { url, stop: service.stop }
}

/** Everything that an app needs around it: a folder, the User Extra service, and Slack's Web API. */
export const createSurroundings = async (): Promise<Surroundings> => {
  const folder = mkdtempSync(join(tmpdir(), 'userextra-bench-'))
  const slack = await slackStandIn()
  const service = await userExtraService(folder)
  const organizations = join(folder, 'organizations.yml')
  writeFileSync(organizations, stringify(organizationsFile))
  return {
    folder,
    env: {
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      USER_EXTRA_BASE_URL: service.url,
      ORGANIZATIONS_FILE: organizations,
      DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    },
    async stop() {
      await slack.close()
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
