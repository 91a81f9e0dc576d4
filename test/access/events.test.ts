import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccessEvents, createAccessEvents } from '../../src/access/events.ts'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { createLog } from '../../src/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'

const denied = { kind: 'denied', userId: 'U0BOB', teamId: 'T1', organizationId: '1', what: 'record.read' } as const

describe('what is on record of who did, or was refused, what', () => {
  let db: Database<AccessTables>
  let events: AccessEvents
  let now: Date
  const lines: string[] = []
  beforeEach(async () => {
    lines.length = 0
    now = new Date('2026-05-01T00:00:00Z')
    db = await openDatabase<AccessTables>('sqlite::memory:', accessMigrations)
    events = createAccessEvents(db, createLog('warn', { write: (line) => lines.push(line) }), () => now)
  })
  afterEach(() => db.destroy())
  const rows = () => db.selectFrom('access_events').selectAll().execute()
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

  it('is who, what and when', async () => {
    await events.record(denied)
    expect(await rows()).toEqual([
      {
        id: 1,
        at: '2026-05-01T00:00:00.000Z',
        kind: 'denied',
        slack_user_id: 'U0BOB',
        slack_team_id: 'T1',
        organization_id: '1',
        what: 'record.read',
        subject: null,
        path: null,
        detail: null,
      },
    ])
  })

  it('is counted, for one person, one organization and a time', async () => {
    await events.record(denied)
    now = new Date('2026-05-20T00:00:00Z')
    await events.record(denied)
    await events.record({ ...denied, kind: 'revealed' })
    await events.record({ ...denied, userId: 'U0ADA' })
    await events.record({ ...denied, organizationId: '2' })
    await events.record({ ...denied, kind: 'limited' })
    expect(await events.denials('1', 'U0BOB', new Date('2026-05-20T00:00:00Z'))).toBe(1)
    expect(await events.denials('1', 'U0BOB', new Date('2026-05-01T00:00:00Z'))).toBe(2)
    expect(await events.denials('3', 'U0BOB', new Date(0))).toBe(0)
  })

  it('counts being refused altogether, but not having to choose an organization', async () => {
    const refused = { kind: 'refused', userId: 'U0BOB', teamId: 'T1' } as const
    for (const what of ['unmapped', 'proposed', 'choose', 'left']) await events.record({ ...refused, what })
    await events.record({ ...refused, userId: 'U0ADA', what: 'unmapped' })
    await events.record(denied)
    expect(await events.denials('1', 'U0BOB', new Date(0))).toBe(3)
    expect(await events.denials('2', 'U0BOB', new Date(0))).toBe(2)
  })

  it('is kept of one person up to sixty times a minute, and of others beside', async () => {
    for (let count = 0; count < 70; count += 1) events.note(denied)
    events.note({ ...denied, userId: 'U0ADA' })
    await settled()
    expect(await rows()).toHaveLength(61)
    expect(lines.join()).toContain('refused so often')
  })

  it('keeps nobody waiting and fails nothing where it cannot be written, but what must be on record', async () => {
    await sql
      .raw(`CREATE TRIGGER full BEFORE INSERT ON access_events BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
      .execute(db)
    events.note(denied)
    await settled()
    expect(lines.join()).toContain('disk full')
    await expect(events.record(denied)).rejects.toThrow('disk full')
  })
})
