import type { FaultsShown } from '../../../page/wire.ts'

export type Choice<Value extends string> = {
  value: Value
  label: string
  /** What to expect, and what to try. */
  expect: string
  /** Said wherever the fault is on; working needs no word. */
  badge?: string
}

type Choices = { [Name in keyof FaultsShown]: { legend: string; choices: Choice<FaultsShown[Name]>[] } }

const tryCommand = 'Type /userextra and read what the bot says.'

export const faultChoices: Choices = {
  api: {
    legend: 'User Extra API',
    choices: [
      { value: 'well', label: 'Works', expect: 'The bot gets its answers at once.' },
      {
        value: 'slow',
        label: 'Slow',
        expect: 'Every answer takes 2.2 s. Type /userextra preferences: the form says that it is loading, then fills.',
        badge: 'User Extra API slow',
      },
      {
        value: 'down',
        label: 'Down',
        expect: `Nobody answers the bot. ${tryCommand}`,
        badge: 'User Extra API down',
      },
      {
        value: 'limited',
        label: 'Busy',
        expect: `Every answer is 429, come back in 20 s. ${tryCommand}`,
        badge: 'User Extra API busy',
      },
    ],
  },
  slack: {
    legend: 'Slack',
    choices: [
      { value: 'well', label: 'Works', expect: 'Slack does what the bot asks.' },
      {
        value: 'limited',
        label: 'Answers 429',
        expect:
          'Slack does nothing that the bot asks of its Web API. Type /userextra preferences: no form opens, and the bot says so.',
        badge: 'Slack answers 429',
      },
    ],
  },
  bot: {
    legend: 'Bot',
    choices: [
      { value: 'well', label: 'Works', expect: 'The bot gets what Slack sends.' },
      {
        value: 'silent',
        label: 'Does not get what Slack sends',
        expect: 'As if the bot hung. Type /userextra: after 3 s Slackbot says that it failed.',
        badge: 'Bot gets nothing',
      },
    ],
  },
}

/** What is broken on purpose, in words. */
export const wordsOf = (faults: FaultsShown): string[] =>
  [
    faultChoices.api.choices.find(({ value }) => value === faults.api)?.badge,
    faultChoices.slack.choices.find(({ value }) => value === faults.slack)?.badge,
    faultChoices.bot.choices.find(({ value }) => value === faults.bot)?.badge,
  ].filter((badge) => badge !== undefined)
