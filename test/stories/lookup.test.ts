import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('looking up a record, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(async () => {
    expect(world.slack.problems()).toEqual([])
    await world.stop()
  })
  beforeEach(() => world.slack.reset())

  const answer = (name: string) => world.person(name).messages().at(-1)?.text ?? ''

  it.each(['/userextra', '/userextra me', '/userextra ME '])(
    'Jane types %s and sees what the company holds about her',
    async (command) => {
      const jane = world.person('jane')
      await jane.runs(command)
      for (const text of [
        'Your extra record',
        '@jane',
        'user 42',
        'Theme',
        'Dark',
        'Europe/Berlin',
        'Department 42',
        '1 device assigned',
        'record #1',
      ]) {
        expect(jane.sees()).toContain(text)
      }
      expect(jane.messages().every(({ ephemeral }) => ephemeral)).toBe(true)
      expect(world.person('ravi').messages()).toEqual([])
    },
  )

  it.each(['/userextra @jane', '/userextra 42', '/userextra #1', '/userextra lookup @jane'])(
    'Ravi of the helpdesk finds Jane by %s',
    async (command) => {
      await world.person('ravi').runs(command)
      expect(answer('ravi')).toContain('Department 42')
    },
  )

  it('shows unknown fields under their own names, and text that looks like markup as text', async () => {
    await world.person('ravi').runs('/userextra @nora')
    expect(answer('ravi')).toContain('<!channel>')
    expect(answer('ravi')).toContain('<https://evil.example|bye>')
    expect(world.person('jane').messages()).toEqual([])
  })

  it('refuses Jane every record but her own, with the same words whether it exists or not', async () => {
    const jane = world.person('jane')
    const answers = new Set<string>()
    for (const target of ['@ravi', '43', '#2', '#5', '#999', '999', '@omar', '@nia']) {
      await jane.runs(`/userextra ${target}`)
      answers.add(answer('jane'))
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain('you may look up records only for yourself')
    expect([...answers][0]).toContain('@astrid')
    await jane.runs('/userextra #1')
    expect(answer('jane')).toContain('Your extra record')
  })

  it('answers for another organization’s record word for word as for one that does not exist', async () => {
    const astrid = world.person('astrid')
    const answers = new Set<string>()
    for (const target of ['#5', '#999', '90', '999', '@omar', '@wes', '@nia']) {
      await astrid.runs(`/userextra ${target}`)
      answers.add(answer('astrid'))
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain('There is no such record in Harbor & Pine')
  })

  it('looks someone up in a form, and shows the record in it', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra lookup')
    await ravi.submits()
    expect(ravi.modal()?.errors).toEqual({ Person: 'Please pick a person, or give a number below.' })
    await ravi.fills({ Person: 'jane', 'Or a number': '43' })
    await ravi.submits()
    expect(ravi.modal()?.errors).toEqual({ 'Or a number': 'Please give either a person or a number, not both.' })
    await ravi.fills({ Person: null, 'Or a number': '#1' })
    await ravi.submits()
    expect(ravi.modal()?.text).toContain('Department 42')
    await ravi.clicks('Devices (1)')
    expect(ravi.modal()?.text).toContain('SN000001')
    await ravi.closes()
    await ravi.clicks('Look someone up')
    await ravi.fills({ 'Or a number': 'forty-two' })
    await ravi.submits()
    expect(ravi.modal()?.errors['Or a number']).toContain('such as 42')
  })

  it('keeps the form of someone who asks for a record that is not there', async () => {
    const ravi = world.person('ravi')
    await ravi.runs('/userextra lookup')
    await ravi.fills({ 'Or a number': '4711' })
    await ravi.submits()
    expect(ravi.modal()?.text).toContain('There is no such record')
    expect(ravi.modal()?.fields.find(({ label }) => label === 'Or a number')?.value).toBe('4711')
  })

  it('refreshes a card where it stands', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra 45')
    await world.ask('PATCH', '4/', { preferences: { theme: 'light' } })
    await astrid.clicks('Refresh')
    expect(astrid.messages()).toHaveLength(1)
    expect(astrid.sees()).toContain('Light')
    await world.ask('PATCH', '4/', { preferences: { theme: 'dark' } })
  })

  it('helps with what one may do, and with what one mistyped', async () => {
    await world.person('jane').runs('/userextra help')
    expect(answer('jane')).toContain('/userextra devices')
    expect(answer('jane')).not.toContain('lookup')
    expect(answer('jane')).not.toContain('@person')
    await world.person('ravi').runs('/userextra help')
    expect(answer('ravi')).toContain('/userextra lookup')
    expect(answer('ravi')).toContain('/userextra devices [@person | 42 | #158]')
    await world.person('jane').runs('/userextra prefrences')
    expect(answer('jane')).toContain('Did you mean “/userextra preferences”?')
    await world.person('jane').runs('/userextra abracadabra')
    expect(answer('jane')).toContain('/userextra help')
    await world.person('jane').runs('/userextra @someone else')
    expect(answer('jane')).toContain('Pick the person from the list')
  })

  it.each([
    ['nia', 'I do not know which record is yours'],
    ['pat', 'you come from another one'],
    ['gone', 'deactivated'],
    ['robot', 'people only'],
  ])('refuses %s, and says whom to ask', async (name, words) => {
    const person = world.person(name).goesTo('general')
    for (const command of ['/userextra', '/userextra help', '/userextra preferences', '/userextra lookup']) {
      await person.runs(command)
      expect(person.messages().at(-1)?.text).toContain(words)
      expect(person.modal()).toBeUndefined()
    }
    expect(world.api.passed.every(({ path }) => !path.includes('U0'))).toBe(true)
  })
})
