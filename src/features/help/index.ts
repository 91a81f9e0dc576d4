import type { KnownBlock } from '@slack/types'
import type { Actor } from '../../access/actor.ts'
import { may, reach } from '../../access/policy.ts'
import { context, escapeText, header, section } from '../../blocks/index.ts'
import { type Command, type Feature, page } from '../../slack/feature.ts'

const line = (actor: Actor, { name, permission, forAnyone, summary }: Command): string => {
  const more = reach(actor, permission) === 'anyone' ? forAnyone : undefined
  return `\`${['/userextra', name, more?.usage].filter(Boolean).join(' ')}\`\n${more?.summary ?? summary}`
}

const helpFor = (actor: Actor, features: Feature[]): KnownBlock[] => [
  header('What you can do here'),
  ...features
    .flatMap(({ commands = [] }) => commands)
    .filter(({ permission }) => may(actor, permission))
    .map((command) => section(line(actor, command))),
  context(`Your role in ${escapeText(actor.organization.name)} is ${actor.role}. Only you see my answers.`),
]

/** The list of commands, made from what the features declare; a person sees those they may use. */
export const help = (features: () => Feature[]): Feature => ({
  name: 'help',
  commands: [
    {
      name: 'help',
      summary: 'This list',
      permission: 'help.read',
      handle: async ({ actor }) => page('Help', helpFor(actor, features())),
    },
  ],
})
