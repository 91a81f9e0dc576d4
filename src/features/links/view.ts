import type { ActionsBlock, KnownBlock } from '@slack/types'
import type { Link } from '../../access/links.ts'
import { type Actor, type Membership, namesOf, rolesOf } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { button, context, moment, plain, section } from '../../blocks/index.ts'
import { actionIds } from '../deps.ts'
import { knownFrom, mention, ownRecord } from '../standing-blocks.ts'

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

export const linked = (actor: Actor, link: Link): KnownBlock[] => [
  section(`:white_check_mark: ${mention(link.userId)} is linked to user ${link.parent}, as ${link.role}.`),
  context(`A link comes before what the organizations file says. ${mention(link.userId)} was not told.`),
  linkButtons(actor, link),
]

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
