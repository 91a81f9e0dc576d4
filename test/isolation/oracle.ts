import type { Permission, Reach, Role } from '../../src/access/permissions.ts'
import type { Field } from './fields.ts'
import type { Organization, Person, Stored, World } from './worlds.ts'

/**
 * The promise of docs/permissions.md and docs/operators.md, written once more and in the plainest way, so that the bot is
 * judged by something that shares no code with it.
 */
const table: Record<Permission, [member: Reach, helpdesk: Reach, admin: Reach]> = {
  'help.read': ['self', 'self', 'self'],
  'standing.read': ['self', 'self', 'self'],
  'access.read': ['nobody', 'nobody', 'anyone'],
  'record.read': ['self', 'anyone', 'anyone'],
  'record.search': ['nobody', 'anyone', 'anyone'],
  'record.list': ['nobody', 'anyone', 'anyone'],
  'preferences.read': ['self', 'anyone', 'anyone'],
  'fields.read': ['self', 'anyone', 'anyone'],
  'fields.reveal': ['self', 'self', 'anyone'],
  'devices.read': ['self', 'anyone', 'anyone'],
  'preferences.edit': ['self', 'self', 'anyone'],
  'fields.edit': ['nobody', 'nobody', 'anyone'],
  'record.create': ['nobody', 'nobody', 'anyone'],
  'record.replace': ['nobody', 'nobody', 'anyone'],
  'record.delete': ['nobody', 'nobody', 'anyone'],
  'record.export': ['nobody', 'nobody', 'anyone'],
  'record.export-sensitive': ['nobody', 'nobody', 'nobody'],
  'record.import': ['nobody', 'nobody', 'anyone'],
  'links.read': ['nobody', 'nobody', 'anyone'],
  'links.edit': ['nobody', 'nobody', 'anyone'],
  'history.read': ['self', 'self', 'anyone'],
}
const columns: Role[] = ['member', 'helpdesk', 'admin']
const order: Reach[] = ['nobody', 'self', 'anyone']

/** Somebody in one organization; `parent` is that of their own record there. */
export type Standing = { person: Person; organization: Organization; parent: number | undefined; roles: Set<Role> }

export const reach = ({ organization, roles }: Standing, permission: Permission): Reach => {
  const cells = columns
    .filter((role) => roles.has(role))
    .map((role) => organization.config.permissions[permission]?.[role] ?? table[permission][columns.indexOf(role)])
  return order[Math.max(0, ...cells.map((cell) => order.indexOf(cell ?? 'nobody')))] ?? 'nobody'
}

const isOwn = ({ parent }: Standing, record: Stored): boolean => parent === record.parent

export const mayWith = (standing: Standing, permission: Permission, record: Stored): boolean => {
  if (record.organization !== standing.organization) return false
  const granted = reach(standing, permission)
  return granted === 'anyone' || (granted === 'self' && isOwn(standing, record))
}

const named = (standing: Standing, audience: ('self' | Role)[], record: Stored): boolean =>
  audience.some((who) => (who === 'self' ? isOwn(standing, record) : standing.roles.has(who)))

const rowOf = ({ path }: Field, what: 'read' | 'edit'): Permission =>
  path.startsWith('preferences.') ? `preferences.${what}` : `fields.${what}`

/** Whether they may know that the record has this field. */
export const maySee = (standing: Standing, field: Field, record: Stored): boolean => {
  if (record.organization !== standing.organization) return false
  const audience = field.rule?.visible_to
  return audience ? named(standing, audience, record) : mayWith(standing, rowOf(field, 'read'), record)
}

/** Whether there may be a record of which they may know that it has the field. */
export const mayEverSee = (standing: Standing, field: Field): boolean => {
  const { roles, parent } = standing
  const audience = field.rule?.visible_to
  const granted = reach(standing, rowOf(field, 'read'))
  if (!audience) return granted === 'anyone' || (granted === 'self' && parent !== undefined)
  return audience.some((who) => (who === 'self' ? parent !== undefined : roles.has(who)))
}

/** Whether they may press “Show”. */
export const mayReveal = (standing: Standing, field: Field, record: Stored): boolean =>
  maySee(standing, field, record) &&
  mayWith(standing, 'record.read', record) &&
  (field.rule?.visible_to !== undefined || mayWith(standing, 'fields.reveal', record))

export const mayEdit = (standing: Standing, field: Field, record: Stored): boolean => {
  if (!maySee(standing, field, record)) return false
  const audience = field.rule?.editable_by
  return audience ? named(standing, audience, record) : mayWith(standing, rowOf(field, 'edit'), record)
}

const mayLink = (standing: Standing, record: Stored): boolean =>
  record.organization === standing.organization && reach(standing, 'links.edit') === 'anyone'

/** Whether there is a door to the field: the record as a whole, the form of preferences, or hints for who links. */
export const mayOpen = (standing: Standing, field: Field, record: Stored): boolean =>
  mayWith(standing, 'record.read', record) ||
  (field.path.startsWith('preferences.') && mayWith(standing, 'preferences.edit', record)) ||
  (field.path.startsWith('custom_fields.') && mayLink(standing, record))

/** Whether they may know that the record is there. */
export const mayCount = (standing: Standing, record: Stored): boolean =>
  isOwn(standing, record) ||
  (['record.read', 'preferences.edit', 'devices.read'] as const).some((each) => mayWith(standing, each, record)) ||
  mayList(standing, record.organization)

/** Whether they may know who belongs to the organization. */
export const mayList = (standing: Standing, organization: Organization): boolean =>
  standing.organization === organization &&
  (['links.read', 'links.edit', 'access.read'] as const).some((each) => reach(standing, each) === 'anyone')

const linkOf = ({ links }: World, { config }: Organization, { userId }: Person) =>
  links.find((link) => link.userId === userId && link.organizationId === config.id)

/** The one record that holds the person's e-mail address. */
export const matchOf = (world: World, organization: Organization, person: Person): Stored | undefined => {
  const { match, members } = organization.config
  if (!match || !person.data.email || Object.hasOwn(members, person.userId)) return undefined
  const wanted = person.data.email.toLowerCase()
  const found = world.records.filter(
    (record) =>
      record.organization === organization &&
      String(record.body.custom_fields[match.field.slice('custom_fields.'.length)]).toLowerCase() === wanted,
  )
  return found.length === 1 ? found[0] : undefined
}

/** Whether nobody else is linked to the record: it is one person's. */
const isUnlinked = ({ links }: World, { config }: Organization, { userId }: Person, parent: number): boolean =>
  !links.some((link) => link.organizationId === config.id && link.parent === parent && link.userId !== userId)

const isFree = (world: World, organization: Organization, person: Person, parent: number): boolean =>
  isUnlinked(world, organization, person, parent) &&
  !Object.values(organization.config.members).some((member) => member.parent === parent)

/** Whether the bot answers somebody in the organization at all. */
export const isLetIn = ({ kind }: Person, { config }: Organization): boolean =>
  kind === 'person' || (kind === 'guest' && config.allow_guests)

/** Where somebody is put by a link or the file, whoever they are, or by a match that needs no confirmation. */
export const placeOf = (world: World, organization: Organization, person: Person): Standing | undefined => {
  const link = linkOf(world, organization, person)
  const member = organization.config.members[person.userId]
  const mayMatch = organization.config.match?.confirm === false && isLetIn(person, organization)
  const match = mayMatch ? matchOf(world, organization, person) : undefined
  const matched = match && isFree(world, organization, person, match.parent) ? match : undefined
  const place = link ?? member ?? matched
  if (!place) return undefined
  const isTaken =
    place === member && member?.parent !== undefined && !isUnlinked(world, organization, person, member.parent)
  const groupRole = organization.grouped.has(person.userId) ? Object.values(organization.config.groups) : []
  const roles = new Set<Role>(['member', ...(member ? [member.role] : []), ...(link ? [link.role] : []), ...groupRole])
  return { person, organization, parent: isTaken ? undefined : place.parent, roles }
}

export const standingsOf = (world: World, person: Person): Standing[] =>
  world.organizations
    .filter((organization) => isLetIn(person, organization))
    .flatMap((organization) => placeOf(world, organization, person) ?? [])

/** In which organization somebody acts: that of what they use, else the one they chose, else the only one. */
export const actingIn = (world: World, person: Person, stamp: string | undefined): Standing | undefined => {
  const standings = standingsOf(world, person)
  const wanted = stamp ?? world.choices.get(person.userId)
  const found = standings.find(({ organization }) => organization.config.id === wanted)
  return found ?? (stamp === undefined && standings.length === 1 ? standings[0] : undefined)
}

/** The records that somebody who is not placed may ask for. */
export const proposalsOf = (world: World, person: Person): Stored[] =>
  world.organizations.flatMap((organization) => {
    const record = organization.config.match?.confirm ? matchOf(world, organization, person) : undefined
    const isNew = isLetIn(person, organization) && !placeOf(world, organization, person)
    return record && isNew ? [record] : []
  })
