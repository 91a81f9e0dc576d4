import type { Links } from './links.ts'
import type { Membership } from './membership.ts'
import type { Organization } from './organization.ts'
import type { People } from './people.ts'
import { type Role, roles } from './permissions.ts'
import type { SlackPeople } from './slack-people.ts'
import { unsuitable } from './suitable.ts'

export type Place = Membership & { userId: string }

/** Which roles are looked for, of all that a person has. */
type Wanted = (roles: Role[]) => boolean

/** Finds people of an organization who have a role and can act: mapped to it, and let in by the bot. */
export const createAble = (deps: { people: People; links: Links; slack: SlackPeople }) => {
  const { people, links, slack } = deps

  /** Administrators first. Everyone who is mapped is a member. */
  const thoseWith = async ({ id, members, groups }: Organization, isWanted: Wanted): Promise<Set<string>> => {
    const linked = await links.list(id)
    const found: string[] = []
    for (const role of roles.toReversed().filter((each) => isWanted([each]))) {
      const has = (given: Role): boolean => role === 'member' || given === role
      const inGroups = await Promise.all(
        Object.keys(groups)
          .filter((groupId) => groups[groupId] === role)
          .map((groupId) => slack.groupMembers(groupId)),
      )
      found.push(
        ...Object.entries(members).flatMap(([userId, member]) => (has(member.role) ? [userId] : [])),
        ...linked.filter((link) => has(link.role)).map(({ userId }) => userId),
        ...inGroups.flatMap((group) => [...(group ?? [])]),
      )
    }
    return new Set(found)
  }

  const placeOf = async (organization: Organization, userId: string): Promise<Place | undefined> => {
    const membership = await people.membershipOf(organization, userId)
    if (!membership) return undefined
    return unsuitable(await slack.profile(userId), organization) ? undefined : { ...membership, userId }
  }

  /** @throws AppError when nobody was found and that may be because Slack, or the service, did not answer */
  return async (organization: Organization, isWanted: Wanted, most: number, except?: string): Promise<Place[]> => {
    const found: Place[] = []
    const failures: unknown[] = []
    for (const userId of await thoseWith(organization, isWanted)) {
      if (found.length === most) break
      if (userId === except) continue
      // One person who is not known to Slack must not stand in the way of all others.
      const place = await placeOf(organization, userId).catch((error: unknown) => void failures.push(error))
      if (place) found.push(place)
    }
    if (found.length === 0 && failures.length > 0) throw failures[0]
    return found
  }
}

export type Able = ReturnType<typeof createAble>
