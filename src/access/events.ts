import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { AccessTables } from './store.ts'

export type AccessEvent = {
  /** `denied`: the actor may not. `refused`: they are no actor. The others are what somebody did. */
  kind: 'denied' | 'refused' | 'limited' | 'revealed' | 'linked' | 'unlinked' | 'asked' | 'approved' | 'declined'
  userId: string
  teamId: string
  organizationId?: string | undefined
  what: string
  subject?: string | undefined
  path?: string | undefined
  /** Of links: which record, and with which role. */
  detail?: string | undefined
}

/** What keeps the list of who did, or was refused, what. */
export type AccessEvents = {
  /** @throws when it cannot be written; then nothing that must be on record may be done */
  record(event: AccessEvent): Promise<void>
  /**
   * For what was refused: a list that cannot be written is logged, and told to nobody. Of one person and permission at
   * most so many a minute are kept, so that nobody fills the disk by being refused, or hides one refusal among others.
   */
  note(event: AccessEvent): void
  /**
   * How often the person was denied something in the organization, or was refused altogether, since then. Being refused
   * is the same whatever the organization; having to choose one is not counted: it would tell that there are several.
   */
  denials(organizationId: string, userId: string, since: Date): Promise<number>
}

/** Why somebody of another organization may be refused; nobody else is to learn of that. */
const ofSeveral = ['choose', 'left']

/** Refusals of one kind, of one person, that are kept, a minute. */
const mostNoted = 60

export const createAccessEvents = (
  db: Kysely<AccessTables>,
  log: Pick<Logger, 'error' | 'warn'>,
  now: () => Date = () => new Date(),
): AccessEvents => {
  const record: AccessEvents['record'] = async ({
    kind,
    userId,
    teamId,
    organizationId,
    what,
    subject,
    path,
    detail,
  }) => {
    await db
      .insertInto('access_events')
      .values({
        at: now().toISOString(),
        kind,
        slack_user_id: userId,
        slack_team_id: teamId,
        organization_id: organizationId ?? null,
        what,
        subject: subject ?? null,
        path: path ?? null,
        detail: detail ?? null,
      })
      .execute()
  }
  const noted = new RateLimiterMemory({ keyPrefix: 'noted', points: mostNoted, duration: 60 })
  return {
    record,
    note(event) {
      noted.consume(`${event.organizationId} ${event.userId} ${event.kind} ${event.what}`).then(
        () =>
          record(event).catch((err: unknown) =>
            log.error({ err, kind: event.kind }, 'an access event was not written'),
          ),
        () =>
          log.warn(
            { user: event.userId, kind: event.kind, what: event.what },
            'refused so often that it is not written down',
          ),
      )
    },
    async denials(organizationId, userId, since) {
      const { count } = await db
        .selectFrom('access_events')
        .select((select) => select.fn.countAll<number | string>().as('count'))
        .where('slack_user_id', '=', userId)
        .where(({ or, and, eb }) =>
          or([
            and([eb('kind', '=', 'denied'), eb('organization_id', '=', organizationId)]),
            and([eb('kind', '=', 'refused'), eb('what', 'not in', ofSeveral)]),
          ]),
        )
        .where('at', '>=', since.toISOString())
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}
