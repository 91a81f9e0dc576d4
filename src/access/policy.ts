import { AppError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { administratorsOf } from './organization.ts'
import { type Permission, permissions, type Reach } from './permissions.ts'

export const reach = (actor: Actor, permission: Permission): Reach => permissions[permission][actor.role]

/** Whether the actor may do this at all, with any record. */
export const may = (actor: Actor, permission: Permission): boolean => reach(actor, permission) !== 'nobody'

/** Whether the actor may do this with the record of `parent`, a record of the actor's own organization. */
export const mayWith = (actor: Actor, permission: Permission, parent: number): boolean => {
  const granted = reach(actor, permission)
  return granted === 'anyone' || (granted === 'self' && parent === actor.parent)
}

/** What the actor may do with the records of `granted`, as the table says it. */
export const abilities = ({ role }: Actor, granted: Reach): string[] =>
  Object.values(permissions).flatMap((row) => (row[role] === granted ? [row.does] : []))

/** The same words whether what was asked for exists or not. */
export const denial = (actor: Actor, permission: Permission): AppError => {
  const { organization, role } = actor
  const { does } = permissions[permission]
  const allowed = reach(actor, permission) === 'self' ? `${does} only for yourself` : `not ${does}`
  return new AppError(
    'forbidden',
    `Your role in ${organization.name} is ${role}, so you may ${allowed}. Nothing was looked up or changed. ` +
      `If you need more, please ask ${administratorsOf([organization])}.`,
  )
}
