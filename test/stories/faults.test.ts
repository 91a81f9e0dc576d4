import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../src/demo/faulty-api.ts'
import { startWorld, transports, type World } from '../support/world.ts'

const faults: [string, Fault, string][] = [
  ['slow by five seconds', { slow: 5_000 }, 'did not answer in time'],
  ['dead', 'dead', 'not available'],
  ['answering 429', { status: 429, headers: { 'retry-after': '7' } }, '7 seconds'],
  ['answering 503', { status: 503 }, 'not available'],
  ['answering 500', { status: 500 }, 'not'],
]

describe.each(transports)('when things break, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(() => world.stop())
  beforeEach(() => {
    world.api.recovers()
    world.slack.reset()
  })
  afterEach(() => {
    expect(world.slack.problems()).toEqual([])
    for (const secret of ['token-harbor', 'xoxb-secret-bot', 'xapp-secret-app', 'Department 42'])
      expect(world.log()).not.toContain(secret)
  })

  it.each(faults)('an API %s is told in a sentence, to a command', async (_name, fault, words) => {
    const jane = world.person('jane')
    world.api.becomes(fault)
    await jane.runs('/userextra')
    await jane.waitsFor(words)
  })

  it.each(faults)('an API %s is told to whoever opens the form', async (_name, fault, words) => {
    const jane = world.person('jane')
    world.api.becomes(fault)
    await jane.runs('/userextra preferences')
    await jane.waitsFor(words)
    expect(jane.sees()).not.toContain('[Save]')
  })

  it.each(faults)(
    'an API %s leaves the form with everything that was typed, and the change is saved later',
    async (_name, fault, words) => {
      const jane = world.person('jane')
      await world.ask('PATCH', '1/', { preferences: { theme: 'dark', font_size: 14 } })
      await jane.runs('/userextra preferences')
      await jane.fills({ Theme: 'Light', 'Font size': '18' })
      world.api.becomes(fault)
      await jane.submits()
      await jane.waitsFor(words)
      await jane.waitsFor('[Save]')
      const values = Object.fromEntries(jane.modal()?.fields.map(({ label, value }) => [label, value]) ?? [])
      expect(values).toMatchObject({ Theme: 'Light', 'Font size': '18', Language: 'English' })
      world.api.recovers()
      await jane.submits()
      await jane.waitsFor('Saved.')
      expect((await world.ask('GET', '1/')).preferences).toMatchObject({ theme: 'light', font_size: 18 })
    },
  )

  it('a connection that breaks after the PATCH arrived does not save twice, and is told as saved', async () => {
    const jane = world.person('jane')
    await world.ask('PATCH', '1/', { preferences: { theme: 'dark' } })
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    world.api.becomes('drop', 'PATCH')
    await jane.submits()
    await jane.waitsFor(/Saved|already holds/)
    expect((await world.ask('GET', '1/')).preferences.theme).toBe('light')
  })

  it('a refresh that fails leaves the card where it was', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra')
    world.api.becomes('dead')
    await jane.clicks('Refresh')
    await jane.waitsFor('not available')
    expect(jane.sees()).toContain('Department 42')
  })

  it('a page that fails in a modal offers to try again', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra lookup')
    await ravi.fills({ Person: 'astrid' })
    await ravi.submits()
    world.api.becomes('dead')
    await ravi.clicks('Refresh')
    await ravi.waitsFor('Try again')
    world.api.recovers()
    await ravi.clicks('Try again')
    await ravi.waitsFor('Department 44')
  })

  it('Slack answering 429 or not at all to who is acting refuses rather than trusts', async () => {
    const wes = world.person('wes')
    world.slack.faults.rateLimit('users.info', 3)
    await wes.runs('/userextra')
    await wes.waitsFor('Please try again')
    expect(wes.sees()).not.toContain('Kite secret')
    world.slack.faults.clear()
    await wes.runs('/userextra')
    await wes.waitsFor('Kite secret')
  })
})

describe('when Slack itself breaks', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.stop())
  beforeEach(() => {
    world.api.recovers()
    world.slack.faults.clear()
    world.slack.reset()
  })

  it('a form that Slack does not open is told beside it, for a command and for a button', async () => {
    const jane = world.person('jane')
    world.slack.faults.rateLimit('views.open', 30)
    await jane.runs('/userextra preferences')
    await jane.waitsFor('Slack did not let me open the form')
    world.slack.reset()
    await jane.runs('/userextra')
    world.slack.faults.rateLimit('views.open', 30)
    await jane.clicks('Preferences')
    await jane.waitsFor('Slack did not let me open the form')
  })

  it('a view that says “Loading…” is filled although Slack answers 429 at first', async () => {
    const jane = world.person('jane')
    world.api.becomes({ slow: 700 })
    world.slack.faults.rateLimit('views.update', 1, 1)
    await jane.runs('/userextra preferences')
    await jane.waitsFor('[Save]')
  })

  it('a form closed while it was saving is saved all the same', async () => {
    const jane = world.person('jane')
    await world.ask('PATCH', '1/', { preferences: { theme: 'dark' } })
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    world.api.becomes({ slow: 1_500 })
    const submitted = jane.submits()
    await jane.waitsFor('Saving…')
    await jane.closes()
    await submitted
    expect((await world.ask('GET', '1/')).preferences.theme).toBe('light')
    expect(jane.modal()).toBeUndefined()
  })
})
