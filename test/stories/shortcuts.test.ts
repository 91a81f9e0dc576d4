import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postSigned } from '../support/forge.ts'
import { ids, signingSecret, startWorld, transports, type World } from '../support/world.ts'

const own = 'My extra record'
const search = 'Look someone up'
const author = 'Look up the author'

describe.each(transports)('shortcuts, over %s', (transport) => {
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

  /** `reader` uses the message shortcut on what `writer` has just written. */
  const looksUp = async (reader: string, writer: string) => {
    await world.person(writer).goesTo('general').runs('The printer is on fire')
    const person = world.person(reader).goesTo('general')
    await person.usesShortcut(author)
    return person
  }

  it('show Jane her own record in a modal, with its buttons', async () => {
    const jane = world.person('jane')
    await jane.usesShortcut(own)
    expect(jane.modal()?.text).toContain('Department 42')
    await jane.clicks('Devices (1)')
    expect(jane.modal()?.text).toContain('SN000001')
    await jane.closes()
    await jane.clicks('Preferences')
    await jane.fills({ 'Font size': '15' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Font size: 14 → 15')
    expect(jane.messages()).toEqual([])
    await world.ask('PATCH', '1/', { preferences: { font_size: 14 } })
  })

  it('open the form of those who may look others up, and refuse the rest', async () => {
    const ravi = world.person('ravi')
    await ravi.usesShortcut(search)
    await ravi.fills({ Person: 'nora' })
    await ravi.submits()
    expect(ravi.modal()?.text).toContain('user 45')
    const jane = world.person('jane')
    await jane.usesShortcut(search)
    expect(jane.modal()?.text).toContain('you may not look up other people')
    expect(jane.modal()?.fields).toEqual([])
  })

  it('show the helpdesk the record of whoever wrote a message', async () => {
    const ravi = await looksUp('ravi', 'jane')
    expect(ravi.modal()?.text).toContain('@jane')
    expect(ravi.modal()?.text).toContain('Department 42')
  })

  it('show a member their own record and nobody else’s', async () => {
    const jane = await looksUp('jane', 'ravi')
    expect(jane.modal()?.text).toContain('you may look up records only for yourself')
    expect(jane.modal()?.text).not.toContain('43')
    await looksUp('jane', 'jane')
    expect(jane.modal()?.text).toContain('Your extra record')
  })

  it.each(['nia', 'pat', 'robot', 'omar'])(
    'answer for a message by %s as for any record that is not there',
    async (name) => {
      const ravi = await looksUp('ravi', name)
      expect(ravi.modal()?.text).toContain('There is no such record in Harbor & Pine')
    },
  )

  it.each([
    ['nia', 'I do not know which record is yours'],
    ['pat', 'you come from another one'],
    ['robot', 'people only'],
    ['gone', 'deactivated'],
  ])('refuse %s in words', async (name, words) => {
    const before = world.api.passed.length
    const person = world.person(name)
    for (const shortcut of [own, search]) {
      await person.usesShortcut(shortcut)
      expect(person.modal()?.text).toContain(words)
    }
    await looksUp(name, 'jane')
    expect(person.modal()?.text).toContain(words)
    expect(world.api.passed).toHaveLength(before)
  })

  it('open a loading view where the data take a while, and say what is wrong with the service', async () => {
    const jane = world.person('jane')
    world.api.becomes({ slow: 800 })
    await jane.usesShortcut(own)
    await jane.waitsFor('Department 42')
    expect(world.slack.traffic().filter(({ name }) => name === 'views.update')).toHaveLength(1)
    world.api.becomes({ status: 503 })
    await jane.usesShortcut(own)
    expect(jane.modal()?.text).toContain('not available')
  })

  it('open one view, however often Slack delivers them', async () => {
    await world.person('jane').usesShortcut(own)
    await world.slack.redeliver()
    expect(world.slack.traffic().filter(({ name }) => name === 'views.open')).toHaveLength(1)
  })

  it('say beside the message where Slack opens no view', async () => {
    world.slack.faults.fail('views.open', { error: 'internal_error' })
    const ravi = await looksUp('ravi', 'jane')
    expect(ravi.messages().at(-1)).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('Slack did not let me open the form just now.'),
    })
    expect(world.person('jane').goesTo('general').messages()).toHaveLength(1)
  })
})

describe('shortcuts, forged', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport: 'http' })
  })
  afterAll(() => world.stop())

  /** What the bot tried to open, as it was answered to a payload no client of Slack would send. */
  const opened = async (body: object): Promise<string> => {
    world.slack.reset()
    const by = { user: { id: ids.ravi, team_id: 'T0PINE' }, team: { id: 'T0PINE' }, trigger_id: `${Math.random()}` }
    const answer = await postSigned(world.requestUrl, signingSecret, { payload: JSON.stringify({ ...by, ...body }) })
    await world.idle()
    expect(answer).toBe('')
    return JSON.stringify(world.slack.traffic().map(({ request }) => request))
  }
  const onMessage = (message: object, callback_id = 'record.author') =>
    opened({ type: 'message_action', callback_id, message })

  it.each([[{}], [{ user: null }], [{ user: 'constructor' }], [{ user: '__proto__' }], [{ bot_id: 'B1' }]])(
    'say of a message by %j that no person wrote it',
    async (message) => {
      expect(await onMessage(message)).toContain('That message was not written by a person')
    },
  )

  it('are stale where the bot has none of that name, or none of that kind', async () => {
    expect(await onMessage({ user: ids.jane }, 'record.gone')).toContain('from an earlier version of me')
    expect(await onMessage({ user: ids.jane }, 'record.own')).toContain('from an earlier version of me')
    expect(await opened({ type: 'shortcut', callback_id: 'record.author' })).toContain('from an earlier version of me')
  })
})
