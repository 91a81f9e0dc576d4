import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { AppError } from '../errors.ts'
import type { AccessTables, ProposalState } from './store.ts'

/** A proposal as it is stored. */
export type StoredProposal = {
  id: string
  organizationId: string
  userId: string
  parent: number
  state: ProposalState
  /** ISO 8601. */
  at: string
  decidedBy: string | undefined
  decidedAt: string | undefined
}

export type Proposals = {
  /**
   * One is open at a time for a person in an organization: asked again, it is the open one. For another record the open
   * one is withdrawn, since who decides it has been shown the earlier record. To be called in a transaction.
   * @throws AppError `declined` within a day after an administrator said no
   */
  create(
    asked: Pick<StoredProposal, 'organizationId' | 'userId' | 'parent'>,
  ): Promise<{ proposal: StoredProposal; isNew: boolean }>
  get(id: string): Promise<StoredProposal | undefined>
  /** The first decision counts. @returns undefined where there was one already */
  decide(id: string, state: Exclude<ProposalState, 'open'>, by: string): Promise<StoredProposal | undefined>
  /** The newest of each person in the organization. */
  newest(organizationId: string): Promise<Map<string, StoredProposal>>
  newestOf(organizationId: string, userId: string): Promise<StoredProposal | undefined>
  /** Slack ids of those whose request for this record is open. */
  askers(organizationId: string, parent: number): Promise<string[]>
}

const hour = 3_600_000
const pauseInHours = 24

type Row = AccessTables['link_proposals']

const toProposal = (row: Row): StoredProposal => ({
  id: row.id,
  organizationId: row.organization_id,
  userId: row.slack_user_id,
  parent: Number(row.parent),
  state: row.state,
  at: row.at,
  decidedBy: row.decided_by ?? undefined,
  decidedAt: row.decided_at ?? undefined,
})

/** Whether an administrator said no, rather than the person having asked for something else. */
export const isDeclined = ({ state, decidedBy, userId }: StoredProposal): boolean =>
  state === 'declined' && decidedBy !== userId

/** When somebody may ask again who was declined: ISO 8601. */
export const askableFrom = (decidedAt: string): string =>
  new Date(new Date(decidedAt).getTime() + pauseInHours * hour).toISOString()

const declined = (by: string, milliseconds: number): AppError => {
  const hours = Math.max(1, Math.ceil(milliseconds / hour))
  return new AppError(
    'declined',
    `<@${by}> declined that not long ago, so I did not ask again. You can ask once more in ${hours} ${hours === 1 ? 'hour' : 'hours'}; ` +
      `if it cannot wait, please talk to <@${by}>.`,
  )
}

/** Matches that people have asked an administrator to confirm. */
export const createProposals = (db: Kysely<AccessTables>, now: () => Date = () => new Date()): Proposals => {
  const of = (organizationId: string, userId: string) =>
    db
      .selectFrom('link_proposals')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('slack_user_id', '=', userId)

  const checkPause = async (organizationId: string, userId: string): Promise<void> => {
    const since = new Date(now().getTime() - pauseInHours * hour).toISOString()
    const last = await of(organizationId, userId)
      .where('state', '=', 'declined')
      .where('decided_by', '!=', userId)
      .where('decided_at', '>', since)
      .orderBy('decided_at', 'desc')
      .executeTakeFirst()
    if (!last?.decided_by || !last.decided_at) return
    throw declined(last.decided_by, new Date(last.decided_at).getTime() - new Date(since).getTime())
  }

  const decide = (state: Exclude<ProposalState, 'open'>, by: string) =>
    db
      .updateTable('link_proposals')
      .set({ state, decided_by: by, decided_at: now().toISOString() })
      .where('state', '=', 'open')

  return {
    async create({ organizationId, userId, parent }) {
      await checkPause(organizationId, userId)
      await decide('declined', userId)
        .where('organization_id', '=', organizationId)
        .where('slack_user_id', '=', userId)
        .where('parent', '!=', parent)
        .execute()
      const id = randomUUID()
      await db
        .insertInto('link_proposals')
        .values({
          id,
          organization_id: organizationId,
          slack_user_id: userId,
          parent,
          state: 'open',
          at: now().toISOString(),
        })
        // Another replica may have been asked at the same time: an index lets only one of them be open.
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const proposal = toProposal(
        await of(organizationId, userId).where('state', '=', 'open').executeTakeFirstOrThrow(),
      )
      return { proposal, isNew: proposal.id === id }
    },
    async get(id) {
      const row = await db.selectFrom('link_proposals').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toProposal(row)
    },
    async decide(id, state, by) {
      const row = await decide(state, by).where('id', '=', id).returningAll().executeTakeFirst()
      return row && toProposal(row)
    },
    async newestOf(organizationId, userId) {
      const row = await of(organizationId, userId).orderBy('at', 'desc').executeTakeFirst()
      return row && toProposal(row)
    },
    async askers(organizationId, parent) {
      const rows = await db
        .selectFrom('link_proposals')
        .select('slack_user_id')
        .where('organization_id', '=', organizationId)
        .where('parent', '=', parent)
        .where('state', '=', 'open')
        .orderBy('at')
        .execute()
      return rows.map((row) => row.slack_user_id)
    },
    async newest(organizationId) {
      const rows = await db
        .selectFrom('link_proposals')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .orderBy('at')
        .execute()
      return new Map(rows.map((row) => [row.slack_user_id, toProposal(row)]))
    },
  }
}
