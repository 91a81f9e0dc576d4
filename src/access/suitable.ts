import { AppError } from '../errors.ts'
import type { Organization } from './organization.ts'
import { belongsTo, type Profile } from './slack-people.ts'

export type Unsuitable = 'bot' | 'deactivated' | 'stranger' | 'guest'

/** Why somebody may not use the bot in the organization, whatever they are linked to. */
export const unsuitable = (profile: Profile, organization: Organization): Unsuitable | undefined => {
  if (profile.isBot) return 'bot'
  if (profile.isDeactivated) return 'deactivated'
  if (profile.isStranger || !belongsTo(profile, organization.slack_workspaces)) return 'stranger'
  return profile.isGuest && !organization.allow_guests ? 'guest' : undefined
}

const sentences: Record<Unsuitable, (who: string, organization: string) => string> = {
  bot: (who) => `${who} is a bot, so nothing was linked. Choose a person.`,
  deactivated: (who) =>
    `The Slack account of ${who} is deactivated, so nothing was linked. Have it activated first, or choose somebody else.`,
  stranger: (who, organization) =>
    `${who} belongs to no workspace of ${organization}, so nothing was linked. ` +
    'Choose somebody else, or ask whoever runs this bot to add theirs.',
  guest: (who, organization) =>
    `${who} is a guest, and guests may not use me in ${organization}, so nothing was linked. ` +
    'Choose somebody else, or ask whoever runs this bot to let guests in.',
}

export const cannotBeLinked = (reason: Unsuitable, userId: string, { name }: Organization): AppError =>
  new AppError('unsuitable', sentences[reason](`<@${userId}>`, name))
