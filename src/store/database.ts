import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Dialect, Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { AppError } from '../errors.ts'

export type Database<T> = Kysely<T>

/** Milliseconds to wait for another process that writes to the same file. The event loop stands still meanwhile. */
const busyTimeout = 2_000
const keptStatements = 200
const uniqueViolation = 2067

const isBindable = (value: unknown): value is SQLInputValue =>
  value === null || ['number', 'bigint', 'string'].includes(typeof value) || ArrayBuffer.isView(value)

/** SQLite has no booleans; an object would be taken for named parameters and the others would shift, silently. */
const bind = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((value, index) => {
    const bound = typeof value === 'boolean' ? Number(value) : value
    if (!isBindable(bound)) throw new TypeError(`Parameter ${index + 1} is no SQL value: store an object as JSON text`)
    return bound
  })

/** Rows come with a null prototype: nothing else in the house has such objects, so they are copied once, here. */
const plain = (row: Record<string, unknown>): Record<string, unknown> => ({ ...row })

const adapt = (statement: StatementSync) => ({
  reader: statement.columns().length > 0,
  all: (parameters: readonly unknown[]) => statement.all(...bind(parameters)).map(plain),
  run: (parameters: readonly unknown[]) => statement.run(...bind(parameters)),
  *iterate(parameters: readonly unknown[]) {
    for (const row of statement.iterate(...bind(parameters))) yield plain(row)
  },
})

/** `node:sqlite` as Kysely's SQLite driver wants it. Statements are kept, because preparing costs more than running. */
const createDriver = (file: DatabaseSync) => {
  const statements = new Map<string, ReturnType<typeof adapt>>()
  const prepare = (sql: string) => {
    const kept = statements.get(sql)
    if (kept) return kept
    const oldest = statements.keys().next()
    if (statements.size >= keptStatements && !oldest.done) statements.delete(oldest.value)
    const statement = adapt(file.prepare(sql))
    statements.set(sql, statement)
    return statement
  }
  return {
    close: () => file.close(),
    // Kysely begins deferred: a transaction that reads before it writes could not wait for another process' write then.
    prepare: (sql: string) => prepare(sql === 'begin' ? 'begin immediate' : sql),
  }
}

/** Kysely takes SQLite for a database that cannot roll back DDL. It can, so a killed migration leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

const openFile = (path: string): DatabaseSync => {
  if (path === ':memory:') return new DatabaseSync(path)
  // Absolute, because SQLite would read settings from a path that begins with `file:`.
  const file = resolve(path)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  return new DatabaseSync(file, { timeout: busyTimeout })
}

const openSqlite = (path: string): Dialect => {
  try {
    const file = openFile(path)
    file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    const dialect = new SqliteDialect({ database: createDriver(file) })
    return {
      createDriver: () => dialect.createDriver(),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createAdapter: () => new TransactionalAdapter(),
    }
  } catch (cause) {
    throw new AppError(
      'database_not_opened',
      `The database ${path} cannot be opened. Check that it is a SQLite file, that its folder can be written to and that the disk has room.`,
      { cause },
    )
  }
}

/** Where another kind of database is added: its scheme, and what makes a dialect of the rest of the URL. */
const dialects: Record<string, (rest: string) => Dialect> = { sqlite: openSqlite }

const partsOf = (url: string) => {
  const [, scheme = '', rest = ''] = /^([a-z]+):(?:\/\/)?(.+)$/.exec(url) ?? []
  return { open: Object.hasOwn(dialects, scheme) ? dialects[scheme] : undefined, rest }
}

/** What is wrong with a database URL, and what to do, or undefined. It may hold a password and is not quoted. */
export const databaseUrlProblem = (url: string): string | undefined =>
  partsOf(url).open ? undefined : 'is not understood: give a SQLite file such as sqlite:./data/x.db, or sqlite::memory:'

/** Whether a query failed because a unique column holds the value already. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === uniqueViolation

/**
 * Opens a database and brings its tables up to date.
 * `url` is `sqlite:<path>` (folder and file are created, for the owner alone) or `sqlite::memory:`. `destroy()` closes it.
 * Throws an AppError that says what to do.
 */
export const openDatabase = async <T>(url: string, migrations: Record<string, Migration>): Promise<Database<T>> => {
  const { open, rest } = partsOf(url)
  if (!open) throw new AppError('database_url', `The database URL ${databaseUrlProblem(url)}.`)
  const db = new Kysely<T>({ dialect: open(rest) })
  const provider = { getMigrations: async () => migrations }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (!error) return db
  await db.destroy()
  throw new AppError(
    'database_migration',
    'The tables of the database cannot be brought up to date, and were left as they are. Was it made by a newer release, or by another program? Give the right file, or restore a backup.',
    { cause: error },
  )
}
