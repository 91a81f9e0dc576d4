import type { Standing } from '../../access/actor.ts'
import type { Proposal } from '../../access/linking.ts'
import type { Actor, Membership } from '../../access/membership.ts'
import { buttons, context, escapeText, header, section } from '../../blocks/index.ts'
import { type Context, type OpenContext, type Page, page, type Reply } from '../../slack/feature.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { matched, mention, mentions } from '../standing-blocks.ts'
import { linkButtons } from './view.ts'

const title = 'Link request'

/** What an administrator reads. It says what matches, and never what it holds. */
const request = ({ id, userId, parent }: Proposal, profile: string | undefined): Page => ({
  title,
  blocks: [
    header('Somebody asks for their record'),
    section(
      `${mention(userId)} asks to be linked to *user ${parent}*.` +
        (profile ? ` The record holds the ${matched(profile)} of their Slack profile.` : ''),
    ),
    section('Approve only if you know that this record is theirs: they will see it then. Until then I refuse them.'),
    buttons(
      { text: 'Approve', actionId: actionIds.linkApprove, value: { proposalId: id }, style: 'primary' },
      { text: 'Decline', actionId: actionIds.linkDecline, value: { proposalId: id } },
      { text: 'Show the record', actionId: actionIds.card, value: { kind: 'parent', parent } },
    ),
  ],
})

const said = (text: string): Reply => page(title, [section(text)])

const waiting = ({ organization }: Proposal, approvers: string[]): Reply =>
  said(
    `:hourglass: You have already asked for your record in *${escapeText(organization.name)}*, so I did not ask again. ` +
      `It waits for ${mentions(approvers.slice(0, 3), 'or') || 'an administrator'}, and I will tell you here what they ` +
      'decide. Until then I look nothing up for you.',
  )

const notAsked = ({ organization }: Proposal, approvers: string[]): Reply => {
  const ask = mentions(approvers.slice(0, 3), 'or') || 'whoever runs this bot in your workspace'
  return said(
    `:warning: I could not reach an administrator of *${escapeText(organization.name)}*, so nobody knows yet that you ` +
      `asked. Please try again later, or ask ${ask} to link you to your record.`,
  )
}

const asked = ({ organization }: Proposal, told: string[]): Reply =>
  said(
    `:white_check_mark: I asked ${mentions(told)} to confirm which record is yours in *${escapeText(organization.name)}*. ` +
      'I will tell you here what they decide. Until then I look nothing up for you.',
  )

/** A button from before somebody was linked. */
const linkedAlready = ({ organization, parent }: Membership): Reply => {
  const place = `*${escapeText(organization.name)}*`
  return said(
    parent === undefined
      ? `You belong to ${place} already, without a record of your own, so I asked nobody. Run \`/userextra whoami\` to see who can link you to one.`
      : `You are linked to user ${parent} in ${place} already, so I asked nobody. Run \`/userextra\` to see your record.`,
  )
}

const outcome = (actor: Actor, { organization }: Proposal, state: 'approved' | 'declined'): Page => ({
  title,
  blocks: [
    section(
      state === 'approved'
        ? `:white_check_mark: ${mention(actor.userId)} linked you to your record in *${escapeText(organization.name)}*. Try \`/userextra\`.`
        : `${mention(actor.userId)} could not confirm that the record is yours, so I did not link you to one in ` +
            `*${escapeText(organization.name)}*. If you think it is, please talk to them.`,
    ),
  ],
})

/** What was decided before: who asks for another record withdraws the earlier request. */
const earlier = ({ state, decidedBy, userId, parent }: Proposal): string => {
  if (decidedBy === userId) return `${mention(userId)} has asked for another record since, so this request is closed.`
  const who = decidedBy === undefined ? 'Somebody' : mention(decidedBy)
  const became = state === 'approved' ? 'was linked' : 'was not linked'
  return `${who} has ${state} this already: ${mention(userId)} ${became} to user ${parent}.`
}

const now = { approved: ':white_check_mark: Approved', declined: 'Declined' } as const

/** What the message that asked becomes. */
const decided = (actor: Actor, proposal: Proposal, decision: 'approved' | 'declined', isTold: boolean): Reply => {
  const { userId, parent } = proposal
  const place = decision === 'approved' ? `is linked to user ${parent} now` : `was not linked to user ${parent}`
  return page(title, [
    section(`${now[decision]} by ${mention(actor.userId)}: ${mention(userId)} ${place}.`),
    ...(isTold ? [] : [context(`I could not tell ${mention(userId)}: please tell them yourself.`)]),
    ...(decision === 'approved' ? [linkButtons(actor, { userId, parent })] : []),
  ])
}

const decidedBefore = (proposal: Proposal): Reply => said(`${earlier(proposal)} Your click changed nothing.`)

/** Asking for the record that matches one's profile, and deciding on it: between a person and the administrators. */
export const createRequests = ({ linking, messenger }: Pick<FeatureDeps, 'linking' | 'messenger'>) => {
  const profileOf = ({ proposals }: Standing, organizationId: string): string | undefined =>
    proposals.find(({ organization }) => organization.id === organizationId)?.profile

  /** Requests that no administrator could be told of: asked again, they are told once more. */
  const untold = new Set<string>()

  const ask = async ({ standing }: OpenContext, organizationId: string): Promise<Reply> => {
    const place = standing.memberships.find(({ organization }) => organization.id === organizationId)
    const [only] = place ? [place] : standing.memberships
    if (only) return linkedAlready(only)
    const { proposal, approvers, isNew } = await linking.ask(standing, organizationId)
    if (!isNew && !untold.delete(proposal.id)) return waiting(proposal, approvers)
    const message = request(proposal, profileOf(standing, organizationId))
    const took = await Promise.all(approvers.map((userId) => messenger.tell(userId, message, proposal.organization)))
    const told = approvers.filter((_, index) => took[index])
    if (told.length > 0) return asked(proposal, told)
    untold.add(proposal.id)
    return notAsked(proposal, approvers)
  }

  const decide = async ({ actor }: Context, proposalId: string, decision: 'approved' | 'declined'): Promise<Reply> => {
    const { proposal, isFirst } = await linking.decide(actor, proposalId, decision)
    if (!isFirst) return decidedBefore(proposal)
    const { userId, organization } = proposal
    const isTold = await messenger.tell(userId, outcome(actor, proposal, decision), organization)
    return decided(actor, proposal, decision, isTold)
  }

  return { ask, decide }
}
