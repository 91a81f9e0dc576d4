import type { Kysely } from 'kysely'
import { AppError } from '../errors.ts'
import { createAble, type Place } from './able.ts'
import { createClaims } from './claims.ts'
import { createAccessEvents } from './events.ts'
import type { Linking, LinkingDeps } from './linking.ts'
import { addLink, createLinks, type Link, taken } from './links.ts'
import { type Actor, type Membership, namesOf, rolesOf } from './membership.ts'
import { anyOf, type Organization } from './organization.ts'
import { needsMatch } from './people.ts'
import type { Role } from './permissions.ts'
import { denial, may } from './policy.ts'
import type { AccessTables } from './store.ts'
import { cannotBeLinked, unsuitable } from './suitable.ts'

type Done = 'linked' | 'unlinked'

const listed = (holder: string): AppError =>
  new AppError(
    'taken',
    `The organizations file says that this record is the one of <@${holder}>, so nothing was linked. ` +
      'Give another record, or ask whoever runs this bot to change the file.',
  )

const notGiven = ({ organization, administrators }: Actor, role: Role): AppError =>
  new AppError(
    'forbidden',
    `You do not have the role ${role} in ${organization.name}, so you may not give it. Nothing was linked. ` +
      `Give a role that you have, or ask ${anyOf(administrators)} to do it.`,
  )

const notHeld = ({ organization, administrators }: Actor, userId: string, roles: Role[], done: Done): AppError =>
  new AppError(
    'forbidden',
    `<@${userId}> is ${namesOf(roles)} in ${organization.name}, which you are not, so you may not change their link. ` +
      `Nothing was ${done}. Please ask ${anyOf(administrators)} to do it.`,
  )

const lastAdministrator = ({ name }: Organization, userId: string, done: Done): AppError =>
  new AppError(
    'last_administrator',
    `<@${userId}> is the last administrator of ${name}, so nothing was ${done}: nobody could link anyone afterwards. ` +
      'Make somebody else an administrator first.',
  )

const leftToAnother = (userId: string, holder: string): AppError =>
  new AppError(
    'taken',
    `Without this link, <@${userId}> would get the record that the organizations file lists for them, and <@${holder}> is ` +
      `linked to that one. Nothing was unlinked. Unlink <@${holder}> first, or ask whoever runs this bot to change the file.`,
  )

const notLinked = ({ name }: Organization, userId: string, place: Membership | undefined): AppError => {
  const who = `<@${userId}>`
  const sentences = {
    file:
      `The organizations file says that ${who} belongs to ${name}; there is no link of theirs, so nothing was unlinked. ` +
      'Please ask whoever runs this bot to change the file.',
    match:
      `${who} belongs to ${name} because their Slack profile matches a record, as the organizations file says. There is no ` +
      'link of theirs, so nothing was unlinked. Please ask whoever runs this bot to change the file, or link them to another record.',
    none: `${who} is not linked to a record in ${name}, so nothing was unlinked. Please check the person.`,
  }
  return new AppError('not_linked', sentences[place?.source.kind === 'file' ? 'file' : place ? 'match' : 'none'])
}

const groupsUnknown = (done: Done): AppError =>
  new AppError(
    'slack',
    `Slack does not tell me just now who is in the user groups that give roles, so nothing was ${done}. Please try again in a minute.`,
  )

const ownLink = ({ administrators }: Actor, done: Done): AppError =>
  new AppError(
    'forbidden',
    `Your own link is for an administrator to change, so nothing was ${done}. Please ask ${anyOf(administrators)}.`,
  )

/** Whoever links others must not take a record for themselves: its holder's rights would come with it. */
const checkOthers = (actor: Actor, userId: string, done: Done): void => {
  if (userId === actor.userId && !actor.roles.includes('admin')) throw ownLink(actor, done)
}

const mayGive = ({ roles }: Actor, role: Role): boolean => roles.includes('admin') || roles.includes(role)

const isAdministrator = (place: Membership | undefined): boolean =>
  place !== undefined && rolesOf(place.grants).includes('admin')

/** Links and unlinks people by hand. */
export const createLinkEdits = (deps: LinkingDeps): Pick<Linking, 'link' | 'unlink'> => {
  const { slack, people, matches, records, db, log, now = () => new Date() } = deps
  const links = createLinks(db)
  const findAble = createAble({ people, links, slack })
  const claimsOf = createClaims({ slack, matches, db })

  const checkFree = async (organization: Organization, parent: number, userId: string): Promise<void> => {
    const holder = await people.holderOf(organization, parent)
    if (holder === undefined || holder === userId) return
    const place = await people.membershipOf(organization, holder)
    throw place?.source.kind === 'file' ? listed(holder) : taken(holder)
  }

  /** @returns an administrator who remains, where the person is none any more */
  /** A role by a group that Slack tells nothing of just now is not seen, and must not be passed over. */
  const checkGroups = async (actor: Actor, done: Done): Promise<void> => {
    const { groups } = actor.organization
    const above = Object.keys(groups).filter((groupId) => !mayGive(actor, groups[groupId] ?? 'admin'))
    const known = await Promise.all(above.map((groupId) => slack.groupMembers(groupId)))
    if (known.includes(undefined)) throw groupsUnknown(done)
  }

  const checkChange = async (
    actor: Actor,
    userId: string,
    before: Membership | undefined,
    after: Membership | undefined,
    done: Done,
  ) => {
    await checkGroups(actor, done)
    const above = rolesOf(before?.grants ?? []).filter((role) => !mayGive(actor, role))
    if (above.length > 0) throw notHeld(actor, userId, above, done)
    if (!isAdministrator(before) || isAdministrator(after)) return undefined
    const [other] = await findAble(actor.organization, (roles) => roles.includes('admin'), 1, userId)
    if (!other) throw lastAdministrator(actor.organization, userId, done)
    return other
  }

  /** Two administrators who unlink each other at once: one of them stays. */
  const checkRemains = async (transaction: Kysely<AccessTables>, other: Place | undefined, error: () => AppError) => {
    if (other?.source.kind !== 'link') return
    const role = other.grants.find(({ from }) => from.kind === 'link')?.role ?? 'member'
    const { links: present } = await createLinks(transaction).known(other.userId, [], [])
    if (!present.some((link) => link.organizationId === other.organization.id && link.role === role)) throw error()
  }

  const record = (transaction: Kysely<AccessTables>, kind: Done, { userId, teamId, organization }: Actor, link: Link) =>
    createAccessEvents(transaction, log, now).record({
      kind,
      userId,
      teamId,
      organizationId: organization.id,
      what: 'links.edit',
      subject: link.userId,
      detail: `user ${link.parent} as ${link.role}`,
    })

  /** Where the person belongs without their link. What cannot be found out just now is not counted on. */
  const withoutLink = async (organization: Organization, userId: string): Promise<Membership | undefined> => {
    const isMatched = needsMatch(organization, userId) && organization.match?.confirm === false
    const match = isMatched ? await matches.find(organization, userId).catch(() => undefined) : undefined
    const holder = match && (await people.holderOf(organization, match.parent))
    const isFree = holder === undefined || holder === userId
    return people.membership(organization, userId, { link: undefined, match: isFree ? match : undefined })
  }

  const checkLeft = async ({ id }: Organization, userId: string, left: Membership | undefined): Promise<void> => {
    if (left?.parent === undefined) return
    const holder = (await links.around(id, left.parent, [])).find((link) => link.userId !== userId)
    if (holder) throw leftToAnother(userId, holder.userId)
  }

  return {
    async link(actor, { userId, target, role }) {
      const { organization } = actor
      if (!may(actor, 'links.edit')) throw denial(actor, 'links.edit')
      if (!mayGive(actor, role)) throw notGiven(actor, role)
      checkOthers(actor, userId, 'linked')
      const { parent } = await records.whole(actor, 'links.edit', target)
      await checkFree(organization, parent, userId)
      const reason = unsuitable(await slack.profile(userId), organization)
      if (reason) throw cannotBeLinked(reason, userId, organization)
      const link = { organizationId: organization.id, userId, parent, role, by: actor.userId, at: now().toISOString() }
      const before = await people.membershipOf(organization, userId)
      const after = await people.membership(organization, userId, { link, match: undefined })
      const other = await checkChange(actor, userId, before, after, 'linked')
      await db.transaction().execute(async (transaction) => {
        await addLink(transaction, link)
        await checkRemains(transaction, other, () => lastAdministrator(organization, userId, 'linked'))
        await record(transaction, 'linked', actor, link)
      })
      return { link, before, after, claims: await claimsOf(organization, link) }
    },
    async unlink(actor, userId) {
      const { organization } = actor
      if (!may(actor, 'links.edit')) throw denial(actor, 'links.edit')
      checkOthers(actor, userId, 'unlinked')
      const known = await links.known(userId, [], [])
      const link = known.links.find(({ organizationId }) => organizationId === organization.id)
      if (!link) throw notLinked(organization, userId, await people.membershipOf(organization, userId))
      const before = await people.membership(organization, userId, { link, match: undefined })
      const left = await withoutLink(organization, userId)
      await checkLeft(organization, userId, left)
      const other = await checkChange(actor, userId, before, left, 'unlinked')
      const removed = await db.transaction().execute(async (transaction) => {
        const found = await createLinks(transaction).remove(organization.id, userId)
        if (!found) throw notLinked(organization, userId, left)
        await checkRemains(transaction, other, () => lastAdministrator(organization, userId, 'unlinked'))
        await record(transaction, 'unlinked', actor, found)
        return found
      })
      return { link: removed, left }
    },
  }
}
