import { AppError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { type Permission, permissions, type Reach } from './permissions.ts'

export const reach = (actor: Actor, permission: Permission): Reach => permissions[permission][actor.role]

/** Whether the actor may do this at all, with any record. */
export const may = (actor: Actor, permission: Permission): boolean => reach(actor, permission) !== 'nobody'

/** Whether the actor may do this with the record of `parent`, a record of the actor's own organization. */
export const mayWith = (actor: Actor, permission: Permission, parent: number): boolean => {
  const granted = reach(actor, permission)
  return granted === 'anyone' || (granted === 'self' && parent === actor.parent)
}

/** The same words whether what was asked for exists or not. */
export const denial = (actor: Actor, permission: Permission): AppError => {
  const { does } = permissions[permission]
  const own = reach(actor, permission) === 'self' ? ' for anyone but yourself' : ''
  return new AppError(
    'forbidden',
    `As ${actor.role} in ${actor.organization.name} you may not ${does}${own}. Nothing was looked up or changed. ` +
      'An administrator of your organization can do it, or change your role.',
  )
}
