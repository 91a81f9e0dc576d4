import { describe, expect, it } from 'vitest'
import { section } from '../../src/blocks/index.ts'
import { page } from '../../src/slack/feature.ts'
import { createHomes } from '../../src/slack/home.ts'
import type { Opening } from '../../src/slack/opening.ts'
import type { Outcome } from '../../src/slack/outcome.ts'
import { createRecent } from '../../src/slack/recent.ts'
import type { SlackApi } from '../../src/slack/slack-api.ts'

const unused = async () => {
  throw new Error('not to be called')
}

/** Home tabs on a Slack that only notes what is published. */
const noted = (publish: () => Promise<void> = async () => {}) => {
  const published: string[] = []
  const slack: Pick<SlackApi, 'publishHome'> = {
    publishHome: async (userId, view) => {
      await publish()
      published.push(`${userId} ${JSON.stringify(view.blocks).match(/answer \d/)?.[0]}`)
    },
  }
  const opening: Opening = { open: unused, fill: unused, besides: () => unused }
  return { published, homes: createHomes(slack as SlackApi, opening, undefined) }
}

const answered = (number: number): Outcome => ({
  reply: page('Home', [section(`answer ${number}`)]),
  acting: undefined,
})

describe('Home tabs', () => {
  it('are published as a person asked for them last; what was overtaken is not published', async () => {
    const { published, homes } = noted()
    const first = Promise.withResolvers<Outcome>()
    const shown = homes.show('U1', first.promise)
    const again = homes.show('U1', Promise.resolve(answered(2)))
    await homes.show('U2', Promise.resolve(answered(3)))
    expect(published).toEqual(['U2 answer 3'])
    first.resolve(answered(1))
    await Promise.all([shown, again])
    expect(published).toEqual(['U2 answer 3', 'U1 answer 2'])
  })

  it('are published on after one that Slack refused', async () => {
    let calls = 0
    const { published, homes } = noted(async () => {
      if (calls++ === 0) throw new Error('refused')
    })
    await expect(homes.show('U1', Promise.resolve(answered(1)))).rejects.toThrow('refused')
    await homes.show('U1', Promise.resolve(answered(2)))
    expect(published).toEqual(['U1 answer 2'])
  })
})

describe('what is remembered', () => {
  it('is the latest, and no more than was said', () => {
    const recent = createRecent(2)
    expect([recent.add('a'), recent.add('b'), recent.add('a'), recent.add('c')]).toEqual([true, true, false, true])
    expect(['a', 'b', 'c'].map(recent.has)).toEqual([true, false, true])
  })
})
