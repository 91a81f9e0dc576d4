import { randomUUID } from 'node:crypto'
import type { Generated, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Logger } from 'pino'
import { AppError } from '../errors.ts'

/** How far a change has come; each step is a row of its own, written before (`pending`) and after the call to the API. */
export type ChangeState = 'pending' | 'applied' | 'failed' | 'unknown' | 'not_kept'

export type LedgerTables = {
  changes: {
    id: Generated<number>
    change_id: string
    at: string
    state: ChangeState
    organization_id: string
    record_id: number
    slack_user_id: string
    interaction: string
    /** JSON list of field paths: which fields, never what they hold. */
    paths: string
  }
}

export const ledgerMigrations: Record<string, Migration> = {
  '2026-11-changes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('changes')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('change_id', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('organization_id', 'text', (column) => column.notNull())
        .addColumn('record_id', 'integer', (column) => column.notNull())
        .addColumn('slack_user_id', 'text', (column) => column.notNull())
        .addColumn('interaction', 'text', (column) => column.notNull())
        .addColumn('paths', 'text', (column) => column.notNull())
        .execute()
      await db.schema.createIndex('changes_by_change').on('changes').column('change_id').execute()
    },
  },
}

type Intent = {
  organizationId: string
  recordId: number
  slackUserId: string
  interaction: string
  paths: string[]
}

export type Ledger = {
  /**
   * Writes what is about to be done, durably, and returns how to write what came of it. `end` does not reject: what a
   * person is told about their change depends on the API alone.
   * @throws AppError `ledger` when it cannot be written; then nothing may be done
   */
  begin(intent: Intent): Promise<{ changeId: string; end(state: Exclude<ChangeState, 'pending'>): Promise<void> }>
}

const notWritten = (cause: unknown): AppError =>
  new AppError(
    'ledger',
    'I could not note this change in my list of changes, so I did not make it: nothing was saved. ' +
      'Please try again in a minute. If it stays so, tell the person who runs this bot.',
    { cause },
  )

/** The durable list of changes. Rows are added, never rewritten. */
export const createLedger = (
  db: Kysely<LedgerTables>,
  log: Pick<Logger, 'error'>,
  now: () => Date = () => new Date(),
): Ledger => ({
  async begin(intent) {
    const changeId = randomUUID()
    const write = async (state: ChangeState): Promise<void> => {
      await db
        .insertInto('changes')
        .values({
          change_id: changeId,
          at: now().toISOString(),
          state,
          organization_id: intent.organizationId,
          record_id: intent.recordId,
          slack_user_id: intent.slackUserId,
          interaction: intent.interaction,
          paths: JSON.stringify(intent.paths),
        })
        .execute()
    }
    await write('pending').catch((error: unknown) => {
      throw notWritten(error)
    })
    const end = (state: ChangeState) =>
      write(state).catch((err: unknown) => log.error({ err, changeId, state }, 'the end of a change was not written'))
    return { changeId, end }
  },
})
