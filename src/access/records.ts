import { AppError } from '../errors.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import type { Actor } from './actor.ts'
import type { Permission } from './permissions.ts'
import { denial, mayWith, reach } from './policy.ts'

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

export type Records = {
  /**
   * The only way by which a record reaches a feature: checked before it is fetched and again after.
   * @throws AppError `forbidden` or `not_found`; a record of another organization is `not_found`, word for word
   */
  read(actor: Actor, permission: Permission, target: Target, options?: { devices?: boolean }): Promise<ExtraRecord>
}

const parentOf = (target: Target, actor: Actor): number | undefined => {
  if (target.kind === 'self') return actor.parent
  if (target.kind === 'parent') return target.parent
  if (target.kind === 'person') return actor.organization.members[target.userId]?.parent
  return undefined
}

const notFound = (target: Target, actor: Actor): AppError => {
  const whose = parentOf(target, actor) === actor.parent ? 'You have no extra record yet' : 'There is no such record'
  return new AppError(
    'not_found',
    `${whose} in ${actor.organization.name}. Nothing was changed. Check the person or the number, or ask an administrator to create the record.`,
  )
}

const isNotFound = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')

export const createRecords = (source: RecordSource): Records => {
  const byId = (actor: Actor, id: number, deviceInfo: boolean) =>
    source.get(actor.organization.id, id, { deviceInfo }).catch((error: unknown) => {
      // The API answers 403 for another organization's record and 404 for none: telling them apart would be an oracle.
      if (isNotFound(error)) return undefined
      throw error
    })

  return {
    async read(actor, permission, target, { devices = false } = {}) {
      const parent = parentOf(target, actor)
      if (parent === undefined) {
        if (reach(actor, permission) === 'nobody') throw denial(actor, permission)
        // Which record an unlinked person has is not known: whoever may see everyone is told so, others are refused.
        if (target.kind !== 'record')
          throw reach(actor, permission) === 'anyone' ? notFound(target, actor) : denial(actor, permission)
      } else if (!mayWith(actor, permission, parent)) {
        throw denial(actor, permission)
      }
      const record =
        target.kind === 'record'
          ? await byId(actor, target.id, devices)
          : await source.findByParent(actor.organization.id, parent ?? actor.parent, { deviceInfo: devices })
      const found = record?.organization_id === actor.organization.id ? record : undefined
      if (found && mayWith(actor, permission, found.parent)) return found
      // That one's own record is missing tells nothing of anyone else's.
      const told = parent === actor.parent || reach(actor, permission) === 'anyone'
      throw told ? notFound(target, actor) : denial(actor, permission)
    },
  }
}
