import type { Link, Links, RecordKey } from './links.ts'
import type { Grant, Membership } from './membership.ts'
import type { Organization } from './organization.ts'
import type { SlackPeople } from './slack-people.ts'

/** A record that holds what a person's Slack profile holds. */
export type Match = { organization: Organization; parent: number; profile: string }

export type Matches = {
  /**
   * The one record of the organization that matches the person.
   * @returns undefined where nothing, or more than one record, or no rule says so
   * @throws AppError when Slack or the User Extra service does not answer
   */
  find(organization: Organization, userId: string): Promise<Match | undefined>
}

const memberOf = ({ members }: Organization, userId: string) =>
  Object.hasOwn(members, userId) ? members[userId] : undefined

/** Whether nothing but a match could tell which record of the organization is this person's. */
export const needsMatch = (organization: Organization, userId: string): boolean =>
  organization.match !== undefined && !memberOf(organization, userId)

/** Whether the file lists the record for somebody, wherever they are linked by now: no match takes it from them. */
export const isListed = ({ members }: Organization, parent: number): boolean =>
  Object.values(members).some((member) => member.parent === parent)

/** The record that the file lists for a person. */
export const listedRecord = (organization: Organization, userId: string): RecordKey[] => {
  const parent = memberOf(organization, userId)?.parent
  return parent === undefined ? [] : [{ organizationId: organization.id, parent }]
}

export type People = {
  /**
   * @param found the person's link to this organization, a match that needs no confirmation, and the links of others to
   * the record that the file lists for them: a record is one person's
   */
  membership(
    organization: Organization,
    userId: string,
    found: { link: Link | undefined; match: Match | undefined; others?: Link[] },
  ): Promise<Membership | undefined>
  /** A person's place in an organization, asked for by somebody else. */
  membershipOf(organization: Organization, userId: string): Promise<Membership | undefined>
  /** Slack id of whoever the record of `parent` is linked to, by an administrator or by the file. */
  holderOf(organization: Organization, parent: number): Promise<string | undefined>
  /** @param linked those who are administrators by link */
  administrators(organization: Organization, linked: string[]): Promise<string[]>
}

type FileIndex = { administrators: string[]; byParent: Map<number, string> }

const indexOf = ({ members }: Organization): FileIndex => ({
  administrators: Object.keys(members).filter((userId) => members[userId]?.role === 'admin'),
  byParent: new Map(
    Object.entries(members).flatMap(([userId, { parent }]) =>
      parent === undefined ? [] : [[parent, userId] as const],
    ),
  ),
})

/** What is looked up in the file on the way of every request. */
const createIndexes = () => {
  const indexes = new WeakMap<Organization, FileIndex>()
  return (organization: Organization): FileIndex => {
    const index = indexes.get(organization) ?? indexOf(organization)
    indexes.set(organization, index)
    return index
  }
}

/** Where people belong, by link, by the organizations file, or by a match: the first that answers decides. */
export const createPeople = (deps: { slack: SlackPeople; links: Links; matches: Matches }): People => {
  const { slack, links, matches } = deps
  const inFile = createIndexes()

  const groupGrants = async ({ groups }: Organization, userId: string): Promise<Grant[]> => {
    const grants = await Promise.all(
      Object.entries(groups).map(async ([groupId, role]): Promise<Grant | undefined> => {
        const members = await slack.groupMembers(groupId)
        return members?.has(userId) ? { role, from: { kind: 'group', groupId } } : undefined
      }),
    )
    return grants.filter((grant) => grant !== undefined)
  }

  const membership: People['membership'] = async (organization, userId, { link, match, others = [] }) => {
    const member = memberOf(organization, userId)
    const isTaken = others.some((other) => other.userId !== userId && other.parent === member?.parent)
    const listed = member && { parent: isTaken ? undefined : member.parent }
    if (!link && !member && !match) return undefined
    const source: Membership['source'] = link
      ? { kind: 'link', by: link.by, at: link.at }
      : member
        ? { kind: 'file' }
        : { kind: 'match', profile: match?.profile ?? '' }
    const grants: Grant[] = [
      { role: 'member', from: { kind: 'everyone' } },
      ...(member && member.role !== 'member' ? [{ role: member.role, from: { kind: 'file' as const } }] : []),
      ...(link && link.role !== 'member' ? [{ role: link.role, from: { kind: 'link' as const } }] : []),
      ...(await groupGrants(organization, userId)),
    ]
    return { organization, parent: (link ?? listed ?? match)?.parent, source, grants }
  }

  const holderOf: People['holderOf'] = async (organization, parent) => {
    const listed = inFile(organization).byParent.get(parent)
    const around = await links.around(organization.id, parent, listed === undefined ? [] : [listed])
    const linked = around.find((link) => link.parent === parent)
    // Who is linked to another record than the file says has left this one.
    return linked?.userId ?? (around.length === 0 ? listed : undefined)
  }

  return {
    membership,
    holderOf,
    async membershipOf(organization, userId) {
      const known = await links.known(userId, [], listedRecord(organization, userId))
      const link = known.links.find(({ organizationId }) => organizationId === organization.id)
      const mayMatch = !link && needsMatch(organization, userId) && organization.match?.confirm === false
      const match = mayMatch ? await matches.find(organization, userId) : undefined
      const isFree =
        match && !isListed(organization, match.parent) && (await holderOf(organization, match.parent)) === undefined
      return membership(organization, userId, { link, match: isFree ? match : undefined, others: known.holders })
    },
    async administrators(organization, linked) {
      const { groups } = organization
      const adminGroups = Object.keys(groups).filter((groupId) => groups[groupId] === 'admin')
      const inGroups = await Promise.all(adminGroups.map((groupId) => slack.groupMembers(groupId)))
      return [
        ...new Set([
          ...inFile(organization).administrators,
          ...linked,
          ...inGroups.flatMap((members) => [...(members ?? [])]),
        ]),
      ]
    },
  }
}
