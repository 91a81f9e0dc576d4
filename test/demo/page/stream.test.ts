import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Push } from '../../../src/demo/page/wire.ts'
import { type Demo, startDemo } from '../../../src/demo/start.ts'
import { createLog } from '../../../src/log.ts'
import { openStream } from './reading.ts'

type Stream = Awaited<ReturnType<typeof openStream>>

let demo: Demo
let streams: Stream[] = []
beforeAll(async () => {
  demo = await startDemo({ port: 0, log: createLog('silent') })
})
afterAll(() => demo.stop())
afterEach(async () => {
  await Promise.all(streams.map(({ close }) => close()))
  streams = []
})
const post = (path: string, body: object) =>
  fetch(`${demo.slack.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
beforeEach(() => post('/page/reset', {}))

const listen = async (as: string): Promise<Stream> => {
  const stream = await openStream(demo.slack.url, as)
  streams.push(stream)
  await stream.hears('start', () => true)
  return stream
}
const idOf = (handle: string): string => demo.slack.state.directory.findPerson(handle)?.id ?? ''
const act = (name: string, handle: string, asked: object) =>
  post(`/page/acts/${name}`, { person: idOf(handle), ...asked })

const general = 'C0DEMO001'

/** What was pushed, but for the workbench: it shows everyone's traffic on purpose, though not what was said in it. */
const ownPushes = ({ pushes }: Stream): Push[] =>
  pushes.filter(({ event }) => event !== 'traffic' && event !== 'problems' && event !== 'connections')

describe('the stream', () => {
  it('starts with everything, then tells what comes', async () => {
    const jane = await listen('jane')
    expect(jane.response.headers.get('content-type')).toContain('text/event-stream')
    const [first] = jane.pushes
    expect(first).toMatchObject({ event: 'start', data: { me: idOf('jane'), connections: 1 } })
    await act('send', 'ravi', { channel: general, text: 'Hello everyone' })
    await jane.hears('message', ({ text }) => text === 'Hello everyone')
    await act('send', 'jane', { channel: general, text: '/userextra' })
    const ended = await jane.hears('traffic', ({ name, ms }) => name === '/userextra' && ms !== undefined)
    expect(ended).toMatchObject({ kind: 'delivery', person: idOf('jane'), outcome: 'acknowledged' })
    await jane.hears('traffic', ({ name, person }) => name === 'users.info' && person === idOf('jane'))
    expect(await jane.hears('message', ({ ephemeral }) => ephemeral)).toMatchObject({ channel: general })
  })

  it('tells a modal, its closing, and a message that went', async () => {
    const jane = await listen('jane')
    await act('send', 'jane', { channel: general, text: '/userextra preferences' })
    await jane.hears('screen', ({ stack }) => stack.length === 1)
    await act('close', 'jane', {})
    await jane.hears('screen', ({ stack }) => stack.length === 0)
    await act('send', 'jane', { channel: general, text: '/userextra help' })
    const { ts } = await jane.hears('message', ({ ephemeral }) => ephemeral)
    await act('dismiss', 'jane', { channel: general, ts })
    await jane.hears('gone', (gone) => gone.ts === ts)
  })

  it('leaves nobody listening once it is left', async () => {
    const stream = await listen('jane')
    await stream.close()
    expect((await act('send', 'ravi', { channel: general, text: 'Anyone?' })).status).toBe(200)
  })
})

describe('what is for one person', () => {
  /** Omar is of another organization than Jane, and both read this channel. */
  it('is not told to another: an ephemeral answer, a modal, a Home tab', async () => {
    const [jane, omar] = [await listen('jane'), await listen('omar')]
    const before = ownPushes(jane).length
    await act('send', 'omar', { channel: general, text: '/userextra' })
    await omar.hears('message', ({ ephemeral }) => ephemeral)
    await act('send', 'omar', { channel: general, text: '/userextra preferences' })
    await omar.hears('screen', ({ stack }) => stack.length === 1)
    await act('open', 'omar', { tab: 'home' })
    await omar.hears('screen', ({ home }) => home !== null)
    await act('send', 'ravi', { channel: general, text: 'A word for all' })
    await jane.hears('message', ({ text }) => text === 'A word for all')
    const told = ownPushes(jane).slice(before)
    expect(told.map(({ event }) => event)).toEqual(['message'])
    expect(JSON.stringify(jane.pushes)).not.toContain('Your extra record')
    // Nor to who comes later.
    const later = await listen('jane')
    expect(JSON.stringify(ownPushes(later))).not.toContain('Your extra record')
  })

  it('cannot be used by another: its buttons, its form, its place', async () => {
    const omar = await listen('omar')
    await act('send', 'omar', { channel: general, text: '/userextra' })
    const { ts, blocks } = await omar.hears('message', ({ ephemeral }) => ephemeral)
    const json = JSON.stringify(blocks)
    const actions = JSON.parse(json).find(({ type }: { type: string }) => type === 'actions')
    const button = {
      place: { channel: general, ts },
      blockId: actions.block_id,
      actionId: actions.elements[0].action_id,
    }
    await act('send', 'omar', { channel: general, text: '/userextra preferences' })
    const { stack } = await omar.hears('screen', ({ stack }) => stack.length === 1)
    const input = { place: { view: stack[0]?.id }, blockId: 'preferences.theme', actionId: 'x', value: null }
    const refused: [string, object][] = [
      ['press', button],
      ['dismiss', { channel: general, ts }],
      ['shortcut', { callbackId: 'whoever', message: { channel: general, ts } }],
      ['change', input],
      ['suggest', { ...input, query: 'a' }],
      ['submit', {}],
      ['close', {}],
    ]
    for (const [name, asked] of refused) {
      const response = await act(name, 'jane', asked)
      expect(response.status, name).toBe(400)
      expect(JSON.stringify(await response.json()), name).not.toContain('Blue Kite')
    }
    expect(demo.slack.state.views.stack(idOf('omar'))).toHaveLength(1)
    expect((await act('press', 'omar', button)).status).toBe(200)
  })

  it('conversations of others are neither shown nor written into', async () => {
    const jane = await listen('jane')
    const [start] = jane.pushes
    if (start?.event !== 'start') throw new Error('The stream has a start.')
    const places = start.data.workspace.places.map(({ id }) => id)
    expect(places).toContain('D0DEMO001')
    expect(places).not.toContain('D0DEMO002')
    expect(start.data.messages.filter(({ channel }) => !places.includes(channel))).toEqual([])
    expect((await act('send', 'jane', { channel: 'D0DEMO002', text: 'Let me in' })).status).toBe(400)
    await act('send', 'ravi', { channel: 'D0DEMO002', text: 'Between us' })
    await act('send', 'ravi', { channel: general, text: 'For all' })
    await jane.hears('message', ({ text }) => text === 'For all')
    expect(JSON.stringify(jane.pushes)).not.toContain('Between us')
  })

  it('a guest of another workspace sees the shared channel alone', async () => {
    const partner = await listen('partner')
    await act('send', 'ravi', { channel: general, text: 'Inside' })
    await act('send', 'jane', { channel: 'C0DEMO003', text: 'With partners' })
    await partner.hears('message', ({ text }) => text === 'With partners')
    expect(JSON.stringify(partner.pushes)).not.toContain('Inside')
  })
})

describe('a reset', () => {
  const all = async () =>
    (await demo.service.records.list({ organizations: 'all', limit: 1_000, offset: 0, devices: true })).records
  const kept = (records: Awaited<ReturnType<typeof all>>) =>
    records.map(({ id, parent, preferences, custom_fields }) => ({ id, parent, preferences, custom_fields }))
  const call = (path: string, method: string, body?: object) =>
    fetch(`${demo.service.url}/user_extra/${path}`, {
      method,
      headers: { authorization: 'Bearer demo-token-harbor', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })

  it('puts the records back under the same numbers, the messages too, and ends every fault', async () => {
    const before = kept(await all())
    await call('1/', 'PATCH', { preferences: { theme: 'changed' } })
    await call('2/', 'DELETE')
    await call('', 'POST', { parent: 9_999, organization_id: '12345' })
    await post('/page/faults', { api: 'down', slack: 'limited', bot: 'silent' })
    expect(kept(await all())).not.toEqual(before)
    await act('send', 'jane', { channel: general, text: 'Forget this' })
    const jane = await listen('jane')
    const words = () => JSON.stringify(demo.slack.state.messages.visibleTo(idOf('jane'), general))
    expect(words()).toContain('Forget this')

    expect((await post('/page/reset', {})).status).toBe(200)
    expect(kept(await all())).toEqual(before)
    expect(words()).not.toContain('Forget this')
    expect(words().length).toBeGreaterThan(2)
    const again = await jane.hears('start', ({ faults }) => faults.api === 'well')
    expect(again.faults).toEqual({ api: 'well', slack: 'well', bot: 'well' })
    expect(again.traffic).toEqual([])
  })

  it('leaves the bot at work', async () => {
    await post('/page/reset', {})
    const jane = await listen('jane')
    await act('send', 'jane', { channel: general, text: '/userextra' })
    expect(JSON.stringify(await jane.hears('message', ({ ephemeral }) => ephemeral))).toContain('Your extra record')
  })
})
