import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { type Generated, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { type Database, databaseUrlProblem, isUniqueViolation, openDatabase } from '../../src/store/database.ts'

type Tables = { pets: { id: Generated<number>; name: string; age: number | null; chipped: number } }

const migrations: Record<string, Migration> = {
  '1-pets': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('pets')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull().unique())
        .addColumn('age', 'integer')
        .addColumn('chipped', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    },
  },
}

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const open = async (url = 'sqlite::memory:', wanted = migrations): Promise<Database<Tables>> => {
  const db = await openDatabase<Tables>(url, wanted)
  onTestFinished(() => db.destroy())
  return db
}

const named = (name: string) => ({ name, age: null, chipped: 0 })

describe('a database', () => {
  it('is a file for its owner alone, in a folder made for it, that others find again', async () => {
    const folder = newFolder()
    const path = join(folder, 'deep', 'er', 'x.db')
    const db = await openDatabase<Tables>(`sqlite:${path}`, migrations)
    await db.insertInto('pets').values(named('Rex')).execute()
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777, file).toBe(0o600)
    await db.destroy()

    const again = await open(`sqlite:${path}`)
    expect(await again.selectFrom('pets').select('name').execute()).toEqual([{ name: 'Rex' }])
  })

  it('writes ahead, waits for the disk, and minds foreign keys', async () => {
    const db = await open(`sqlite:${join(newFolder(), 'x.db')}`)
    const pragma = async (name: string) => Object.values((await sql.raw(`PRAGMA ${name}`).execute(db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout')).toBe(2000)
  })

  it('gives plain rows, counts what it changes, and takes booleans', async () => {
    const db = await open()
    const inserted = await db.insertInto('pets').values(named('Rex')).executeTakeFirstOrThrow()
    expect(inserted.insertId).toBe(1n)
    await db
      .insertInto('pets')
      .values({ name: 'Tom', age: 3, chipped: sql`${true}` })
      .execute()

    const rows = await db.selectFrom('pets').selectAll().execute()
    expect(rows).toStrictEqual([
      { id: 1, name: 'Rex', age: null, chipped: 0 },
      { id: 2, name: 'Tom', age: 3, chipped: 1 },
    ])
    expect(rows.map((row) => Object.getPrototypeOf(row) === Object.prototype)).toEqual([true, true])
    const streamed: unknown[] = []
    for await (const row of db.selectFrom('pets').selectAll().stream()) streamed.push(row)
    expect(streamed).toStrictEqual(rows)
    const returned = await db.updateTable('pets').set({ age: 4 }).where('id', '=', 2).returning('age').execute()
    expect(returned).toEqual([{ age: 4 }])
    expect((await db.deleteFrom('pets').executeTakeFirst()).numDeletedRows).toBe(2n)
  })

  it('refuses an object where a value belongs, rather than shift the others', async () => {
    const db = await open()
    const query = sql`select ${{ 1: 'x' }} as a, ${'b'} as b`
    await expect(query.execute(db)).rejects.toThrow('Parameter 1 is no SQL value')
  })

  it('goes on with more different statements than it keeps', async () => {
    const db = await open()
    for (let round = 0; round < 2; round++) {
      for (let index = 0; index < 250; index++) {
        const { rows } = await sql.raw(`select ${index} as n`).execute(db)
        expect(rows).toEqual([{ n: index }])
      }
    }
  })

  it('rolls a transaction back as a whole, and serializes those that are begun at once', async () => {
    const db = await open()
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('pets').values(named('Rex')).execute()
      await transaction.insertInto('pets').values(named('Rex')).execute()
    })
    const error: unknown = await failing.catch((cause: unknown) => cause)
    expect(isUniqueViolation(error)).toBe(true)
    expect(await db.selectFrom('pets').selectAll().execute()).toEqual([])

    await db
      .insertInto('pets')
      .values({ ...named('Tom'), age: 0 })
      .execute()
    const birthday = () =>
      db.transaction().execute(async (transaction) => {
        const { age } = await transaction.selectFrom('pets').select('age').executeTakeFirstOrThrow()
        await transaction
          .updateTable('pets')
          .set({ age: (age ?? 0) + 1 })
          .execute()
      })
    await Promise.all(Array.from({ length: 20 }, birthday))
    expect(await db.selectFrom('pets').select('age').execute()).toEqual([{ age: 20 }])
  })

  it('lets a transaction that reads first wait for a write of another program', async () => {
    const path = join(newFolder(), 'x.db')
    const db = await open(`sqlite:${path}`)
    const other = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads')
      const db = new (require('node:sqlite').DatabaseSync)(workerData)
      db.exec("BEGIN IMMEDIATE; INSERT INTO pets (name) VALUES ('Rex')")
      parentPort.postMessage('holds the file')
      setTimeout(() => { db.exec('COMMIT'); db.close() }, 200)`,
      { eval: true, workerData: path },
    )
    await once(other, 'message')
    const seen = await db.transaction().execute(async (transaction) => {
      const pets = await transaction.selectFrom('pets').select('name').execute()
      await transaction.insertInto('pets').values(named('Tom')).execute()
      return pets
    })
    expect(seen).toEqual([{ name: 'Rex' }])
    await once(other, 'exit')
  })
})

describe('migrations', () => {
  it('run once, in order, and later ones are added to what is there', async () => {
    const url = `sqlite:${join(newFolder(), 'x.db')}`
    await (await openDatabase(url, migrations)).destroy()
    const more: Record<string, Migration> = {
      ...migrations,
      '2-colour': { up: async (db) => void (await db.schema.alterTable('pets').addColumn('colour', 'text').execute()) },
    }
    const db = await open(url, more)
    expect((await sql`select colour from pets`.execute(db)).rows).toEqual([])
  })

  it('that fail leave nothing behind, and can be run again', async () => {
    const url = `sqlite:${join(newFolder(), 'x.db')}`
    const broken: Record<string, Migration> = {
      ...migrations,
      '2-broken': { up: () => Promise.reject(new Error('out of ideas')) },
    }
    const error: unknown = await openDatabase(url, broken).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'database_migration',
      cause: expect.objectContaining({ message: 'out of ideas' }),
    })
    const db = await open(url)
    expect(await db.selectFrom('pets').selectAll().execute()).toEqual([])
  })

  it('of another program are not touched', async () => {
    const url = `sqlite:${join(newFolder(), 'x.db')}`
    await (await openDatabase(url, migrations)).destroy()
    await expect(openDatabase(url, { '1-other': { up: async () => {} } })).rejects.toThrow('another program')
  })
})

describe('a database that cannot be opened', () => {
  it('of an unknown kind is told, without its password', async () => {
    for (const url of ['postgres://me:hush@host/db', 'x.db', '', 'sqlite:', 'constructor:x']) {
      const error: unknown = await openDatabase(url, {}).catch((cause: unknown) => cause)
      expect(error).toBeInstanceOf(AppError)
      expect(String(error)).toContain('sqlite:./data/x.db')
      expect(String(error)).not.toContain('hush')
      expect(databaseUrlProblem(url)).toBeDefined()
    }
    expect(databaseUrlProblem('sqlite::memory:')).toBeUndefined()
  })

  it('because of what is there is told, and that is left alone', async () => {
    const folder = newFolder()
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'Not a database, but a text that is long enough to be taken for one. '.repeat(20))
    const before = readFileSync(file, 'utf8')
    await expect(openDatabase(`sqlite:${file}`, {})).rejects.toThrow(`The database ${file} cannot be opened.`)
    expect(readFileSync(file, 'utf8')).toBe(before)
    await expect(openDatabase(`sqlite:${folder}`, {})).rejects.toBeInstanceOf(AppError)
    await expect(openDatabase(`sqlite:${file}/x.db`, {})).rejects.toBeInstanceOf(AppError)
  })

  it('is not waited for longer than two seconds when another program holds it', async () => {
    const path = join(newFolder(), 'x.db')
    const db = await open(`sqlite:${path}`)
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(db.insertInto('pets').values(named('Rex')).execute()).rejects.toThrow('database is locked')
    other.exec('ROLLBACK')
    other.close()
    await db.insertInto('pets').values(named('Rex')).execute()
  })
})
