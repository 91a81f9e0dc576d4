import type { Ask } from './asks.ts'
import type { Standing } from './oracle.ts'
import type { Sent } from './stage.ts'
import type { World } from './worlds.ts'

/** How somebody asked, in words. */
export const wayOf = ({ plan }: Ask): string => {
  if (plan.kind === 'command') return `command ${plan.word}`.trim()
  if (plan.kind === 'button') return `button in ${plan.place}`
  return plan.kind === 'submission' ? `form ${plan.callbackId}` : plan.kind
}

const worldText = ({ organizations, people, records, links, choices, number, nobody }: World): string =>
  JSON.stringify({
    number,
    organizations: organizations.map(({ config, grouped, fields }) => ({
      ...config,
      fields: fields.flatMap(({ path, rule }) => (rule ? [{ path, ...rule }] : [])),
      grouped: [...grouped],
    })),
    people: people.map(({ userId, kind, data }) => ({ userId, kind, email: data.email })),
    nobody: nobody.userId,
    records: records.map(({ id, parent, organization }) => ({ id, parent, in: organization.config.id })),
    links,
    choices: [...choices],
  })

const longest = 3_000

/** All that one needs to see what went wrong: what, to whom, by which interaction, in which world. */
export const report = (faults: string[], ask: Ask, standing: Standing | undefined, sent: Sent): string =>
  [
    `${ask.actor.userId} as ${[...(standing?.roles ?? ['nobody'])].join(' and ')} of ${standing?.organization.config.id ?? 'nothing'}, ${wayOf(ask)}:`,
    ...faults.map((fault) => `  ${fault}`),
    `what was done: ${sent.payload}`,
    ...sent.pieces.map(({ way, receiver, text }) => `sent by ${way} to ${receiver}: ${text.slice(0, longest)}`),
    `the world: ${worldText(ask.world)}`,
  ].join('\n')
