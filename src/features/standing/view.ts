import type { KnownBlock } from '@slack/types'
import type { Standing } from '../../access/actor.ts'
import type { Request } from '../../access/linking.ts'
import type { Actor } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { buttons, context, escapeText, fieldList, header, moment, section } from '../../blocks/index.ts'
import { actionIds } from '../deps.ts'
import { abilityBlock, knownFrom, listed, mention, mentions, ownRecord, roleLines } from '../standing-blocks.ts'

const mostAdministrators = 10

const administratorsOf = ({ organization, administrators }: Actor): KnownBlock => {
  const more = administrators.length - mostAdministrators
  const who = mentions(administrators.slice(0, mostAdministrators))
  const none = `Nobody administers ${escapeText(organization.name)} in Slack: ask whoever runs this bot in your workspace.`
  return section(`*Administrators*\n${who || none}${more > 0 ? ` (${more} more)` : ''}`)
}

const othersOf = ({ others }: Actor): KnownBlock[] => {
  if (others.length === 0) return []
  const names = listed(others.map(({ name }) => `*${escapeText(name)}*`))
  return [
    section(`You belong to ${names} too. I never mix them; \`/userextra org\` changes where you act.`),
    buttons({ text: 'Change organization', actionId: actionIds.organization, value: null }),
  ]
}

const factsOf = (actor: Actor, record: string) => [
  { label: 'Organization', value: escapeText(actor.organization.name) },
  { label: record, value: ownRecord(actor) },
  { label: 'Known from', value: knownFrom(actor.source) },
  { label: actor.roles.length > 1 ? 'Roles' : 'Role', value: roleLines(actor.grants) },
]

/** Who somebody is themselves. */
export const ownStanding = (actor: Actor): KnownBlock[] => [
  header('Who you are here'),
  ...fieldList(factsOf(actor, 'Your record')),
  abilityBlock(actor, { title: 'What you may do', self: 'For yourself' }),
  administratorsOf(actor),
  ...othersOf(actor),
]

/** Why nobody can link somebody, by the code of the refusal. */
const reasons: Record<string, (organization: string) => string> = {
  refused_guest: (organization) =>
    `is a guest, and guests may not use me in ${organization}, so I refuse them. Whoever runs this bot can let guests in.`,
  refused_bot: () => 'is a bot or a workflow. I answer people only.',
  refused_deactivated: () => 'has a deactivated Slack account. I refuse them.',
  refused_stranger: (organization) => `belongs to another workspace, not to one of ${organization}. I refuse them.`,
  refused_unchecked: () => 'could not be checked just now. Please try again in a minute.',
}

const unlinked = (organization: string): string => `is not linked to a record in ${organization}, so I refuse them.`

/** What they have asked for, and what is to be done about it. */
const requested = ({ parent, state, at, decidedBy, waitsUntil, holder }: Request): string => {
  const when = moment(at, '{date_short_pretty}')
  if (state === 'declined') {
    const by = decidedBy === undefined ? 'and that was declined' : `and ${mention(decidedBy)} declined that`
    return `They asked for user ${parent} (${when}), ${by}. They may ask again${waitsUntil ? ` from ${moment(waitsUntil)}` : ' now'}.`
  }
  const asked = `They have asked for user ${parent} (${when})`
  return holder === undefined
    ? `${asked}, and that waits for an administrator.`
    : `${asked}, and that record belongs to ${mention(holder)} by now: the request cannot be approved any more.`
}

/** What is known of the record that may be theirs. */
const hopes = (code: string, request: Request | undefined): string => {
  if (request) return requested(request)
  return code === 'refused_proposed'
    ? 'One record matches their Slack profile, and they have not asked for it: they can, with `/userextra`.'
    : 'Nothing says which record is theirs.'
}

const denialsLine = (denials: number): string => {
  if (denials === 0) return 'Never refused in the last 30 days.'
  return `Refused ${denials === 1 ? 'once' : `${denials} times`} in the last 30 days.`
}

/** Whether somebody is refused for want of a record alone. */
export const mayBeLinked = ({ refusal }: Standing): boolean =>
  refusal !== undefined && !Object.hasOwn(reasons, refusal.code)

type About = { userId: string; standing: Standing; denials: number; request?: Request | undefined }

const refusedStanding = (asking: Actor, code: string, { userId, standing, denials, request }: About): KnownBlock[] => {
  const organization = escapeText(asking.organization.name)
  const reason = reasons[code]?.(organization) ?? `${unlinked(organization)} ${hopes(code, request)}`
  const canLink = mayBeLinked(standing) && may(asking, 'links.edit')
  return [
    header('Access'),
    section(`${mention(userId)} ${reason}`),
    ...(canLink ? [buttons({ text: 'Link them', actionId: actionIds.link, value: { userId } })] : []),
    context(denialsLine(denials)),
  ]
}

/** Who somebody else is in the organization of whoever asks, and nothing about any other. */
export const othersStanding = (asking: Actor, about: About): KnownBlock[] => {
  const { userId, standing, denials } = about
  const { actor } = standing
  if (!actor) return refusedStanding(asking, standing.refusal.code, about)
  return [
    header('Access'),
    section(mention(userId)),
    ...fieldList(factsOf(actor, 'Their record')),
    abilityBlock(actor, { title: 'What they may do', self: 'For themselves' }),
    context(denialsLine(denials)),
  ]
}
