import type { Place } from './able.ts'
import { holdersOf } from './holders.ts'
import type { Linking, LinkingDeps, Unmapped } from './linking.ts'
import { createLinks, type Link } from './links.ts'
import type { Organization } from './organization.ts'
import { isListed } from './people.ts'
import { denial, may } from './policy.ts'
import { createProposals, isDeclined, type StoredProposal } from './proposals.ts'
import type { Found } from './roster.ts'
import type { Profile } from './slack-people.ts'
import { unsuitable } from './suitable.ts'

type Person = { userId: string; profile: Profile }

/** Who is where in an organization, but for matches. */
type Register = { organization: Organization; links: Map<string, Link>; holders: Map<number, string> }

type Looked = Found | 'unknown'
type Look = (organization: Organization, person: Person) => Promise<Looked>

/** A custom profile field costs a call of Slack for each person; so many an overview may cost. */
const mostFieldCalls = 200
/** So many that could not be looked up, and the rest is not tried. */
const mostFailures = 5
const atOnce = 5

/** In order, a few at a time. */
const mapSome = async <A, B>(items: A[], work: (item: A) => Promise<B>): Promise<B[]> => {
  const results: B[] = []
  for (let start = 0; start < items.length; start += atOnce)
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))))
  return results
}

const createLook = (matches: LinkingDeps['matches']): Look => {
  const failures = new Map<Organization, number>()
  let calls = 0
  return async (organization, { userId, profile }) => {
    const failed = failures.get(organization) ?? 0
    if (failed >= mostFailures) return 'unknown'
    if (organization.match && organization.match.profile !== 'email' && ++calls > mostFieldCalls) return 'unknown'
    return matches.look(organization, userId, { profile }).catch(() => {
      failures.set(organization, (failures.get(organization) ?? 0) + 1)
      return 'unknown'
    })
  }
}

const isPlaced = ({ organization, links }: Register, userId: string): boolean =>
  links.has(userId) || Object.hasOwn(organization.members, userId)

/** Whether the person is mapped to the organization without anyone's doing. */
const isMatched = ({ organization, holders }: Register, found: Looked): found is number =>
  typeof found === 'number' &&
  organization.match?.confirm === false &&
  !holders.has(found) &&
  !isListed(organization, found)

/** The people of another organization are not to be told. Where it cannot be found out, the person may be one. */
const isElsewhere = async (others: Register[], person: Person, look: Look): Promise<boolean> => {
  if (others.some((other) => isPlaced(other, person.userId))) return true
  const are = await Promise.all(
    others
      .filter(({ organization }) => organization.match?.confirm === false && !unsuitable(person.profile, organization))
      .map(async (other) => {
        const found = await look(other.organization, person)
        return found === 'unknown' || isMatched(other, found)
      }),
  )
  return are.includes(true)
}

const whyUnmapped = ({ match }: Organization, found: Looked, newest: StoredProposal | undefined): Unmapped['why'] => {
  if (newest?.state === 'open') return 'asked'
  if (newest && isDeclined(newest)) return 'declined'
  if (found === 'unknown') return 'could not be checked'
  if (found === 'several') return 'several records match'
  return match && found === 'none' ? 'nothing matches' : 'not linked'
}

/** Who is mapped to an organization, and who is mapped to none. */
export const createOverview = (deps: LinkingDeps): Linking['overview'] => {
  const { organizations, slack, people, matches, db } = deps
  const links = createLinks(db)
  const proposals = createProposals(db)

  const registerOf = async (organization: Organization): Promise<Register> => {
    const all = await links.list(organization.id)
    const byUser = new Map(all.map((link) => [link.userId, link]))
    return { organization, links: byUser, holders: holdersOf(organization, all) }
  }

  const placeOf = async ({ organization, links }: Register, userId: string, found?: number): Promise<Place[]> => {
    const profile = organization.match?.profile ?? ''
    const match = found === undefined ? undefined : { organization, parent: found, profile }
    const link = links.get(userId)
    const membership = await people.membership(organization, userId, { link, match, others: [...links.values()] })
    return membership ? [{ ...membership, userId }] : []
  }

  /** Where those belong who are neither linked nor listed. */
  const sort = async (register: Register, others: Register[], everyone: Person[]) => {
    const { organization } = register
    const look = createLook(matches)
    const newest = await proposals.newest(organization.id)
    const sorted = await mapSome(everyone, async (person): Promise<{ mapped?: Place[]; unmapped?: Unmapped }> => {
      const { userId, profile } = person
      const reason = unsuitable(profile, organization)
      if (isPlaced(register, userId) || (reason && reason !== 'guest')) return {}
      const found = reason ? 'none' : await look(organization, person)
      if (isMatched(register, found)) return { mapped: await placeOf(register, userId, found) }
      if (await isElsewhere(others, person, look)) return {}
      return { unmapped: { userId, why: reason ? 'guest' : whyUnmapped(organization, found, newest.get(userId)) } }
    })
    return {
      matched: sorted.flatMap(({ mapped = [] }) => mapped),
      unmapped: sorted.flatMap(({ unmapped }) => unmapped ?? []),
    }
  }

  return async (actor) => {
    if (!may(actor, 'links.read')) throw denial(actor, 'links.read')
    const register = await registerOf(actor.organization)
    const others = await Promise.all(organizations.filter(({ id }) => id !== actor.organization.id).map(registerOf))
    const placed = [...new Set([...Object.keys(actor.organization.members), ...register.links.keys()])]
    const mapped = (await mapSome(placed, (userId) => placeOf(register, userId))).flat()
    const everyone = await slack.everyone()
    const profiles = new Map(everyone.map(({ userId, profile }) => [userId, profile]))
    const marked = mapped.map((place) => {
      const profile = profiles.get(place.userId)
      return { ...place, refused: profile && unsuitable(profile, actor.organization) }
    })
    const { matched, unmapped } = await sort(register, others, everyone)
    return { mapped: [...marked, ...matched], unmapped }
  }
}
