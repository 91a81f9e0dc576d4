import { AppError, type Offer } from '../errors.ts'
import { anyOf, type Organization } from './organization.ts'

/** The buttons that somebody who is no actor yet may press. */
export const offers = {
  choose: 'organization.choose',
  ask: 'link.ask',
} as const

const refusal = (reason: string, message: string, offered: Offer[] = []): AppError =>
  new AppError(`refused_${reason}`, message, { offers: offered })

export const isRefusal = (error: unknown): error is AppError =>
  error instanceof AppError && error.code.startsWith('refused_')

const named = (names: string[], last: 'and' | 'or'): string =>
  new Intl.ListFormat('en-GB', { type: last === 'and' ? 'conjunction' : 'disjunction' }).format(names)

/** Why somebody is no actor: each with what was not done, and what to do now. `ask` are those to be asked. */
export const refusals = {
  elsewhere: () =>
    refusal(
      'elsewhere',
      'I answer only people of the workspace I was set up for, and you come from another one. ' +
        'Nothing was looked up. Please ask your contact in this channel.',
    ),
  unmapped: (ask: string[]) =>
    refusal(
      'unmapped',
      `I do not know which record is yours, so I looked nothing up. Please ask ${anyOf(ask)} to link you to it.`,
    ),
  unchecked: (cause: unknown) =>
    new AppError(
      'refused_unchecked',
      'I could not find out just now which record is yours, so I looked nothing up. Please try again in a minute.',
      { cause },
    ),
  proposed: (proposals: { organization: Organization; profile: string }[], ask: string[]) => {
    const organizations = proposals.map(({ organization }) => organization)
    const isEmail = proposals.every(({ profile }) => profile === 'email')
    return refusal(
      'proposed',
      `I do not know yet which record is yours, so I looked nothing up. In ${named(
        organizations.map(({ name }) => name),
        'and',
      )} one record has ${isEmail ? 'the e-mail address' : 'a value'} of your Slack profile. ` +
        `If you ask for it, ${anyOf(ask)} can confirm that it is yours.`,
      organizations.map(({ id, name }) => ({
        text: organizations.length > 1 ? `Ask for it in ${name}` : 'Ask for it',
        actionId: `${offers.ask}:${id}`,
        value: { organizationId: id },
      })),
    )
  },
  /** Their request waits, or was declined not long ago. */
  asked: (state: 'open' | 'declined', organizations: Organization[], ask: string[]) => {
    const where = named(
      organizations.map(({ name }) => name),
      'and',
    )
    return state === 'open'
      ? refusal(
          'asked',
          `You have asked for your record in ${where}, and it waits for ${anyOf(ask)}. Until that is decided I look ` +
            'nothing up for you. I will tell you here in Slack.',
          organizations.map(({ id, name }) => ({
            text: organizations.length > 1 ? `Ask again in ${name}` : 'Ask again',
            actionId: `${offers.ask}:${id}`,
            value: { organizationId: id },
          })),
        )
      : refusal(
          'declined',
          `Your request for a record in ${where} was declined, so I looked nothing up. You can ask again a day after ` +
            `that; if it cannot wait, please talk to ${anyOf(ask)}.`,
        )
  },
  unconfigured: () =>
    refusal(
      'unconfigured',
      'You are linked to an organization that is no longer set up here, so I looked nothing up. ' +
        'Please ask whoever runs this bot in your workspace.',
    ),
  bot: (_ask: string[]) => refusal('bot', 'I answer people only, not bots or workflows. Nothing was looked up.'),
  deactivated: (ask: string[]) =>
    refusal('deactivated', `Your Slack account is deactivated, so I looked nothing up. Please ask ${anyOf(ask)}.`),
  stranger: (ask: string[]) =>
    refusal(
      'stranger',
      `Your Slack account belongs to another workspace, so I looked nothing up. Please ask ${anyOf(ask)}.`,
    ),
  guest: (ask: string[]) =>
    refusal('guest', `You are a guest in this workspace, so I looked nothing up. Please ask ${anyOf(ask)}.`),
  left: () =>
    refusal(
      'left',
      'This message or form is from an organization in which you do not act. Nothing was looked up or changed. ' +
        'Please run /userextra again.',
    ),
  choose: (organizations: Organization[]) =>
    refusal(
      'choose',
      `You belong to ${named(
        organizations.map(({ name }) => name),
        'and',
      )}, and I never mix them, so I looked nothing up. Choose the one you want to act in; /userextra org changes it later.`,
      organizations.map(({ id, name }) => ({
        text: name,
        actionId: `${offers.choose}:${id}`,
        value: { organizationId: id },
      })),
    ),
} as const
