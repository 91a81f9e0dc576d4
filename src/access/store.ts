import { type Generated, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Role } from './permissions.ts'

/** What becomes of a proposed link; the first decision counts. */
export type ProposalState = 'open' | 'approved' | 'declined'

/** Tables of who is who. Slack user ids are unique within what one bot token reaches, so they are keys by themselves. */
export type AccessTables = {
  /** A person and their record, as an administrator linked them: one row a person and organization. */
  links: {
    organization_id: string
    slack_user_id: string
    parent: number
    role: Role
    linked_by: string
    at: string
  }
  /** The organization in which a person of several acts. */
  acting_in: { slack_user_id: string; organization_id: string }
  link_proposals: {
    id: string
    organization_id: string
    slack_user_id: string
    parent: number
    state: ProposalState
    at: string
    decided_by: string | null
    decided_at: string | null
  }
  /** Who did, or was refused, what: never a value. Rows are added, never rewritten. */
  access_events: {
    id: Generated<number>
    at: string
    kind: string
    slack_user_id: string
    slack_team_id: string
    organization_id: string | null
    /** The permission asked, or why somebody was refused. */
    what: string
    /** The Slack user or the record it was about, where that is known without looking it up. */
    subject: string | null
    path: string | null
    /** Of links: which record, and with which role. */
    detail: string | null
  }
}

const createLinks = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('links')
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('slack_user_id', 'text', (column) => column.notNull())
    .addColumn('parent', 'bigint', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('linked_by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('links_pk', ['slack_user_id', 'organization_id'])
    .addUniqueConstraint('links_by_parent', ['organization_id', 'parent'])
    .execute()
  // Who administers an organization is asked with every request.
  await db.schema.createIndex('links_by_role').on('links').columns(['role', 'organization_id']).execute()
}

const createProposals = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('link_proposals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('slack_user_id', 'text', (column) => column.notNull())
    .addColumn('parent', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .execute()
  await db.schema
    .createIndex('link_proposals_by_person')
    .on('link_proposals')
    .columns(['organization_id', 'slack_user_id'])
    .execute()
  await db.schema
    .createIndex('link_proposals_open')
    .on('link_proposals')
    .unique()
    .columns(['organization_id', 'slack_user_id'])
    .where(sql.ref('state'), '=', 'open')
    .execute()
}

const createEvents = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('access_events')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('slack_user_id', 'text', (column) => column.notNull())
    .addColumn('slack_team_id', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('path', 'text')
    .addColumn('detail', 'text')
    .execute()
  await db.schema.createIndex('access_events_by_person').on('access_events').columns(['slack_user_id', 'at']).execute()
}

export const accessMigrations: Record<string, Migration> = {
  '2026-11-who-is-who': {
    async up(db: Kysely<unknown>) {
      await createLinks(db)
      await db.schema
        .createTable('acting_in')
        .addColumn('slack_user_id', 'text', (column) => column.primaryKey())
        .addColumn('organization_id', 'text', (column) => column.notNull())
        .execute()
      await createProposals(db)
      await createEvents(db)
    },
  },
}
