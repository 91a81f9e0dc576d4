import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { AccessEvent } from '../../src/access/events.ts'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { buildApp } from '../../src/app.ts'
import { type LedgerTables, ledgerMigrations } from '../../src/changes/ledger.ts'
import type { Config } from '../../src/config.ts'
import { startFaultyApi } from '../../src/demo/faulty-api.ts'
import { appOf } from '../../src/demo/manifest.ts'
import type { Workspace } from '../../src/demo/slack/types.ts'
import type { FieldDefinition } from '../../src/fields/definition.ts'
import { createLog } from '../../src/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startUserExtraService } from '../../src/user-extra/service/server.ts'
import { organizationOf } from './organization.ts'
import { type AppSettings, startStory, type TransportName } from './story.ts'

export { transports } from './story.ts'

const team = 'T0PINE'

/** Jane is an employee, Ravi the helpdesk, Astrid an administrator; Omar administers the other organization. */
export const ids = {
  jane: 'U0JANE',
  ravi: 'U0RAVI',
  astrid: 'U0ASTRID',
  nora: 'U0NORA',
  omar: 'U0OMAR',
  wes: 'U0WES',
  /** Works for both organizations. */
  connie: 'U0CONNIE',
} as const

/** People who are mapped to nothing, or must be refused. */
export const others = {
  nia: 'U0NIA',
  pat: 'U0PAT',
  gone: 'U0GONE',
  robot: 'U0ROBOT',
  gus: 'U0GUS',
  lea: 'U0LEA',
} as const

export const helpdeskGroup = 'S0HELPDESK'

const workspace: Workspace = {
  teams: [
    { id: team, name: 'Pinewood', domain: 'pinewood' },
    { id: 'T0OTHER', name: 'Other', domain: 'other' },
  ],
  people: [
    ...Object.entries(ids).map(([name, id]) => ({ id, name, team, tz: 'Europe/Berlin' })),
    { id: others.nia, name: 'nia', team, email: 'nia@harbor.example' },
    { id: others.pat, name: 'pat', team: 'T0OTHER' },
    { id: others.gone, name: 'gone', team, deleted: true },
    { id: others.robot, name: 'robot', team, isBot: true },
    { id: others.gus, name: 'gus', team, isRestricted: true },
    { id: others.lea, name: 'lea', team },
  ],
  channels: [{ id: 'C0GENERAL', name: 'general', members: [...Object.values(ids), ...Object.values(others)] }],
  userGroups: [{ id: helpdeskGroup, handle: 'helpdesk', name: 'Helpdesk', members: [] }],
}

const device = (number: number) => ({
  device_id: `DEV-${number}`,
  device_type: number % 2 ? 'laptop' : 'phone',
  serial_number: `SN${String(number).padStart(6, '0')}`,
  model: number % 2 ? 'MacBook Pro 16' : 'iPhone 15 Pro',
  assigned_date: '2024-01-15T10:30:00Z',
  status: 'active',
})

export const devices = (count: number) => Array.from({ length: count }, (_, index) => device(index + 1))

export const harbor = { id: '12345', name: 'Harbor & Pine', token: 'token-harbor' }
export const kite = { id: '67890', name: 'Blue Kite Labs', token: 'token-kite' }

const record = (parent: number, organization_id: string, deviceCount: number, more: object = {}) => ({
  parent,
  organization_id,
  preferences: { theme: 'dark', notifications: true, language: 'en', timezone: 'Europe/Berlin', font_size: 14 },
  custom_fields: { department: `Department ${parent}`, employee_id: `E-${parent}` },
  device_info: { assigned_devices: devices(deviceCount) },
  ...more,
})

/** Records 1 to 8, in this order. */
export const records = [
  record(42, harbor.id, 1),
  record(43, harbor.id, 7),
  record(44, harbor.id, 250),
  record(45, harbor.id, 0, { custom_fields: { note: '<!channel> *hi* & <https://evil.example|bye>' } }),
  record(90, kite.id, 2, { custom_fields: { department: 'Kite secret' } }),
  record(91, kite.id, 1, { custom_fields: { department: 'Kite secret' } }),
  record(48, harbor.id, 1, { custom_fields: { department: 'Newcomers', email: 'Nia@Harbor.example' } }),
  record(92, kite.id, 1, { custom_fields: { department: 'Kite contractors' } }),
]

/** What a story has otherwise in an organization. */
export type Adjusted = Partial<Config['organizations'][number]>

const organizationsOf = (fields: FieldDefinition[], adjust: WorldOptions['adjust']): Config['organizations'] => [
  organizationOf({
    ...harbor,
    slack_workspaces: [team],
    members: {
      [ids.jane]: { parent: 42, role: 'member' },
      [ids.ravi]: { parent: 43, role: 'helpdesk' },
      [ids.astrid]: { parent: 44, role: 'admin' },
      [ids.nora]: { parent: 45, role: 'member' },
      [others.gone]: { parent: 46, role: 'member' },
      [others.robot]: { parent: 47, role: 'member' },
      [others.gus]: { parent: 49, role: 'member' },
      [ids.connie]: { role: 'helpdesk' },
    },
    fields,
    ...adjust?.harbor,
  }),
  organizationOf({
    ...kite,
    slack_workspaces: [team],
    members: {
      [ids.omar]: { parent: 90, role: 'admin' },
      [ids.wes]: { parent: 91, role: 'member' },
      [ids.connie]: { parent: 92, role: 'member' },
    },
    fields,
    ...adjust?.kite,
  }),
]

/** A record as the service answers it. */
type Stored = { preferences: Record<string, unknown>; custom_fields: Record<string, unknown> }

/** Who is there, who belongs where, and what the service holds. */
export type Scene = { workspace: Workspace; organizations: Config['organizations']; records: typeof records }

export const signingSecret = 'secret-signing'

/** `fields`: definitions beside the built-in ones. `adjust`: what an organization has otherwise. */
export type WorldOptions = {
  transport?: TransportName
  fields?: FieldDefinition[]
  adjust?: { harbor?: Adjusted; kite?: Adjusted }
  scene?: Scene
  isEnterpriseInstall?: boolean
}

/** The real thing, on this machine: the service with its database, Slack's stand-in, and the bot between them. */
export const startWorld = async ({
  transport = 'socket',
  fields = [],
  adjust,
  isEnterpriseInstall = false,
  scene = { workspace, organizations: organizationsOf(fields, adjust), records },
}: WorldOptions = {}) => {
  const { organizations } = scene
  const folder = mkdtempSync(join(tmpdir(), 'userextra-'))
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => lines.push(line) })
  const service = await startUserExtraService({
    databaseUrl: `sqlite:${join(folder, 'user-extra.db')}`,
    tokens: organizations.map(({ id, token }) => ({ token, organizations: [id], access: 'read-write' })),
  })
  await service.records.insertMany(scene.records)
  const api = await startFaultyApi(service.url)

  const databaseUrl = `sqlite:${join(folder, 'bot.db')}`
  let requestUrl = ''
  let idle: () => Promise<void> = async () => undefined
  const start = async (settings: AppSettings) => {
    const { botToken, appToken, slackApiUrl } = settings
    const app = await buildApp(
      {
        botToken,
        slackApiUrl,
        transport:
          settings.transport === 'http'
            ? { kind: 'http', signingSecret, port: 0 }
            : { kind: 'socket', appToken, port: undefined },
        userExtraBaseUrl: api.url,
        databaseUrl,
        logLevel: 'debug',
        organizations,
      },
      log,
    )
    const { port } = await app.start()
    requestUrl = `http://127.0.0.1:${port}/slack/events`
    idle = app.idle
    return { stop: app.stop, idle: app.idle, requestUrl }
  }

  const definition = {
    ...appOf(parse(readFileSync('manifest.yml', 'utf8')), {
      botToken: 'xoxb-secret-bot',
      appToken: 'xapp-secret-app',
      signingSecret,
    }),
    isEnterpriseInstall,
  }
  const slack = await startStory({ transport, start, workspace: scene.workspace, app: definition })

  /** Asks the service itself, past the bot. */
  const ask = async (method: string, path: string, body?: object, token: string = harbor.token): Promise<Stored> => {
    const response = await fetch(`${service.url}/user_extra/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await response.json()) as Stored
  }

  const inDatabase = async <T>(run: (db: Database<AccessTables & LedgerTables>) => Promise<T>): Promise<T> => {
    const migrations = { ...ledgerMigrations, ...accessMigrations }
    const db = await openDatabase<AccessTables & LedgerTables>(databaseUrl, migrations)
    return run(db).finally(() => db.destroy())
  }

  /** What the bot wrote down of who did, or was refused, what. */
  const events = (kind: AccessEvent['kind']) =>
    inDatabase((db) => db.selectFrom('access_events').selectAll().where('kind', '=', kind).orderBy('id').execute())

  return {
    slack,
    events,
    inDatabase,
    api,
    service,
    ask,
    requestUrl,
    idle,
    person: slack.person,
    log: () => lines.join(''),
    stop: async () => {
      await slack.stop()
      await api.stop()
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>
