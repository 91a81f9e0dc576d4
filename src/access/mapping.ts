import type { Known, Link, Links } from './links.ts'
import type { Membership } from './membership.ts'
import type { Organization } from './organization.ts'
import { isListed, listedRecord, type Match, type Matches, needsMatch, type People } from './people.ts'

/** What is known of where a person belongs among some organizations. */
export type Mapping = {
  known: Known
  memberships: Membership[]
  /** Why a match could not be looked for, where it could not. */
  failure: unknown
  /** Slack ids of those who administer one of these. */
  administrators(organizations: Organization[]): Promise<string[]>
  /** Matches that an administrator would have to confirm. */
  proposals(among: Organization[]): Promise<{ proposals: Match[]; failure: unknown }>
}

/** Looks up where people belong. */
export const createMapper = (deps: { links: Links; people: People; matches: Matches }) => {
  const { links, people, matches } = deps

  const tryIn = (userId: string) => async (organization: Organization) => {
    try {
      return { match: await matches.find(organization, userId) }
    } catch (failure) {
      return { failure }
    }
  }

  const findIn = async (organizations: Organization[], userId: string) => {
    const tried = await Promise.all(organizations.map(tryIn(userId)))
    return {
      found: tried.flatMap(({ match }) => match ?? []),
      failure: tried.find(({ failure }) => failure !== undefined)?.failure,
    }
  }

  const toBeMatched = (here: Organization[], userId: string, confirm: boolean) =>
    here.filter((organization) => needsMatch(organization, userId) && organization.match?.confirm === confirm)

  const proposalsFor = async (userId: string, among: Organization[]) => {
    const { found, failure } = await findIn(toBeMatched(among, userId, true), userId)
    const holders = await Promise.all(found.map((match) => people.holderOf(match.organization, match.parent)))
    return { proposals: found.filter((_, index) => holders[index] === undefined), failure }
  }

  /** @param around organizations whose administrators may be asked for */
  return async (userId: string, here: Organization[], around: Organization[] = here): Promise<Mapping> => {
    const { found, failure } = await findIn(toBeMatched(here, userId, false), userId)
    const known = await links.known(
      userId,
      around.map(({ id }) => id),
      [
        ...found.map(({ organization, parent }) => ({ organizationId: organization.id, parent })),
        ...here.flatMap((organization) => listedRecord(organization, userId)),
      ],
    )
    const othersIn = ({ id }: Organization): Link[] => known.holders.filter((link) => link.organizationId === id)
    const isFree = (match: Match): boolean =>
      !isListed(match.organization, match.parent) &&
      !othersIn(match.organization).some((link) => link.parent === match.parent)
    const all = await Promise.all(
      here.map((organization) =>
        people.membership(organization, userId, {
          link: known.links.find(({ organizationId }) => organizationId === organization.id),
          match: found.find((match) => match.organization === organization && isFree(match)),
          others: othersIn(organization),
        }),
      ),
    )
    return {
      known,
      memberships: all.filter((membership) => membership !== undefined),
      failure,
      async administrators(organizations) {
        const lists = await Promise.all(
          organizations.map((organization) =>
            people.administrators(
              organization,
              known.administrators.filter((link) => link.organizationId === organization.id).map((link) => link.userId),
            ),
          ),
        )
        return [...new Set(lists.flat())]
      },
      proposals: (among) => proposalsFor(userId, among),
    }
  }
}
