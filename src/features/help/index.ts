import type { KnownBlock } from '@slack/types'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { context, escapeText, header, section } from '../../blocks/index.ts'
import { type Command, type Feature, page } from '../../slack/feature.ts'

const line = ({ name, usage, summary }: Command): string =>
  `\`${['/userextra', name, usage].filter(Boolean).join(' ')}\`\n${summary}`

const helpFor = (actor: Actor, features: Feature[]): KnownBlock[] => [
  header('What you can do here'),
  ...features
    .flatMap(({ commands = [] }) => commands)
    .filter(({ permission }) => may(actor, permission))
    .map((command) => section(line(command))),
  context(`You are ${actor.role} in ${escapeText(actor.organization.name)}. Only you see my answers.`),
]

/** The list of commands, made from what the features declare; a person sees those they may use. */
export const help = (features: () => Feature[]): Feature => ({
  name: 'help',
  commands: [
    {
      name: 'help',
      usage: '',
      summary: 'This list',
      permission: 'help.read',
      handle: async ({ actor }) => page('Help', helpFor(actor, features())),
    },
  ],
})
