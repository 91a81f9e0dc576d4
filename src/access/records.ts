import { AppError } from '../errors.ts'
import { valueAt } from '../user-extra/paths.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import type { AccessEvents } from './events.ts'
import type { Limiter } from './limiter.ts'
import type { Actor } from './membership.ts'
import { anyOf } from './organization.ts'
import type { People } from './people.ts'
import type { Permission } from './permissions.ts'
import { denial, fieldDenial, mayReveal, mayWith, reach } from './policy.ts'
import { type Reading, redact } from './redact.ts'

/** Whose record is meant, as a person may say it. */
export type Target =
  | { kind: 'self' }
  | { kind: 'person'; userId: string }
  | { kind: 'parent'; parent: number }
  | { kind: 'record'; id: number }

/** What access needs of the API's client. */
export type RecordSource = {
  findByParent(
    organizationId: string,
    parent: number,
    options: { deviceInfo: boolean },
  ): Promise<ExtraRecord | undefined>
  get(organizationId: string, id: number, options: { deviceInfo: boolean }): Promise<ExtraRecord>
}

type Options = { devices?: boolean }

export type Records = {
  /**
   * The only way by which a record reaches a feature: checked before it is fetched and again after, and without what the
   * actor may not see.
   * @throws AppError `forbidden`, `not_found` or `limited`; a record of another organization is `not_found`, word for word
   */
  read(actor: Actor, permission: Permission, target: Target, options?: Options): Promise<Reading>
  /**
   * What a sensitive field holds; that it was shown is on record before it is.
   * @throws AppError as `read`
   */
  reveal(actor: Actor, target: Target, path: string): Promise<{ reading: Reading; value: unknown }>
  /** The record as it is, for the one who writes: nothing of it may be shown. @throws AppError as `read` */
  whole(actor: Actor, permission: Permission, target: Target): Promise<ExtraRecord>
  /** What the actor may know of a record that was read as a whole. */
  reading(actor: Actor, record: ExtraRecord): Promise<Reading>
}

/** The same words for a number that is wrong, a person who is not linked, and what is another organization's. */
const notFound = ({ organization, administrators }: Actor, isOwn: boolean): AppError =>
  new AppError(
    'not_found',
    isOwn
      ? `You have no extra record yet in ${organization.name}, so nothing was done. Please ask ${anyOf(administrators)}.`
      : `There is no such record in ${organization.name}, so nothing was done. Check the number; if you mean a person, ` +
          'they may not be linked to their record yet.',
  )

const isNotFound = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')

export const createRecords = (deps: {
  source: RecordSource
  people: Pick<People, 'membershipOf' | 'holderOf'>
  events: AccessEvents
  limiter: Limiter
}): Records => {
  const { source, people, events, limiter } = deps

  const byId = (actor: Actor, id: number, deviceInfo: boolean) =>
    source.get(actor.organization.id, id, { deviceInfo }).catch((error: unknown) => {
      // The API answers 403 for another organization's record and 404 for none: telling them apart would be an oracle.
      if (isNotFound(error)) return undefined
      throw error
    })

  const fetch = async (actor: Actor, target: Target, parent: number | undefined, deviceInfo: boolean) => {
    if (target.kind === 'record') return byId(actor, target.id, deviceInfo)
    return parent === undefined ? undefined : source.findByParent(actor.organization.id, parent, { deviceInfo })
  }

  /** @returns undefined where that is not known before the record is read, or not at all */
  const parentOf = async (target: Target, actor: Actor): Promise<number | undefined> => {
    if (target.kind === 'self') return actor.parent
    if (target.kind === 'parent') return target.parent
    if (target.kind === 'record') return undefined
    if (target.userId === actor.userId) return actor.parent
    return (await people.membershipOf(actor.organization, target.userId))?.parent
  }

  /** What is answered where there is nothing to show; who may see their own record alone learns nothing of others. */
  const nothing = (actor: Actor, permission: Permission, parent: number | undefined, target: Target): AppError => {
    const isOwn = target.kind === 'self' || (parent !== undefined && parent === actor.parent)
    return isOwn || reach(actor, permission) === 'anyone' ? notFound(actor, isOwn) : denial(actor, permission)
  }

  const whole = async (actor: Actor, permission: Permission, target: Target, devices: boolean) => {
    if (reach(actor, permission) === 'nobody') throw denial(actor, permission)
    // Who may see one record alone is told so before anyone else's place is looked up.
    const isOthers = target.kind === 'person' && target.userId !== actor.userId
    if (isOthers && reach(actor, permission) === 'self') throw denial(actor, permission)
    const parent = await parentOf(target, actor)
    if (parent !== undefined && !mayWith(actor, permission, parent)) throw denial(actor, permission)
    const record = await fetch(actor, target, parent, devices)
    const found = record?.organization_id === actor.organization.id ? record : undefined
    if (found && mayWith(actor, permission, found.parent)) return found
    throw nothing(actor, permission, parent, target)
  }

  const reading: Records['reading'] = async (actor, record) => ({
    ...redact(record, actor),
    holder: record.parent === actor.parent ? actor.userId : await people.holderOf(actor.organization, record.parent),
  })

  return {
    reading,
    whole: (actor, permission, target) => whole(actor, permission, target, false),
    async read(actor, permission, target, { devices = false } = {}) {
      await limiter.take(actor, 'lookups')
      return reading(actor, await whole(actor, permission, target, devices))
    },
    async reveal(actor, target, path) {
      await limiter.take(actor, 'lookups')
      const record = await whole(actor, 'record.read', target, false)
      if (!mayReveal(actor, path, record.parent)) throw fieldDenial(actor, path, 'see')
      await events.record({
        kind: 'revealed',
        userId: actor.userId,
        teamId: actor.teamId,
        organizationId: actor.organization.id,
        what: 'fields.reveal',
        subject: `record ${record.id}`,
        path,
      })
      return { reading: await reading(actor, record), value: valueAt(record, path) }
    },
  }
}
