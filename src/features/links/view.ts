import type { ActionsBlock, KnownBlock } from '@slack/types'
import type { Linked } from '../../access/linking.ts'
import type { Link } from '../../access/links.ts'
import { type Actor, type Grant, type Membership, namesOf, rolesOf } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { button, context, moment, plain, section } from '../../blocks/index.ts'
import { actionIds } from '../deps.ts'
import { given, knownFrom, listed, mention, mentions, ownRecord } from '../standing-blocks.ts'

/** Of a confirmation dialog: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
const dialog = { title: 100, text: 300, button: 30 } as const

/** Asks before it unlinks. */
const unlinkButton = ({ userId, parent }: Pick<Link, 'userId' | 'parent'>) => ({
  ...button({ text: 'Unlink', actionId: actionIds.unlink, value: { userId }, style: 'danger' }),
  confirm: {
    title: plain('Unlink this person?', dialog.title),
    text: plain(`They will no longer be linked to user ${parent}. The record stays as it is.`, dialog.text),
    confirm: plain('Unlink', dialog.button),
    deny: plain('Cancel', dialog.button),
    style: 'danger' as const,
  },
})

const allLinks = (actor: Actor) =>
  may(actor, 'links.read') ? [button({ text: 'All links', actionId: actionIds.links, value: null })] : []

/** The buttons below a link that was made. */
export const linkButtons = (actor: Actor, link: Pick<Link, 'userId' | 'parent'>): ActionsBlock => ({
  type: 'actions',
  elements: [unlinkButton(link), ...allLinks(actor)],
})

/** Roles that the link does not give, and where each is from. */
const otherRoles = ({ before, after, link }: Linked): string[] => {
  const isOther = ({ role, from }: Grant): boolean => role !== 'member' && role !== link.role && from.kind !== 'link'
  const others = (after?.grants ?? []).filter(isOther).map((grant) => `${grant.role} ${given(grant)}`)
  return others.length > 0 ? [`They ${before ? 'stay' : 'are also'} ${listed([...new Set(others)])}.`] : []
}

const untilNow = ({ before }: Linked): string[] => {
  if (!before) return []
  const { source, grants } = before
  const record = before.parent === undefined ? 'no record here' : ownRecord(before)
  const linkedAs = grants.find(({ from }) => from.kind === 'link')?.role ?? 'member'
  const role = source.kind === 'link' ? `, as ${linkedAs}` : ''
  return [`Until now: ${record}, by ${knownFrom(source)}${role}.`]
}

const mostNamed = 5

const some = (userIds: string[]): string => mentions(userIds.slice(0, mostNamed))

/** That the record may be meant for somebody else. */
const claimed = ({ claims: { asked, matched } }: Linked): KnownBlock[] => {
  const [one, several] = ['has asked for this record: their request', 'have asked for this record: their requests']
  const sentences = [
    ...(asked.length > 0 ? [`${some(asked)} ${asked.length === 1 ? one : several} cannot be approved any more.`] : []),
    ...(matched.length > 0 ? [`This record holds the e-mail address of ${some(matched)}.`] : []),
  ]
  return sentences.length > 0 ? [section(`:warning: ${sentences.join(' ')} If the link is wrong, unlink it.`)] : []
}

const listedHere = ({ organization: { members } }: Actor, userId: string): string[] =>
  Object.hasOwn(members, userId) ? ['A link comes before what the organizations file says.'] : []

export const linked = (actor: Actor, made: Linked): KnownBlock[] => {
  const { link } = made
  const done = `:white_check_mark: ${mention(link.userId)} is linked to user ${link.parent}, as ${link.role}.`
  return [
    section([done, ...otherRoles(made), ...untilNow(made)].join(' ')),
    ...claimed(made),
    context([...listedHere(actor, link.userId), `${mention(link.userId)} was not told.`].join(' ')),
    linkButtons(actor, link),
  ]
}

/** Where somebody belongs whose link is gone. */
const remaining = (userId: string, left: Membership | undefined): string => {
  if (!left) return `${mention(userId)} belongs to no record here now: I refuse them until they are linked again.`
  const { source, grants } = left
  const record = left.parent === undefined ? 'have no record here' : `have the record of ${ownRecord(left)}`
  return `By ${knownFrom(source)} they still belong here: they ${record}, and their role is ${namesOf(rolesOf(grants))}.`
}

export const unlinked = (actor: Actor, link: Link, left: Membership | undefined): KnownBlock[] => {
  const made = `${mention(link.by)} had linked them as ${link.role} (${moment(link.at)}).`
  const more = allLinks(actor)
  return [
    section(`:white_check_mark: ${mention(link.userId)} is no longer linked to user ${link.parent}. ${made}`),
    section(remaining(link.userId, left)),
    context('The record itself was not changed.'),
    ...(more.length > 0 ? [{ type: 'actions' as const, elements: more }] : []),
  ]
}
