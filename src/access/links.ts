import { type Kysely, sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Role } from './permissions.ts'
import type { AccessTables } from './store.ts'

export type Link = {
  organizationId: string
  userId: string
  parent: number
  role: Role
  /** Slack user id of the administrator. */
  by: string
  /** ISO 8601. */
  at: string
}

/** All that the database knows of where a person belongs. */
export type Known = {
  links: Link[]
  /** Id of the organization they chose to act in. */
  actingIn: string | undefined
  /** Who administers each of the organizations asked for, by link. */
  administrators: Link[]
  /** Whoever is linked to one of the records asked for. */
  holders: Link[]
}

export type RecordKey = Pick<Link, 'organizationId' | 'parent'>

export type Links = {
  /** One query: it is on the way of everything that a person does. */
  known(userId: string, organizationIds: string[], records: RecordKey[]): Promise<Known>
  list(organizationId: string): Promise<Link[]>
  /** Who is linked to this record, and which of these people are linked to any. */
  around(organizationId: string, parent: number, userIds: string[]): Promise<Link[]>
  /** @throws AppError `taken` when the record is linked to somebody else; a person's earlier link is replaced */
  add(link: Link): Promise<void>
  /** @returns the link that there was */
  remove(organizationId: string, userId: string): Promise<Link | undefined>
  actIn(userId: string, organizationId: string): Promise<void>
}

const columns = ['organization_id', 'slack_user_id', 'parent', 'role', 'linked_by', 'at'] as const
type Row = Pick<AccessTables['links'], (typeof columns)[number]>

/** Postgres gives a `bigint` as text. */
const toLink = (row: Row): Link => ({
  organizationId: row.organization_id,
  userId: row.slack_user_id,
  parent: Number(row.parent),
  role: row.role,
  by: row.linked_by,
  at: row.at,
})

export const taken = (holder: string): AppError =>
  new AppError(
    'taken',
    `That record is linked to <@${holder}>, so nothing was linked. Unlink <@${holder}> first, or give another record.`,
  )

/** Written out: on the way of every request, building the same query anew would cost five times what running it does. */
const readRows = async (
  db: Kysely<AccessTables>,
  userId: string,
  organizationIds: string[],
  records: RecordKey[],
): Promise<(Row & { kind: 'link' | 'acting' })[]> => {
  const held = records.map(
    ({ organizationId, parent }) => sql`or (organization_id = ${organizationId} and parent = ${parent})`,
  )
  const { rows } = await sql<Row & { kind: 'link' | 'acting' }>`
    select organization_id, slack_user_id, parent, role, linked_by, at, 'link' as kind from links
    where slack_user_id = ${userId}
      or (role = 'admin' and organization_id in (${sql.join(['', ...organizationIds])}))
      ${sql.join(held, sql` `)}
    union all
    select organization_id, slack_user_id, 0, 'member', '', '', 'acting' from acting_in where slack_user_id = ${userId}
  `.execute(db)
  return rows
}

const readKnown = async (...asked: Parameters<typeof readRows>): Promise<Known> => {
  const [, userId, organizationIds, records] = asked
  const rows = await readRows(...asked)
  const links = rows.filter(({ kind }) => kind === 'link').map(toLink)
  return {
    links: links.filter((link) => link.userId === userId),
    actingIn: rows.find(({ kind }) => kind === 'acting')?.organization_id,
    administrators: links.filter(
      ({ role, organizationId }) => role === 'admin' && organizationIds.includes(organizationId),
    ),
    holders: links.filter((link) =>
      records.some(({ organizationId, parent }) => link.organizationId === organizationId && link.parent === parent),
    ),
  }
}

/** As `Links.add`, in a transaction that also writes something else. */
export const addLink = async (transaction: Kysely<AccessTables>, link: Link): Promise<void> => {
  const holder = await transaction
    .selectFrom('links')
    .select('slack_user_id')
    .where('organization_id', '=', link.organizationId)
    .where('parent', '=', link.parent)
    .where('slack_user_id', '!=', link.userId)
    .executeTakeFirst()
  if (holder) throw taken(holder.slack_user_id)
  const values = { parent: link.parent, role: link.role, linked_by: link.by, at: link.at }
  await transaction
    .insertInto('links')
    .values({ organization_id: link.organizationId, slack_user_id: link.userId, ...values })
    .onConflict((conflict) => conflict.columns(['slack_user_id', 'organization_id']).doUpdateSet(values))
    .execute()
}

/** Links between Slack users and records, made by administrators. */
export const createLinks = (db: Kysely<AccessTables>): Links => ({
  known: (userId, organizationIds, records) => readKnown(db, userId, organizationIds, records),
  async list(organizationId) {
    const rows = await db.selectFrom('links').select(columns).where('organization_id', '=', organizationId).execute()
    return rows.map(toLink)
  },
  async around(organizationId, parent, userIds) {
    const rows = await db
      .selectFrom('links')
      .select(columns)
      .where('organization_id', '=', organizationId)
      .where(({ or, eb }) =>
        or([eb('parent', '=', parent), ...(userIds.length > 0 ? [eb('slack_user_id', 'in', userIds)] : [])]),
      )
      .execute()
    return rows.map(toLink)
  },
  add: (link) => db.transaction().execute((transaction) => addLink(transaction, link)),
  async remove(organizationId, userId) {
    const row = await db
      .deleteFrom('links')
      .where('organization_id', '=', organizationId)
      .where('slack_user_id', '=', userId)
      .returning(columns)
      .executeTakeFirst()
    return row && toLink(row)
  },
  async actIn(userId, organizationId) {
    await db
      .insertInto('acting_in')
      .values({ slack_user_id: userId, organization_id: organizationId })
      .onConflict((conflict) => conflict.column('slack_user_id').doUpdateSet({ organization_id: organizationId }))
      .execute()
  },
})
