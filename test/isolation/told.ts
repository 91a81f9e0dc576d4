import type { Link } from '../../src/access/links.ts'
import type { Ask } from './asks.ts'
import type { Request } from './choose.ts'
import { isLetIn, matchOf, placeOf, standingsOf } from './oracle.ts'
import type { Organization, Person } from './worlds.ts'

/** Of which people and organizations somebody may be told. */

type Told = { ask: Ask; requests: Request[]; links: Link[]; receiver: Person }

const hasAsked = ({ requests }: Told, { userId }: Person, { config }: Organization): boolean =>
  requests.some((request) => request.userId === userId && request.organizationId === config.id)

/** Whether a person belongs to the organization, or has asked to. */
export const placeIn = (told: Told, organization: Organization, person: Person): boolean =>
  placeOf(told.ask.world, organization, person) !== undefined || hasAsked(told, person, organization)

/**
 * Whether they are of a user group that makes administrators: those are named as somebody to ask, mapped or not. Whose
 * e-mail address a record holds is told to who links it to somebody else.
 */
export const isToBeNamed = ({ ask, links }: Told, organization: Organization, person: Person): boolean => {
  const match = matchOf(ask.world, organization, person)
  return (
    (organization.grouped.has(person.userId) && Object.values(organization.config.groups).includes('admin')) ||
    links.some((link) => link.organizationId === organization.config.id && link.parent === match?.parent)
  )
}

/** Whether the receiver belongs to the organization, might by a match, has asked to, or was linked until now. */
export const knows = (told: Told, organization: Organization): boolean => {
  const { ask, receiver, links } = told
  return (
    standingsOf(ask.world, receiver).some((each) => each.organization === organization) ||
    (isLetIn(receiver, organization) && matchOf(ask.world, organization, receiver) !== undefined) ||
    hasAsked(told, receiver, organization) ||
    links.some((link) => link.userId === receiver.userId && link.organizationId === organization.config.id)
  )
}
