import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worldPlan } from './isolation/plan.ts'
import { emptyTally, play } from './isolation/play.ts'

/** More of them take longer: `ISOLATION_WORLDS=20000 npx vitest run --project main test/isolation.property.test.ts`. */
const worlds = Number(process.env.ISOLATION_WORLDS ?? 2_000)
const atOnce = 50

/** The seed and path that a failure prints, to repeat exactly that: `ISOLATION_AGAIN='{"seed":-1,"path":"7"}'`. */
const again: { seed?: number; path?: string } = JSON.parse(process.env.ISOLATION_AGAIN ?? '{}')

/** As a whole it would fill the screen: what fails says so itself. */
const anyBatch = fc
  .array(worldPlan, { minLength: atOnce, maxLength: atOnce })
  .map((plans) => ({ plans, [fc.toStringMethod]: () => `${plans.length} worlds` }))

/** Ways by which something of a record must have been shown to somebody who may see it. */
const ways = [
  'command',
  'command lookup',
  'command devices',
  'command preferences',
  'button in message',
  'button in modal',
  'button in home',
  'form lookup',
  'form preferences',
  'suggestion',
  'shortcut',
  'home',
]

describe('whoever asks, for whatever, by whichever way', () => {
  it('gets nothing beyond their rights, in anything that is sent to Slack, and changes nothing', async () => {
    const tally = emptyTally()
    await fc.assert(
      fc.asyncProperty(anyBatch, ({ plans }) => play(plans, tally)),
      { numRuns: Math.ceil(worlds / atOnce), endOnFailure: true, ...again },
    )
    const { denied = 0, refused = 0, ...done } = tally.events
    process.stdout.write(
      `isolation: ${tally.worlds} worlds, ${tally.asks} interactions, ${tally.shown} records shown, ` +
        `${tally.sensitive} sensitive values shown, ${tally.changed} changed, ${denied + refused} denied\n`,
    )
    // It cannot pass by doing nothing; some things are done seldom.
    if (worlds < 2_000) return
    expect(Math.min(tally.shown, tally.sensitive, tally.changed, denied, refused, tally.twins)).toBeGreaterThan(0)
    expect([...tally.ways]).toEqual(expect.arrayContaining([...ways, 'direct message']))
    expect(Object.keys(done)).toEqual(
      expect.arrayContaining(['revealed', 'linked', 'unlinked', 'asked', 'approved', 'declined']),
    )
  }, 3_600_000)
})
