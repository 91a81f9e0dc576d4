import type { Kysely } from 'kysely'
import type { AccessTables } from './store.ts'

/** What became of a person's request for a record, where it still matters. */
export type RequestState = 'open' | 'declined' | undefined

export type Requests = (organizationId: string, userId: string, parent: number) => Promise<RequestState>

/** Milliseconds for which a no stands. */
const pause = 24 * 3_600_000

/** Looks up what somebody, who is still mapped to nothing, has asked for. */
export const createRequests =
  (db: Kysely<AccessTables>, now: () => Date = () => new Date()): Requests =>
  async (organizationId, userId, parent) => {
    const newest = await db
      .selectFrom('link_proposals')
      .select(['state', 'parent', 'decided_by', 'decided_at'])
      .where('organization_id', '=', organizationId)
      .where('slack_user_id', '=', userId)
      .orderBy('at', 'desc')
      .executeTakeFirst()
    if (newest?.state === 'open') return Number(newest.parent) === parent ? 'open' : undefined
    if (newest?.state !== 'declined' || newest.decided_by === userId) return undefined
    const stands = new Date(newest.decided_at ?? 0).getTime() > now().getTime() - pause
    return stands ? 'declined' : undefined
  }
