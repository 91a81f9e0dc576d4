import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asObjects, type JsonObject } from '../../src/demo/slack/json.ts'
import { harbor, ids, startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('the Home tab, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(() => world.stop())
  beforeEach(() => {
    world.api.recovers()
    world.slack.reset()
  })
  afterEach(() => expect(world.slack.problems()).toEqual([]))

  const open = (name: string) => world.person(name).opensHome()
  const published = () => world.slack.traffic().filter(({ name }) => name === 'views.publish')

  /** What a person's browser could make of the value of a button, before they press it. */
  const forges = (userId: string, text: string, value: object) => {
    const elements = asObjects(world.slack.state.views.home(userId)?.content.blocks).flatMap(({ elements }) =>
      asObjects(elements),
    )
    const button = elements.find((element) => Object(element.text).text === text) as JsonObject
    button.value = JSON.stringify(value)
  }

  it('shows Jane her own record, and what she may do', async () => {
    const jane = await open('jane')
    for (const text of [
      'Your extra record',
      '@jane',
      'Department 42',
      'MacBook Pro 16',
      '[Devices (1)] [Preferences] [Refresh]',
      '• For yourself: read the help, see roles and permissions, look up records, see preferences',
      'Your role is member.',
      'Harbor & Pine · user 42 · record #1',
    ]) {
      expect(jane.home()).toContain(text)
    }
    expect(jane.home()).not.toContain('Look someone up')
    expect(jane.home()).not.toContain('For anyone')
    expect(world.person('ravi').home()).toBeUndefined()
    expect(jane.messages()).toEqual([])
  })

  it('shows the helpdesk and an administrator what they may do for others', async () => {
    const ravi = await open('ravi')
    expect(ravi.home()).toContain('see what sensitive fields hold, change preferences')
    expect(ravi.home()).toContain('• For anyone in Harbor & Pine: look up records, look up other people')
    expect(ravi.home()).toContain('And 4 more.')
    await ravi.clicks('Look someone up')
    await ravi.fills({ Person: 'jane' })
    await ravi.submits()
    expect(ravi.modal()?.text).toContain('Department 42')
    const astrid = await open('astrid')
    expect(astrid.home()).toContain('Your role is admin')
    expect(astrid.home()).toContain('see assigned devices, change preferences, see which record is whose')
  })

  it.each([
    [
      'nia',
      'I do not know which record is yours, so I looked nothing up. Please ask @astrid or @omar to link you to it.',
    ],
    ['pat', 'you come from another one. Nothing was looked up.'],
    ['robot', 'I answer people only, not bots or workflows.'],
    ['gone', 'Your Slack account is deactivated, so I looked nothing up. Please ask @astrid or @omar.'],
  ])('tells %s in words why there is nothing, and is never empty', async (name, words) => {
    const before = world.api.passed.length
    const person = await open(name)
    expect(person.home()).toContain(words)
    await person.clicks('Try again')
    expect(person.modal()?.text).toContain(words)
    expect(person.home()).toContain(words)
    expect(world.api.passed).toHaveLength(before)
  })

  it('saves preferences from a form over it, and then shows what is stored', async () => {
    const jane = await open('jane')
    await jane.clicks('Preferences')
    await jane.fills({ Theme: 'Light' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Theme: Dark → Light')
    expect((await world.ask('GET', '1/')).preferences).toMatchObject({ theme: 'light' })
    await jane.closes()
    expect(jane.home()).toContain('Theme\nLight')
    await jane.clicks('Preferences')
    await jane.fills({ Theme: 'Dark' })
    await jane.submits()
    await jane.closes()
    expect(jane.home()).toContain('Theme\nDark')
  })

  it('follows what is saved elsewhere, once it has been opened', async () => {
    const save = async (theme: string) => {
      const jane = world.person('jane')
      await jane.runs('/userextra preferences')
      await jane.fills({ Theme: theme })
      await jane.submits()
      await jane.closes()
    }
    const count = published().length
    await open('jane')
    expect(published()).toHaveLength(count + 1)
    await save('Light')
    expect(world.person('jane').home()).toContain('Theme\nLight')
    await save('Dark')
    expect(world.person('jane').home()).toContain('Theme\nDark')
    expect(published()).toHaveLength(count + 3)
    // Wes has not opened his.
    const wes = world.person('wes')
    await wes.runs('/userextra preferences')
    await wes.fills({ Theme: 'Light' })
    await wes.submits()
    expect(wes.home()).toBeUndefined()
  })

  it.each([
    ['nora', 'No devices assigned', 0],
    ['jane', '[Devices (1)]', 1],
    ['astrid', '[Devices (250)]', 250],
  ] as const)('shows %s a few devices, and all on demand', async (name, words, count) => {
    const person = await open(name)
    expect(person.home()).toContain(words)
    expect(person.home()?.match(/Serial SN/g) ?? []).toHaveLength(Math.min(count, 3))
    if (count === 0) return expect(person.home()).not.toContain('[Devices')
    await person.clicks(`Devices (${count})`)
    const seen = new Set<string>()
    const collect = () => {
      for (const [serial] of (person.modal()?.text ?? '').matchAll(/SN\d{6}/g)) seen.add(serial)
    }
    collect()
    while (person.modal()?.text.includes('[Next]')) {
      await person.clicks('Next')
      collect()
    }
    expect(seen.size).toBe(count)
    await person.closes()
    expect(person.home()).toContain(words)
  })

  it('is refreshed where it stands', async () => {
    const jane = await open('jane')
    const { id } = world.slack.state.views.home(ids.jane) ?? {}
    await world.ask('PATCH', '1/', { preferences: { font_size: 21 } })
    await jane.clicks('Refresh')
    expect(jane.home()).toContain('Font size\n21')
    expect(jane.modal()).toBeUndefined()
    expect(world.slack.state.views.home(ids.jane)?.id).toBe(id)
    await world.ask('PATCH', '1/', { preferences: { font_size: 14 } })
  })

  it('says that the service does not answer, and is there after “Try again”', async () => {
    world.api.becomes('dead')
    const jane = await open('jane')
    expect(jane.home()).toContain('not available')
    await jane.clicks('Try again')
    expect(jane.modal()?.text).toContain('not available')
    await jane.closes()
    world.api.recovers()
    await jane.clicks('Try again')
    expect(jane.home()).toContain('Department 42')
    expect(jane.home()).not.toContain('Try again')
  })

  it('stays as it was when one of its buttons fails, which is told over it', async () => {
    const jane = await open('jane')
    const before = jane.home()
    world.api.becomes('dead')
    for (const button of ['Refresh', 'Preferences', 'Devices (1)']) {
      await jane.clicks(button)
      expect(jane.modal()?.text).toContain('not available')
      await jane.closes()
      expect(jane.home()).toBe(before)
    }
  })

  it('opens a loading view where the data take a while', async () => {
    const jane = await open('jane')
    world.api.becomes({ slow: 800 })
    await jane.clicks('Preferences')
    await jane.waitsFor('[Save]')
    expect(world.slack.traffic().filter(({ name }) => name === 'views.update')).toHaveLength(1)
  })

  it('says so where Slack opens no view', async () => {
    const jane = await open('jane')
    world.slack.faults.fail('views.open', { error: 'internal_error' })
    await jane.clicks('Devices (1)')
    expect(jane.home()).toContain('Slack did not let me open the form just now.')
    world.slack.faults.clear()
    await jane.clicks('Try again')
    expect(jane.home()).toContain('Department 42')
  })

  it('is published once for an event, and a button acts once, however often Slack delivers them', async () => {
    const jane = await open('jane')
    await world.slack.redeliver()
    await world.slack.redeliver()
    expect(published()).toHaveLength(1)
    await jane.clicks('Refresh')
    await world.slack.redeliver()
    expect(published()).toHaveLength(2)
    await jane.clicks('Devices (1)')
    await world.slack.redeliver()
    expect(world.slack.traffic().filter(({ name }) => name === 'views.open')).toHaveLength(1)
  })

  it('is not touched when someone goes to the Messages tab', async () => {
    await world.slack.actions.openHome({ person: ids.jane, tab: 'messages' })
    await world.idle()
    expect(published()).toEqual([])
  })

  it.each([
    ['jane', 'Devices (1)', 'only for yourself'],
    ['jane', 'Preferences', 'only for yourself'],
    ['astrid', 'Devices (250)', 'There is no such record in Harbor & Pine'],
    ['astrid', 'Preferences', 'There is no such record in Harbor & Pine'],
  ] as const)('answers a forged button of %s (%s) as if there were no such record', async (name, button, words) => {
    const person = await open(name)
    const before = person.home()
    const answers = new Set<string>()
    for (const value of [
      { kind: 'record', id: 5 },
      { kind: 'record', id: 999 },
      { kind: 'parent', parent: 90 },
      { kind: 'person', userId: ids.omar },
    ]) {
      forges(ids[name], button, value)
      await person.clicks(button)
      answers.add(person.modal()?.text ?? '')
      await person.closes()
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain(words)
    expect(person.home()).toBe(before)
  })

  it('answers a button it does not know as stale, and stays', async () => {
    const jane = await open('jane')
    const before = jane.home()
    forges(ids.jane, 'Devices (1)', { kind: 'everyone' })
    await jane.clicks('Devices (1)')
    expect(jane.modal()?.text).toContain('from an earlier version of me')
    expect(jane.home()).toBe(before)
  })

  it('is there for someone whose record does not exist yet', async () => {
    const record = await world.ask('GET', '4/')
    await fetch(`${world.service.url}/user_extra/4/`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${harbor.token}` },
    })
    const nora = await open('nora')
    expect(nora.home()).toContain('You have no extra record yet in Harbor & Pine, so nothing was done.')
    expect(nora.home()).toContain('What you may do')
    expect(nora.home()).not.toContain('[Preferences]')
    await world.service.records.insertMany([{ ...record, parent: 45, organization_id: harbor.id } as never])
    await nora.clicks('Refresh')
    expect(nora.home()).toContain('@nora')
  })
})
