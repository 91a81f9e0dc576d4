import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createProposals, isDeclined, type StoredProposal } from '../../src/access/proposals.ts'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { openDatabase } from '../../src/store/database.ts'
import { refused } from './linking-scene.ts'

const hour = 3_600_000
const wish = { organizationId: '1', userId: 'U0ADA', parent: 42 }

const start = async () => {
  const db = await openDatabase<AccessTables>('sqlite::memory:', accessMigrations)
  onTestFinished(() => db.destroy())
  const clock = { now: Date.parse('2026-11-02T09:00:00Z') }
  const later = (milliseconds: number) => {
    clock.now += milliseconds
  }
  const proposals = createProposals(db, () => new Date(clock.now))
  const ask = async (more: Partial<typeof wish> = {}): Promise<StoredProposal & { isNew: boolean }> => {
    const { proposal, isNew } = await proposals.create({ ...wish, ...more })
    return { ...proposal, isNew }
  }
  return { db, proposals, ask, later }
}

describe('asking for a record', () => {
  it('is kept, and open', async () => {
    const { proposals, ask } = await start()
    const { isNew, ...proposal } = await ask()
    expect(isNew).toBe(true)
    expect(proposal).toMatchObject({ ...wish, state: 'open', at: '2026-11-02T09:00:00.000Z', decidedBy: undefined })
    expect(await proposals.get(proposal.id)).toEqual(proposal)
    expect(await proposals.get('no such id')).toBeUndefined()
  })

  it('twice is asking once', async () => {
    const { ask } = await start()
    const first = await ask()
    expect(await ask()).toEqual({ ...first, isNew: false })
  })

  it('is apart for another person, and for another organization', async () => {
    const { ask } = await start()
    await ask()
    expect((await ask({ userId: 'U0BOB' })).isNew).toBe(true)
    expect((await ask({ organizationId: '2' })).isNew).toBe(true)
  })

  it('for another record withdraws what was asked before, and that counts as no decision', async () => {
    const { proposals, ask } = await start()
    const first = await ask()
    const second = await ask({ parent: 43 })
    expect(second).toMatchObject({ parent: 43, isNew: true })
    const withdrawn = await proposals.get(first.id)
    expect(withdrawn?.state).toBe('declined')
    expect(withdrawn && isDeclined(withdrawn)).toBe(false)
    expect((await ask()).isNew).toBe(true)
  })

  it('withdraws nothing of other people, nor in another organization', async () => {
    const { proposals, ask } = await start()
    const others = [await ask({ userId: 'U0BOB' }), await ask({ organizationId: '2' })]
    await ask({ parent: 43 })
    for (const { id } of others) expect((await proposals.get(id))?.state).toBe('open')
  })

  it('again waits a day after it was declined', async () => {
    const { proposals, ask, later } = await start()
    await proposals.decide((await ask()).id, 'declined', 'U0BOSS')
    later(60_000)
    expect(await refused(ask())).toEqual({
      code: 'declined',
      message:
        '<@U0BOSS> declined that not long ago, so I did not ask again. You can ask once more in 24 hours; if it cannot wait, please talk to <@U0BOSS>.',
    })
    expect((await refused(ask({ parent: 43 }))).code).toBe('declined')
    later(24 * hour - 60_001)
    expect((await refused(ask())).message).toContain('in 1 hour;')
    expect((await ask({ userId: 'U0BOB' })).isNew).toBe(true)
    expect((await ask({ organizationId: '2' })).isNew).toBe(true)
    later(1)
    expect((await ask()).isNew).toBe(true)
  })

  it('again after it was approved is new', async () => {
    const { proposals, ask } = await start()
    await proposals.decide((await ask()).id, 'approved', 'U0BOSS')
    expect((await ask()).isNew).toBe(true)
  })

  it('is open once in the database itself', async () => {
    const { db, ask } = await start()
    await ask()
    const values = { id: 'x', organization_id: '1', slack_user_id: 'U0ADA', parent: 7, state: 'open' as const, at: '' }
    await expect(db.insertInto('link_proposals').values(values).execute()).rejects.toThrow('UNIQUE')
  })
})

describe('deciding', () => {
  it('counts once', async () => {
    const { proposals, ask } = await start()
    const { id } = await ask()
    expect(await proposals.decide(id, 'approved', 'U0BOSS')).toMatchObject({
      id,
      state: 'approved',
      decidedBy: 'U0BOSS',
      decidedAt: '2026-11-02T09:00:00.000Z',
    })
    expect(await proposals.decide(id, 'declined', 'U0CHIEF')).toBeUndefined()
    expect(await proposals.get(id)).toMatchObject({ state: 'approved', decidedBy: 'U0BOSS' })
    expect(await proposals.decide('no such id', 'approved', 'U0BOSS')).toBeUndefined()
  })

  it('decides nothing else', async () => {
    const { proposals, ask } = await start()
    const { id } = await ask()
    const other = await ask({ userId: 'U0BOB' })
    await proposals.decide(id, 'declined', 'U0BOSS')
    expect((await proposals.get(other.id))?.state).toBe('open')
  })

  it('counts once across processes with one database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proposals-'))
    const url = `sqlite:${join(folder, 'bot.db')}`
    const open = () => openDatabase<AccessTables>(url, accessMigrations)
    const replicas = [await open(), await open()]
    onTestFinished(async () => {
      await Promise.all(replicas.map((db) => db.destroy()))
      rmSync(folder, { recursive: true })
    })
    const stores = replicas.map((db) => createProposals(db))
    const asked = await Promise.all(stores.map((store) => store.create(wish)))
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1)
    const [id = ''] = new Set(asked.map(({ proposal }) => proposal.id))
    const decisions = await Promise.all(stores.map((store, index) => store.decide(id, 'approved', `U0BOSS${index}`)))
    expect(decisions.filter((each) => each !== undefined)).toHaveLength(1)
  })
})

it('the newest of each person tells how it ended', async () => {
  const { proposals, ask, later } = await start()
  await proposals.decide((await ask()).id, 'declined', 'U0BOSS')
  await ask({ userId: 'U0BOB' })
  await ask({ userId: 'U0EVE', organizationId: '2' })
  later(24 * hour)
  const last = await ask()
  const newest = await proposals.newest('1')
  expect([...newest.keys()].sort()).toEqual(['U0ADA', 'U0BOB'])
  expect(newest.get('U0ADA')?.id).toBe(last.id)
})
