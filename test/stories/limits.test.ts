import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/world.ts'

describe('how much one person may do in a minute', () => {
  let world: World
  beforeEach(async () => {
    world = await startWorld({
      transport: 'http',
      adjust: { harbor: { limits: { lookups_per_minute: 5, changes_per_minute: 2 } } },
    })
  })
  afterEach(async () => {
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })

  const answer = async (name: string, command: string) => {
    const person = world.person(name)
    await person.runs(command)
    return person.messages().at(-1)?.text ?? ''
  }

  it('look-ups end with the seconds to wait, for this person alone; what reads no record goes on', async () => {
    for (const parent of [42, 43, 9_999, 45, 42]) await answer('ravi', `/userextra ${parent}`)
    const before = world.api.passed.length
    const told = await answer('ravi', '/userextra devices @jane')
    expect(told).toMatch(/more than 5 look-ups in a minute.*nothing was looked up.*wait \d+ seconds?/i)
    expect(world.api.passed).toHaveLength(before)
    expect(await answer('ravi', '/userextra whoami')).toContain('helpdesk')
    expect(await answer('jane', '/userextra')).toContain('user 42')
    expect(await world.events('limited')).toHaveLength(1)
  })

  it('being refused counts as well, so that numbers are not tried out', async () => {
    for (const parent of [1, 2, 3, 4, 5])
      expect(await answer('jane', `/userextra ${parent}`)).toContain('only for yourself')
    expect(await answer('jane', '/userextra 6')).toContain('more than 5 look-ups')
  })

  it('a change too many is not saved, and what was typed is kept', async () => {
    const jane = world.person('jane')
    for (const theme of ['Light', 'Dark']) {
      await jane.runs('/userextra preferences')
      await jane.fills({ Theme: theme })
      await jane.submits()
    }
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    await jane.submits()
    expect(jane.modal()?.text).toMatch(/more than 2 changes in a minute.*nothing was saved.*wait \d+ second/i)
    expect(jane.modal()?.text).toContain('Light')
    expect((await world.ask('GET', '1/')).preferences).toMatchObject({ theme: 'dark' })
  })

  it('links count as changes, and the list of them as a look-up', async () => {
    for (const command of ['link @nora 48', 'unlink @nora']) await answer('astrid', `/userextra ${command}`)
    expect(await answer('astrid', '/userextra link @nora 48')).toMatch(
      /more than 2 changes in a minute.*nothing was saved/,
    )
    expect(await answer('ravi', '/userextra @nora')).toContain('user 45')
    for (let count = 0; count < 5; count += 1)
      expect(await answer('astrid', '/userextra links')).toContain('Who is linked')
    expect(await answer('astrid', '/userextra links')).toContain('more than 5 look-ups')
  })
})
