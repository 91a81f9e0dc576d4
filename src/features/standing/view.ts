import type { KnownBlock } from '@slack/types'
import type { Standing } from '../../access/actor.ts'
import type { Actor } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { buttons, context, escapeText, fieldList, header, section } from '../../blocks/index.ts'
import { actionIds } from '../deps.ts'
import { abilityBlock, knownFrom, mention, mentions, ownRecord, roleLines } from '../standing-blocks.ts'

const mostAdministrators = 10

const administratorsOf = ({ organization, administrators }: Actor): KnownBlock => {
  const more = administrators.length - mostAdministrators
  const who = mentions(administrators.slice(0, mostAdministrators))
  const none = `Nobody administers ${escapeText(organization.name)} in Slack: ask whoever runs this bot in your workspace.`
  return section(`*Administrators*\n${who || none}${more > 0 ? ` (${more} more)` : ''}`)
}

const othersOf = ({ others }: Actor): KnownBlock[] => {
  if (others.length === 0) return []
  const names = others.map(({ name }) => `*${escapeText(name)}*`).join(', ')
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

/** Why somebody is refused, for an administrator, by the code of the refusal. All else reads as “not linked”. */
const reasons: Record<string, (organization: string) => string> = {
  refused_guest: (organization) =>
    `is a guest; guests may not use me in ${organization} (allow_guests). I refuse them.`,
  refused_bot: () => 'is a bot or a workflow. I answer people only.',
  refused_deactivated: () => 'has a deactivated Slack account. I refuse them.',
  refused_stranger: (organization) => `belongs to another workspace, not to one of ${organization}. I refuse them.`,
  refused_unchecked: () => 'could not be checked just now. Please try again in a minute.',
  refused_proposed: () =>
    'is not linked to a record yet, so I refuse them. One record matches their Slack profile, and that waits to be ' +
    'confirmed: they can ask for it, or you can link them.',
}

const unlinked = (organization: string): string =>
  `is not linked to a record in ${organization}, and nothing else says which one is theirs, so I refuse them.`

const mayBeLinked = (code: string): boolean => !Object.hasOwn(reasons, code) || code === 'refused_proposed'

const denialsLine = (denials: number): string => {
  if (denials === 0) return 'Refused nothing in the last 30 days.'
  return `Refused ${denials === 1 ? 'once' : `${denials} times`} in the last 30 days.`
}

type About = { userId: string; standing: Standing; denials: number }

const refusedStanding = (asking: Actor, userId: string, code: string, denials: number): KnownBlock[] => {
  const organization = escapeText(asking.organization.name)
  const reason = (reasons[code] ?? unlinked)(organization)
  const canLink = mayBeLinked(code) && may(asking, 'links.edit')
  return [
    header('Access'),
    section(`${mention(userId)} ${reason}`),
    ...(canLink ? [buttons({ text: 'Link them', actionId: actionIds.link, value: { userId } })] : []),
    ...(denials > 0 ? [context(denialsLine(denials))] : []),
  ]
}

/** Who somebody else is in the organization of whoever asks, and nothing about any other. */
export const othersStanding = (asking: Actor, { userId, standing, denials }: About): KnownBlock[] => {
  const { actor } = standing
  if (!actor) return refusedStanding(asking, userId, standing.refusal.code, denials)
  return [
    header('Access'),
    section(mention(userId)),
    ...fieldList(factsOf(actor, 'Their record')),
    abilityBlock(actor, { title: 'What they may do', self: 'For themselves' }),
    context(denialsLine(denials)),
  ]
}
