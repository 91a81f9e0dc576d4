import { AppError } from '../../errors.ts'
import { type Database, isUniqueViolation } from '../../store/database.ts'
import type { NewRecord } from '../schema.ts'
import { type Content, createSchema } from './schema.ts'
import { columns, type ServiceTables, type StoredRecord, toRecord, toRow } from './table.ts'

/** Which records a list holds, and which of them are on the page. */
type Selection = {
  organizations: readonly string[] | 'all'
  parent?: number | undefined
  limit: number
  offset: number
  devices: boolean
}

/** A record as POST takes it; unlike a client, whoever fills the storage may also say what else is the server's. */
export type SeedRecord = NewRecord & { id?: number; created_at?: string; updated_at?: string }

/** Rows of one INSERT: nine values each, of the 32,766 that SQLite binds. */
const rowsAtOnce = 500

/** Like the documentation's examples: no fraction at a whole second. */
const isoOf = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')

/** `updated_at` moves at each write, also within a millisecond and when the clock was set back. */
const afterwards = (previous: string, now: number): string => isoOf(Math.max(now, Date.parse(previous) + 1))

/** Nothing the database says goes out, because it may name other organizations' records. */
const stored = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    if (isUniqueViolation(cause)) throw new AppError('conflict', 'A user extra record already exists for this user.')
    throw new AppError('storage_unavailable', 'The storage does not answer. Try again in a moment.', { cause })
  }
}

const readsOf = (db: Database<ServiceTables>) => ({
  /** Throws when the storage does not answer. */
  ping: () => stored(() => db.selectFrom('user_extra').select('id').limit(1).execute()),

  organizationOf: (id: number): Promise<string | undefined> =>
    stored(async () => {
      const row = await db.selectFrom('user_extra').select('organization_id').where('id', '=', id).executeTakeFirst()
      return row?.organization_id
    }),

  read: (id: number, devices: boolean): Promise<StoredRecord | undefined> =>
    stored(async () => {
      const query = db.selectFrom('user_extra').select(columns).where('id', '=', id)
      const row = await query.$if(devices, (all) => all.select('devices')).executeTakeFirst()
      return row && toRecord(row)
    }),

  list: ({ organizations, parent, limit, offset, devices }: Selection) =>
    stored(async () => {
      let matching = db.selectFrom('user_extra')
      if (organizations !== 'all') matching = matching.where('organization_id', 'in', organizations)
      if (parent !== undefined) matching = matching.where('parent', '=', parent)
      const { count } = await matching.select((all) => all.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
      // The page is found in an index first: what is skipped over is never read, however far the page is.
      const ids = matching.select('id').orderBy('id').limit(limit).offset(offset)
      const page = db.selectFrom('user_extra').select(columns).where('id', 'in', ids).orderBy('id')
      const rows = await page.$if(devices, (all) => all.select('devices')).execute()
      return { count, records: rows.map(toRecord) }
    }),
})

const writesTo = (db: Database<ServiceTables>, now: () => Date) => {
  const toNewRow = ({ devices = [], ...content }: Content) => {
    const at = isoOf(now().getTime())
    return { ...toRow(content), devices: JSON.stringify(devices), created_at: at, updated_at: at }
  }

  return {
    create: (content: Content): Promise<StoredRecord> =>
      stored(async () => {
        const insert = db.insertInto('user_extra').values(toNewRow(content)).returningAll()
        return toRecord(await insert.executeTakeFirstOrThrow())
      }),

    /**
     * Reads a record, asks `decide` what becomes of it and writes that, all in one transaction: of parallel changes
     * none is lost. What `decide` throws leaves the record as it was. Undefined if there is no such record.
     */
    change: (id: number, decide: (current: StoredRecord) => Content, devices: boolean) =>
      stored(() =>
        db.transaction().execute(async (transaction): Promise<StoredRecord | undefined> => {
          const read = transaction.selectFrom('user_extra').select(columns).where('id', '=', id)
          const row = await read.executeTakeFirst()
          if (!row) return undefined
          const update = transaction
            .updateTable('user_extra')
            .set({ ...toRow(decide(toRecord(row))), updated_at: afterwards(row.updated_at, now().getTime()) })
            .where('id', '=', id)
            .returning(columns)
          return toRecord(await update.$if(devices, (all) => all.returning('devices')).executeTakeFirstOrThrow())
        }),
      ),

    /** Deletes a record unless `check` throws. False if there is no such record. */
    remove: (id: number, check: (organization: string) => void): Promise<boolean> =>
      stored(() =>
        db.transaction().execute(async (transaction) => {
          const gone = transaction.deleteFrom('user_extra').where('id', '=', id).returning('organization_id')
          const row = await gone.executeTakeFirst()
          if (row) check(row.organization_id)
          return row !== undefined
        }),
      ),

    /** Fills the storage, all or nothing, in one transaction. Throws a ZodError for a record that POST would refuse. */
    insertMany: async (records: readonly SeedRecord[]): Promise<void> => {
      const rows = records.map(({ id, created_at, updated_at = created_at, ...sent }) => ({
        ...toNewRow(createSchema.parse(sent)),
        ...(id !== undefined && { id }),
        ...(created_at && { created_at }),
        ...(updated_at && { updated_at }),
      }))
      await stored(() =>
        db.transaction().execute(async (transaction) => {
          for (let from = 0; from < rows.length; from += rowsAtOnce) {
            const batch = rows.slice(from, from + rowsAtOnce)
            await transaction.insertInto('user_extra').values(batch).execute()
          }
        }),
      )
    },
  }
}

/**
 * The records in their table. Every operation throws AppErrors: `conflict` for a parent that has a record already, in
 * whichever organization, and `storage_unavailable`. A transaction holds the only connection: within one, nothing but it
 * may be used.
 */
export const createRecords = (db: Database<ServiceTables>, now: () => Date = () => new Date()) => ({
  ...readsOf(db),
  ...writesTo(db, now),
})
export type Records = ReturnType<typeof createRecords>
