import type { KnownBlock } from '@slack/types'
import { type Actor, type Grant, type Membership, rolesOf } from '../access/membership.ts'
import { abilities } from '../access/policy.ts'
import { escapeText, moment, section } from '../blocks/index.ts'
import { AppError } from '../errors.ts'
import { readTarget } from '../slack/target.ts'

export const mention = (userId: string): string => `<@${userId}>`

/** `a, b and c`. */
export const listed = (texts: string[], last: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat('en-GB', { type: last === 'and' ? 'conjunction' : 'disjunction' }).format(texts)

export const mentions = (userIds: string[], last: 'and' | 'or' = 'and'): string => listed(userIds.map(mention), last)

export const ownRecord = ({ parent }: Pick<Membership, 'parent'>): string =>
  parent === undefined ? 'none here' : `user ${parent}`

/** What of a Slack profile a record matches, in words and without its value. */
export const matched = (profile: string): string => (profile === 'email' ? 'e-mail address' : 'profile field')

/** How it is known which record is a person's. */
export const knownFrom = (source: Membership['source']): string => {
  if (source.kind === 'link') return `a link by ${mention(source.by)}, ${moment(source.at, '{date_short_pretty}')}`
  return source.kind === 'file' ? 'the organizations file' : `a match of the Slack ${matched(source.profile)}`
}

export const given = ({ from }: Grant): string => {
  if (from.kind === 'everyone') return 'as everybody here'
  if (from.kind === 'group') return `by the user group <!subteam^${from.groupId}>`
  return from.kind === 'link' ? 'by a link' : 'by the organizations file'
}

/** A line for each role, with where it is from. */
export const roleLines = (grants: Grant[]): string =>
  rolesOf(grants)
    .map((role) => [role, ...new Set(grants.filter((grant) => grant.role === role).map(given))].join(', '))
    .join('\n')

/** What somebody may do, for themselves and for others. */
export const abilityBlock = (
  actor: Pick<Actor, 'organization' | 'roles'>,
  words: { title: string; self: string },
): KnownBlock => {
  const reaches = [
    { who: words.self, does: abilities(actor, 'self') },
    { who: `For anyone in ${escapeText(actor.organization.name)}`, does: abilities(actor, 'anyone') },
  ]
  const lines = reaches.filter(({ does }) => does.length > 0).map(({ who, does }) => `• ${who}: ${does.join(', ')}`)
  return section([`*${words.title}*`, ...(lines.length > 0 ? lines : ['Nothing.'])].join('\n'))
}

/** @param undone the sentence that says what was not done */
export const personOf = (argument: string, command: string, undone: string): string => {
  const target = readTarget(argument)
  if (target?.kind === 'person') return target.userId
  throw new AppError(
    'argument',
    argument.startsWith('@') && !/\s/.test(argument)
      ? `I could not tell whom you mean. ${undone} Pick the person from the list that Slack shows after “@”.`
      : `I need one person for that. ${undone} Write “/userextra ${command} @”, and pick them from the list that Slack shows after “@”.`,
  )
}
