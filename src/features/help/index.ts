import type { KnownBlock } from '@slack/types'
import { type Actor, namesOf } from '../../access/membership.ts'
import { may, reach } from '../../access/policy.ts'
import { context, header, section } from '../../blocks/index.ts'
import { type Command, type Feature, open, page } from '../../slack/feature.ts'

const line = (actor: Actor, { name, permission, forAnyone, summary }: Command): string => {
  const more = permission !== open && reach(actor, permission) === 'anyone' ? forAnyone : undefined
  return `\`${['/userextra', name, more?.usage].filter(Boolean).join(' ')}\`\n${more?.summary ?? summary}`
}

const helpFor = (actor: Actor, features: Feature[]): KnownBlock[] => [
  header('What you can do here'),
  ...features
    .flatMap(({ commands = [] }) => commands)
    .filter(({ permission }) => permission === open || may(actor, permission))
    .map((command) => section(line(actor, command))),
  context(`Your ${actor.roles.length > 2 ? 'roles are' : 'role is'} ${namesOf(actor.roles)}. Only you see my answers.`),
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
