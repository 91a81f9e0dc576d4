import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fieldDefinitionSchema } from '../../src/fields/definition.ts'
import { postSigned, startCollector } from '../support/forge.ts'
import { ids, signingSecret, startWorld, transports, type World } from '../support/world.ts'

describe.each(transports)('people in each other’s way, over %s', (transport) => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport })
  })
  afterAll(() => world.stop())
  beforeEach(() => {
    world.api.recovers()
    world.slack.reset()
  })
  const fontSize = async () => (await world.ask('GET', '1/')).preferences.font_size

  it('two who save the same field at the same moment: one is saved, the other is told', async () => {
    const [jane, astrid] = [world.person('jane'), world.person('astrid')]
    await jane.runs('/userextra preferences')
    await astrid.runs('/userextra preferences #1')
    await jane.fills({ 'Font size': '21' })
    await astrid.fills({ 'Font size': '22' })
    world.api.becomes({ slow: 200 })
    await Promise.all([jane.submits(), astrid.submits()])
    const said = [jane, astrid].map((person) => person.modal()?.text ?? '')
    expect(said.filter((text) => text.includes('Saved.'))).toHaveLength(1)
    expect(said.filter((text) => text.includes('Nothing was saved'))).toHaveLength(1)
    expect(await fontSize()).toBe(said[0]?.includes('Saved.') ? 21 : 22)
    expect(world.slack.problems()).toEqual([])
  })

  it('a button of a modal pressed three times opens one view', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra lookup')
    await astrid.fills({ Person: 'jane' })
    await astrid.submits()
    await Promise.all([1, 2, 3].map(() => astrid.clicks('Devices (1)')))
    expect(astrid.modal()?.title).toBe('Devices')
    await astrid.closes()
    expect(astrid.modal()?.title).toBe('Extra record')
    expect(world.slack.problems()).toEqual([])
  })

  it('a button in the third modal of a stack still does what it says', async () => {
    const astrid = world.person('astrid')
    await astrid.runs('/userextra lookup')
    await astrid.fills({ Person: 'jane' })
    await astrid.submits()
    for (const size of ['31', '32']) {
      await astrid.clicks('Preferences')
      await astrid.fills({ 'Font size': size })
      await astrid.submits()
      await astrid.clicks('Show the record')
    }
    await astrid.clicks('Devices (1)')
    expect(astrid.modal()?.text).toContain('MacBook Pro 16')
    expect(world.slack.problems()).toMatchObject([{ code: 'push_limit_reached' }])
  })
})

describe('payloads that no form of ours sends', () => {
  let world: World
  let collector: Awaited<ReturnType<typeof startCollector>>
  beforeAll(async () => {
    world = await startWorld({ transport: 'http' })
    collector = await startCollector()
  })
  afterAll(async () => {
    await world.stop()
    await collector.stop()
  })
  afterEach(() => {
    world.api.recovers()
  })

  const payload = (user: string, body: object) => ({
    payload: JSON.stringify({
      user: { id: user, team_id: 'T0PINE' },
      trigger_id: `forged-${Math.random()}`,
      response_url: collector.url,
      ...body,
    }),
  })
  const lookupOf = (user: string, number: string) =>
    payload(user, {
      type: 'view_submission',
      view: {
        id: 'V0SAME',
        hash: 'h',
        type: 'modal',
        callback_id: 'lookup',
        private_metadata: '{}',
        state: { values: { number: { number: { type: 'plain_text_input', value: number } } } },
      },
    })
  const send = (fields: Record<string, string>) => postSigned(world.requestUrl, signingSecret, fields)

  it('a view that someone else is submitting answers each with what is theirs', async () => {
    world.api.becomes({ slow: 300 })
    const [astrid, jane] = await Promise.all([send(lookupOf(ids.astrid, '#2')), send(lookupOf(ids.jane, '#2'))])
    expect(astrid).toContain('Department 43')
    expect(jane).toContain('you may not look up other people')
    expect(jane).not.toContain('Department 43')
  })

  it('a command without a workspace is refused in words', async () => {
    const { team_id: _, ...fields } = {
      command: '/userextra',
      text: '',
      user_id: ids.jane,
      team_id: '',
      trigger_id: 'forged',
      response_url: collector.url,
    }
    expect(await send(fields)).toContain('Nothing was looked up')
  })

  it('a response_url that fails is not written to the log: who has it may post as the bot', async () => {
    const response_url = `${world.requestUrl}/secret-of-the-response`
    const actions = [{ type: 'button', action_id: 'card.refresh', value: '{"kind":"self"}' }]
    await send(payload(ids.jane, { type: 'block_actions', response_url, actions }))
    await world.idle()
    expect(world.log()).toContain('did not take an answer')
    expect(world.log()).not.toContain('secret-of-the-response')
  })
})

describe('a record that was there before its definitions', () => {
  let world: World
  const define = (definition: object) => fieldDefinitionSchema.parse(definition)
  const fields = [
    define({ path: 'preferences.size', label: 'Size', type: 'number', min: 1, max: 10, whole: true }),
    define({ path: 'preferences.tiny', label: 'Tiny', type: 'number', min: 1e-9, max: 1e22 }),
    define({ path: 'preferences.nick', label: 'Nick', type: 'text', max_length: 5 }),
  ]
  beforeAll(async () => {
    world = await startWorld({ fields })
    await world.ask('PATCH', '1/', { preferences: { size: 99.5, tiny: 3, nick: 'Josephine' } })
  })
  afterAll(() => world.stop())
  const stored = async () => (await world.ask('GET', '1/')).preferences

  it('can still be edited elsewhere, and keeps what was not touched', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Tiny: '4' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Tiny: 3 → 4')
    expect(await stored()).toMatchObject({ size: 99.5, tiny: 4, nick: 'Josephine' })
    expect(world.slack.problems()).toEqual([])
  })

  it('takes nothing new that the definitions do not allow', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ Size: '50' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Please enter a number from 1 to 10')
    await jane.fills({ Size: '5', Nick: 'Josephina' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('“Nick” cannot take that value. Nothing was saved.')
    expect(await stored()).toMatchObject({ size: 99.5, nick: 'Josephine' })
  })
})
