import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('changing preferences, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(() => world.stop())
  beforeEach(async () => {
    world.slack.reset()
    world.api.passed.length = 0
    await world.ask('PATCH', '1/', { preferences: original })
  })
  afterEach(() => expect(world.slack.problems()).toEqual([]))

  const original = { theme: 'dark', notifications: true, language: 'en', timezone: 'Europe/Berlin', font_size: 14 }
  const stored = async () => (await world.ask('GET', '1/')).preferences
  const entered = (label: string) =>
    world
      .person('jane')
      .modal()
      ?.fields.find((field) => field.label === label)?.value

  it('opens a form made from the definitions and the values, filled in', async () => {
    await world.person('jane').runs('/userextra preferences')
    const fields = world
      .person('jane')
      .modal()
      ?.fields.map(({ label, type, value }) => [label, type, value])
    expect(fields).toEqual([
      ['Theme', 'static_select', 'Dark'],
      ['Language', 'static_select', 'English'],
      ['Notifications', 'radio_buttons', 'On'],
      ['Time zone', 'external_select', expect.stringContaining('Europe/Berlin')],
      ['Font size', 'number_input', '14'],
    ])
  })

  it('saves what changed with a PATCH of only that, and the database holds it', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra')
    await jane.clicks('Preferences')
    await jane.fills({ Theme: 'Light', Notifications: 'Off', 'Font size': '16' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Saved.')
    expect(jane.modal()?.text).toContain('Theme: Dark → Light')
    expect(world.api.writes()).toHaveLength(1)
    expect(world.api.writes()[0]).toMatchObject({ method: 'PATCH', path: expect.stringContaining('/user_extra/1/') })
    expect(JSON.parse(world.api.writes()[0]?.body ?? '')).toEqual({
      preferences: { theme: 'light', notifications: false, font_size: 16 },
    })
    expect(await stored()).toEqual({ ...original, theme: 'light', notifications: false, font_size: 16 })
    await jane.clicks('Show the record')
    expect(jane.modal()?.text).toContain('Light')
  })

  it('finds one of four hundred time zones by typing', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    expect(await jane.types('Time zone', 'new york')).toEqual([
      expect.stringMatching(/^America\/New York \(GMT-0[45]:00\)$/),
    ])
    expect(await jane.types('Time zone', 'zzz')).toEqual([])
    const [kolkata = ''] = await jane.types('Time zone', 'calc')
    await jane.fills({ 'Time zone': kolkata })
    await jane.submits()
    expect((await stored()).timezone).toMatch(/Asia\/(Calcutta|Kolkata)/)
  })

  it('says so when nothing was changed, and calls nothing', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    world.api.passed.length = 0
    await jane.submits()
    expect(jane.modal()?.text).toContain('Nothing was changed, so nothing was saved.')
    expect(world.api.passed).toEqual([])
  })

  it('clears a preference that was emptied', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ 'Font size': null })
    await jane.submits()
    expect(await stored()).toEqual({ ...original, font_size: null })
  })

  it('shows a conflict when someone else changed the same field, keeps what Jane entered, and saves it on request', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light', 'Font size': '20' })
    await world.ask('PATCH', '1/', { preferences: { theme: 'auto', language: 'de' } })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Nothing was saved')
    expect(jane.modal()?.text).toContain('Theme is now Same as the device; you entered Light.')
    expect(entered('Theme')).toBe('Light')
    expect(entered('Font size')).toBe('20')
    expect(entered('Language')).toBe('Deutsch (German)')
    expect(world.api.writes()).toEqual([])
    await jane.submits()
    expect(await stored()).toEqual({ ...original, theme: 'light', font_size: 20, language: 'de' })
  })

  it('does not mind someone else’s change of another field', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    await world.ask('PATCH', '1/', { preferences: { language: 'de' } })
    await jane.submits()
    expect(await stored()).toEqual({ ...original, theme: 'light', language: 'de' })
  })

  it('saves once on a double click, and on an envelope that Slack delivers again', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Theme: 'Light' })
    world.api.becomes({ slow: 300 })
    await Promise.all([jane.submits(), jane.submits({ force: true })])
    world.api.recovers()
    expect(jane.modal()?.text).toContain('Saved.')
    expect(world.api.writes()).toHaveLength(1)
    await world.slack.redeliver()
    expect(world.api.writes()).toHaveLength(1)
  })

  it('lets an administrator change someone else’s, and nobody else', async () => {
    const [astrid, ravi] = [world.person('astrid'), world.person('ravi')]
    await ravi.runs('/userextra @jane')
    expect(ravi.sees()).not.toContain('[Preferences]')
    await ravi.runs('/userextra preferences @jane')
    expect(ravi.modal()).toBeUndefined()
    expect(ravi.sees()).toContain('you may change preferences only for yourself')
    await astrid.runs('/userextra @jane')
    await astrid.clicks('Preferences')
    expect(astrid.modal()?.text).toContain('Of @jane')
    await astrid.fills({ Theme: 'Light' })
    await astrid.submits()
    expect((await stored()).theme).toBe('light')
    await world.person('omar').runs('/userextra preferences #1')
    expect(world.person('omar').sees()).toContain('There is no such record in Blue Kite Labs')
  })
})
