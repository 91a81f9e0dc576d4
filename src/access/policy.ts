import { AppError } from '../errors.ts'
import { type Audience, type FieldRule, isReserved } from './field-rules.ts'
import { type Actor, namesOf } from './membership.ts'
import { anyOf } from './organization.ts'
import { notAskedYet, type Permission, permissionNames, permissions, type Reach, reaches } from './permissions.ts'

/** The most that any of the actor's roles is given, by the organization's own cells or by the table. */
export const reach = (
  { organization, roles }: Pick<Actor, 'organization' | 'roles'>,
  permission: Permission,
): Reach => {
  const own = organization.permissions[permission]
  const granted = roles.map((role) => own?.[role] ?? permissions[permission][role])
  return reaches.findLast((each) => granted.includes(each)) ?? 'nobody'
}

/** Whether the actor may do this at all, with any record. */
export const may = (actor: Actor, permission: Permission): boolean => reach(actor, permission) !== 'nobody'

/** Whether the actor may do this with the record of `parent`, a record of the actor's own organization. */
export const mayWith = (actor: Actor, permission: Permission, parent: number): boolean => {
  const granted = reach(actor, permission)
  return granted === 'anyone' || (granted === 'self' && parent === actor.parent)
}

/** A parent number that no record has. */
const nobodys = -1

const ruleOf = (actor: Actor, path: string): FieldRule | undefined =>
  actor.organization.fields.find((rule) => rule.path === path)

const isAmong = (audience: Audience[], actor: Actor, parent: number): boolean =>
  audience.some((who) => (who === 'self' ? parent === actor.parent : actor.roles.includes(who)))

const rowOf = (path: string, what: 'read' | 'edit'): Permission =>
  path.startsWith('preferences.') ? `preferences.${what}` : `fields.${what}`

export const isSensitive = (actor: Actor, path: string): boolean => ruleOf(actor, path)?.sensitive === true

/** Whether the actor may know that the record of `parent` has this field, and what it holds unless it is sensitive. */
export const maySee = (actor: Actor, path: string, parent: number): boolean => {
  if (isReserved(path)) return false
  const audience = ruleOf(actor, path)?.visible_to
  return audience ? isAmong(audience, actor, parent) : mayWith(actor, rowOf(path, 'read'), parent)
}

/** Whether the actor may know of the field in some record: where none is said yet, nothing of a hidden one may show. */
export const mayEverSee = (actor: Actor, path: string): boolean =>
  [actor.parent ?? nobodys, nobodys].some((parent) => maySee(actor, path, parent))

/** Whether the actor may be shown what a sensitive field holds; of others there is nothing to reveal. */
export const mayReveal = (actor: Actor, path: string, parent: number): boolean => {
  if (isReserved(path) || !isSensitive(actor, path)) return false
  const audience = ruleOf(actor, path)?.visible_to
  return audience
    ? isAmong(audience, actor, parent)
    : maySee(actor, path, parent) && mayWith(actor, 'fields.reveal', parent)
}

/** Whether the actor may change this field of the record of `parent`. Nobody changes what they may not see. */
export const mayEdit = (actor: Actor, path: string, parent: number): boolean => {
  if (!maySee(actor, path, parent)) return false
  const audience = ruleOf(actor, path)?.editable_by
  return audience ? isAmong(audience, actor, parent) : mayWith(actor, rowOf(path, 'edit'), parent)
}

/** What the actor may do with the records of `granted`, as the table says it. */
export const abilities = (actor: Pick<Actor, 'organization' | 'roles'>, granted: Reach): string[] =>
  permissionNames
    .filter((permission) => !notAskedYet.includes(permission) && reach(actor, permission) === granted)
    .map((permission) => permissions[permission].does)

const refusal = (actor: Actor, may: string, permission: Permission): AppError => {
  const { organization, roles, administrators } = actor
  const [role, verb] = namesOf(roles).includes(' and ') ? ['roles', 'are'] : ['role', 'is']
  return new AppError(
    'forbidden',
    `Your ${role} in ${organization.name} ${verb} ${namesOf(roles)}, so you may ${may}. Nothing was looked up or changed. ` +
      `If you need more, please ask ${anyOf(administrators)}.`,
    { missing: permission },
  )
}

/** The same words whether what was asked for exists or not. */
export const denial = (actor: Actor, permission: Permission): AppError => {
  const { does } = permissions[permission]
  return refusal(actor, reach(actor, permission) === 'self' ? `${does} only for yourself` : `not ${does}`, permission)
}

/** The same words for every field, whether the record has it or not. */
export const fieldDenial = (actor: Actor, path: string, what: 'see' | 'change'): AppError =>
  refusal(actor, `not ${what} that field of this record`, what === 'see' ? 'fields.reveal' : rowOf(path, 'edit'))
