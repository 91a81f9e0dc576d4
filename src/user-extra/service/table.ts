import type { Generated, Kysely, Selectable } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Content } from './schema.ts'

type UserExtraTable = {
  id: Generated<number>
  parent: number
  organization_id: string
  /** JSON text, like all that follow but the timestamps, which are ISO 8601 in UTC. */
  preferences: string
  custom_fields: string
  attributes: string
  created_at: string
  updated_at: string
  devices: string
}
export type ServiceTables = { user_extra: UserExtraTable }

export type StoredRecord = Content & { id: number; created_at: string; updated_at: string }

export const columns = [
  'id',
  'parent',
  'organization_id',
  'preferences',
  'custom_fields',
  'attributes',
  'created_at',
  'updated_at',
] as const

type Row = Omit<Selectable<UserExtraTable>, 'devices'> & { devices?: string }

export const migrations: Record<string, Migration> = {
  '2026-11-user-extra': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('user_extra')
        // Autoincrement, because the id of a deleted record must never become another person's.
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('parent', 'integer', (column) => column.notNull().unique())
        .addColumn('organization_id', 'text', (column) => column.notNull())
        .addColumn('preferences', 'text', (column) => column.notNull())
        .addColumn('custom_fields', 'text', (column) => column.notNull())
        .addColumn('attributes', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        // Last, so that a query that does not name it does not read the pages it may spill into.
        .addColumn('devices', 'text', (column) => column.notNull())
        .execute()
      await db.schema
        .createIndex('user_extra_by_organization')
        .on('user_extra')
        .columns(['organization_id', 'id'])
        .execute()
    },
  },
}

/** The columns that a client decides of. Devices that are not given are not among them. */
export const toRow = ({ attributes, devices, preferences, custom_fields, ...plain }: Content) => ({
  ...plain,
  preferences: JSON.stringify(preferences),
  custom_fields: JSON.stringify(custom_fields),
  attributes: JSON.stringify(attributes),
  ...(devices && { devices: JSON.stringify(devices) }),
})

/** The error of JSON.parse quotes the text, which is not for the log. */
const fromJson = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('A column does not hold JSON')
  }
}

/** `devices` is undefined where the column was not read. */
export const toRecord = ({ devices, preferences, custom_fields, attributes, ...plain }: Row): StoredRecord => ({
  ...plain,
  preferences: fromJson(preferences),
  custom_fields: fromJson(custom_fields),
  attributes: fromJson(attributes),
  devices: devices === undefined ? undefined : fromJson(devices),
})
