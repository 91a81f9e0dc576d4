import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLedger, type LedgerTables, ledgerMigrations } from '../../src/changes/ledger.ts'
import { createLog } from '../../src/log.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'

const intent = {
  organizationId: '12345',
  recordId: 1,
  slackUserId: 'U0JANE',
  interaction: 'T1',
  paths: ['preferences.theme'],
}

describe('the ledger, on a disk that is full', () => {
  let db: Database<LedgerTables>
  const lines: string[] = []
  const ledger = () => createLedger(db, createLog('info', { write: (line) => lines.push(line) }))
  const fillsUpFor = (states: string) =>
    sql
      .raw(`CREATE TRIGGER full BEFORE INSERT ON changes WHEN ${states} BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
      .execute(db)
  const written = () => db.selectFrom('changes').select('state').execute()

  beforeEach(async () => {
    lines.length = 0
    db = await openDatabase<LedgerTables>('sqlite::memory:', ledgerMigrations)
  })
  afterEach(() => db.destroy())

  it('refuses a change that it cannot note, and says that nothing was saved', async () => {
    await fillsUpFor(`NEW.state = 'pending'`)
    await expect(ledger().begin(intent)).rejects.toMatchObject({
      code: 'ledger',
      message: expect.stringMatching(/nothing was saved.*try again/),
    })
    expect(await written()).toEqual([])
  })

  it('does not turn a change that was made into an error because its end cannot be noted, and logs that', async () => {
    await fillsUpFor(`NEW.state <> 'pending'`)
    const entry = await ledger().begin(intent)
    await entry.end('applied')
    expect(await written()).toEqual([{ state: 'pending' }])
    expect(lines.join('')).toContain(entry.changeId)
    expect(lines.join('')).toContain('disk full')
  })
})
