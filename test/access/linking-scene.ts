import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createActors } from '../../src/access/actor.ts'
import { createAccessEvents } from '../../src/access/events.ts'
import type { FieldRule } from '../../src/access/field-rules.ts'
import { createLimiter } from '../../src/access/limiter.ts'
import { createLinking } from '../../src/access/linking.ts'
import { createLinks } from '../../src/access/links.ts'
import { createMatches } from '../../src/access/matches.ts'
import type { Actor } from '../../src/access/membership.ts'
import { type Organization, organizationSchema } from '../../src/access/organization.ts'
import { createPeople } from '../../src/access/people.ts'
import type { Role } from '../../src/access/permissions.ts'
import { createRecords } from '../../src/access/records.ts'
import { createRequests } from '../../src/access/requests.ts'
import { createRoster } from '../../src/access/roster.ts'
import type { Profile, SlackPeople } from '../../src/access/slack-people.ts'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { AppError } from '../../src/errors.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createUserExtraClient } from '../../src/user-extra/client.ts'
import { startUserExtraService } from '../../src/user-extra/service/server.ts'

export const team = 'T0PINE'
const log = pino({ level: 'silent' })

/** As it is written in the organizations file. */
type Written = Partial<Omit<(typeof organizationSchema)['_input'], 'id' | 'name'>> & { fields?: FieldRule[] }

const organizationOf = (id: string, name: string, { fields = [], ...written }: Written): Organization => ({
  ...organizationSchema.parse({ id, name, slack_workspaces: [team], ...written }),
  fields,
})

export const profile = (more: Partial<Profile> = {}): Profile => ({
  teamId: team,
  enterpriseId: undefined,
  teamIds: [],
  isBot: false,
  isDeactivated: false,
  isStranger: false,
  isGuest: false,
  email: undefined,
  ...more,
})

/** A Slack in memory that says what it is told to say, and refuses what `fails` names. */
export const createSlack = (people: Record<string, Partial<Profile>>, groups: Record<string, string[]> = {}) => {
  const profiles = new Map(Object.entries(people).map(([userId, more]) => [userId, profile(more)]))
  const fields = new Map<string, string>()
  const fails = new Set<string>()
  const asked: string[] = []
  const meeting = { size: 0, waiting: [] as (() => void)[] }
  const meet = async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    meeting.waiting.push(resolve)
    if (meeting.waiting.length === meeting.size) for (const go of meeting.waiting.splice(0)) go()
    await promise
  }
  const ask = async (what: string) => {
    asked.push(what)
    if (meeting.size > 0 && what.startsWith('profile')) await meet()
    if (fails.has(what)) throw new AppError('slack', 'Slack does not answer.')
  }
  const slack: SlackPeople = {
    async profile(userId) {
      await ask(`profile ${userId}`)
      const found = profiles.get(userId)
      if (!found) throw new AppError('slack', 'Slack knows no such person.')
      return found
    },
    async profileField(userId, fieldId) {
      await ask(`field ${userId}`)
      return fields.get(`${userId} ${fieldId}`)
    },
    async groupMembers(groupId) {
      const found = groups[groupId]
      return found && new Set(found)
    },
    async everyone() {
      return [...profiles].map(([userId, each]) => ({ userId, profile: each }))
    },
  }
  /** From now on, a profile is given when so many have been asked for: who does something at once, does it in step. */
  const inStep = (size: number) => {
    meeting.size = size
  }
  return { slack, profiles, fields, fails, asked, inStep }
}

const record = (parent: number, organization_id: string, custom_fields: Record<string, unknown>) => ({
  parent,
  organization_id,
  preferences: { theme: 'dark' },
  custom_fields,
  device_info: { assigned_devices: [{ serial_number: 'SN000001' }] },
})

/** Records 1 to 8, in this order. */
const records = [
  record(42, '12345', { email: 'jane@pinewood.example', department: 'Finance' }),
  record(43, '12345', { email: 'ravi@pinewood.example', department: 'Help desk' }),
  record(44, '12345', { email: 'astrid@pinewood.example', department: 'Board' }),
  record(45, '12345', { email: 'Nora@Pinewood.example ', department: 'Finance', salary: 91_000 }),
  record(46, '12345', { email: 'twins@pinewood.example', department: 'Garden' }),
  record(47, '12345', { email: 'twins@pinewood.example', department: 'Harbor' }),
  record(90, '67890', { email: 'omar@pinewood.example', department: 'Kite secret' }),
  record(91, '67890', { email: 'wes@pinewood.example', department: 'Kite secret' }),
]

const people = {
  U0JANE: { email: 'jane@pinewood.example' },
  U0RAVI: { email: 'ravi@pinewood.example' },
  U0ASTRID: { email: 'astrid@pinewood.example' },
  U0NORA: { email: 'nora@pinewood.example' },
  U0TWIN: { email: 'twins@pinewood.example' },
  U0NIA: {},
  U0OMAR: { email: 'omar@pinewood.example' },
  U0WES: { email: 'wes@pinewood.example' },
  U0GONE: { isDeactivated: true },
  U0ROBOT: { isBot: true },
  U0GUEST: { isGuest: true },
  U0PAT: { teamId: 'T0OTHER' },
  U0STRANGER: { isStranger: true },
}

const members = {
  U0JANE: { parent: 42 },
  U0RAVI: { parent: 43, role: 'helpdesk' as const },
  U0ASTRID: { parent: 44, role: 'admin' as const },
}

export const byEmail = { profile: 'email', field: 'custom_fields.email' }

/** The two organizations, the service that holds their records, the bot's database, and a Slack. */
export const startScene = async ({
  harbor = {},
  kite = {},
  groups = {},
}: {
  harbor?: Written
  kite?: Written
  groups?: Record<string, string[]>
} = {}) => {
  const service = await startUserExtraService({
    databaseUrl: 'sqlite::memory:',
    tokens: ['12345', '67890'].map((id) => ({ token: `token-${id}`, organizations: [id], access: 'read-write' })),
  })
  await service.records.insertMany(records)
  const db = await openDatabase<AccessTables>('sqlite::memory:', accessMigrations)
  onTestFinished(async () => {
    await service.stop()
    await db.destroy()
  })
  const harborPine = organizationOf('12345', 'Harbor & Pine', { members, ...harbor })
  const blueKite = organizationOf('67890', 'Blue Kite', { members: { U0OMAR: { parent: 90, role: 'admin' } }, ...kite })
  const organizations = [harborPine, blueKite]
  const clock = { now: Date.parse('2026-11-02T09:00:00Z') }
  const now = () => new Date(clock.now)
  const client = createUserExtraClient({ baseUrl: service.url, tokenFor: (id) => `token-${id}` })
  const stage = createSlack(people, groups)
  const { slack } = stage
  const broken = new Set<string>()
  let reads = 0
  const links = createLinks(db)
  const roster = createRoster({
    records: (id, options) => {
      reads += 1
      if (broken.has(id)) throw new AppError('unreachable', 'The service does not answer.')
      return client.records(id, options)
    },
    log,
    now: () => clock.now,
  })
  const matches = createMatches({ slack, roster })
  const who = createPeople({ slack, links, matches })
  const events = createAccessEvents(db, log)
  const access = createRecords({ source: client, people: who, events, limiter: createLimiter() })
  const actors = createActors({
    organizations,
    slack,
    links,
    people: who,
    matches,
    requests: createRequests(db, now),
  })
  const linking = createLinking({ organizations, slack, people: who, matches, roster, records: access, db, log, now })
  const standing = (userId: string, organizationId?: string) =>
    actors.standing({ userId, teamId: team, organizationId })
  const actor = async (userId: string, organizationId?: string): Promise<Actor> => {
    const { actor, refusal } = await standing(userId, organizationId)
    if (!actor) throw refusal
    return actor
  }

  return {
    ...stage,
    db,
    service,
    client,
    clock,
    broken,
    harbor: harborPine,
    kite: blueKite,
    links,
    roster,
    people: who,
    linking,
    standing,
    actor,
    /** Links somebody past all rules, as it may have been before. */
    linked: (userId: string, parent: number, role: Role = 'member', organizationId = '12345') =>
      links.add({ organizationId, userId, parent, role, by: 'U0BEFORE', at: new Date(clock.now).toISOString() }),
    /** Who is linked to which record of the organization, and as what. */
    linksOf: async (organizationId = '12345') =>
      (await links.list(organizationId)).map(({ userId, parent, role }) => `${userId} ${parent} ${role}`).sort(),
    events: async () =>
      (await db.selectFrom('access_events').selectAll().orderBy('id').execute()).map(
        ({ kind, slack_user_id, organization_id, what, subject, path }) =>
          [kind, slack_user_id, organization_id, what, subject, path].join(' ').trim(),
      ),
    /** How often all records of an organization were read. */
    reads: () => reads,
    /** From now on nothing can be put on record. */
    loseEvents: () => db.schema.dropTable('access_events').execute(),
  }
}

export type Scene = Awaited<ReturnType<typeof startScene>>

/** Code and sentence of the refusal; fails where there is none. */
export const refused = async (work: Promise<unknown>): Promise<{ code: string; message: string }> => {
  const error = await work.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppError)) throw error
  return { code: error.code, message: error.message }
}
