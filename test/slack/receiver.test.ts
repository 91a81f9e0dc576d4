import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { connect } from 'node:net'
import { App } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { httpReceiver } from '../../src/slack/http-receiver.ts'
import { boltLogger } from '../../src/slack/logger.ts'

const signingSecret = 'secret-signing'
const form = 'application/x-www-form-urlencoded'
const command = 'command=%2Fuserextra&text=me&user_id=U0JANE&team_id=T0ACME&response_url=x&trigger_id=1'

type Ack = (body?: unknown) => Promise<void>
type Handler = (body: Record<string, unknown>, ack: Ack) => Promise<void>

let started: { stop: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(started.map(({ stop }) => stop()))
  started = []
})

/** A real Bolt app with our receiver, over real HTTP. */
const start = async (handler: Handler = async (_body, ack) => ack()) => {
  const [lines, handled]: [string[], Record<string, unknown>[]] = [[], []]
  const log = createLog('debug', { write: (line) => lines.push(line) })
  const receiver = httpReceiver({ signingSecret, log })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }),
    logger: boltLogger(log),
    convoStore: false,
    ignoreSelf: false,
  })
  app.use(async (event) => {
    const body = { ...event.body }
    handled.push(body)
    if ('ack' in event && event.ack) await handler(body, event.ack as Ack)
  })
  const server = (await receiver.start(0)) as Server
  started.push(receiver)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { receiver, port, url: `http://127.0.0.1:${port}`, handled, log: () => lines.join('') }
}

const now = () => Math.floor(Date.now() / 1000)

const signed = (body: string, { timestamp = String(now()), secret = signingSecret } = {}) => ({
  'x-slack-request-timestamp': timestamp,
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
})

const post = (url: string, body: string, headers: Record<string, string> = {}, path = '/slack/events') =>
  fetch(url + path, { method: 'POST', body, headers: { 'content-type': form, ...headers } })

describe('what Slack signed', () => {
  it('is a command in a form, answered with what was acknowledged', async () => {
    const { url, handled } = await start(async (_body, ack) => ack({ text: 'Zoë · 42', blocks: [] }))
    const response = await post(url, command, signed(command))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toEqual({ text: 'Zoë · 42', blocks: [] })
    expect(handled).toHaveLength(1)
    expect(handled[0]).toMatchObject({ command: '/userextra', text: 'me', user_id: 'U0JANE' })
  })

  it.each([
    [undefined, '', null],
    ['', '', null],
    ['plain words', 'plain words', 'text/plain; charset=utf-8'],
    [{}, '{}', 'application/json; charset=utf-8'],
  ])('acknowledged with %j is answered %j', async (answer, text, type) => {
    const { url } = await start(async (_body, ack) => ack(answer))
    const response = await post(url, command, signed(command))
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, text, type])
  })

  it('is an interaction in the field payload, in any Unicode', async () => {
    const { url, handled } = await start()
    const payload = { type: 'block_actions', actions: [{ action_id: 'x', value: 'ä 💻 + % &' }], user: { id: 'U1' } }
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    expect((await post(url, body, signed(body))).status).toBe(200)
    expect(handled).toEqual([payload])
  })

  it('is an event as JSON, which Bolt itself acknowledges', async () => {
    const { url, handled } = await start()
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event: { type: 'app_home_opened', user: 'U1' },
    })
    expect((await post(url, body, { 'content-type': 'application/json', ...signed(body) })).status).toBe(200)
    expect(handled).toHaveLength(1)
  })

  it.each([`${form}; charset=utf-8`, 'Application/X-WWW-Form-Urlencoded', `${form};`])(
    'may be called %j',
    async (type) => {
      const { url, handled } = await start()
      expect((await post(url, command, { 'content-type': type, ...signed(command) })).status).toBe(200)
      expect(handled).toHaveLength(1)
    },
  )

  it('may have a query after the path', async () => {
    const { url, handled } = await start()
    expect((await post(url, command, signed(command), '/slack/events?from=slack')).status).toBe(200)
    expect(handled).toHaveLength(1)
  })

  it('is checked over the bytes, also where they are no text', async () => {
    const { port, handled } = await start()
    const body = Buffer.from([...Buffer.from(`${command}&x=`), 0xff, 0xfe, 0x80])
    const timestamp = String(now())
    const hmac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')
    const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac}`, 'content-type': form }
    expect((await send(port, headers, [body])).status).toBe(200)
    expect(handled).toHaveLength(1)
  })

  it('may come in pieces, and one after the other on one connection', async () => {
    const { port, handled } = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const pieces = [...command].map((letter) => Buffer.from(letter))
    for (let count = 1; count <= 3; count++) {
      const { status } = await send(port, { 'content-type': form, ...signed(command) }, pieces, agent)
      expect([status, handled.length]).toEqual([200, count])
    }
    agent.destroy()
  })

  it('is answered the challenge that proves a request URL', async () => {
    const { url, handled } = await start()
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1', token: 't' })
    const response = await post(url, body, { 'content-type': 'application/json', ...signed(body) })
    expect(await response.json()).toEqual({ challenge: 'c-1' })
    expect((await post(url, body, { 'content-type': 'application/json' })).status).toBe(401)
    expect(handled).toEqual([])
  })
})

type Answer = { status: number | undefined; headers: IncomingHttpHeaders }

/** With `node:http`, for what `fetch` does not let one send. */
const send = async (port: number, headers: object, pieces: Buffer[], agent?: Agent): Promise<Answer> => {
  const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers: { ...headers }, agent }
  const request = httpRequest({ ...options, ...(!agent && { agent: false }) })
  const responded = once(request, 'response')
  for (const piece of pieces) request.write(piece)
  request.end()
  const [response] = await responded
  response.resume()
  await once(response, 'end')
  return { status: response.statusCode, headers: response.headers }
}

describe('what Slack did not sign', () => {
  it.each([
    ['nothing', {}],
    ['a signature alone', { 'x-slack-signature': signed(command)['x-slack-signature'] }],
    ['a time alone', { 'x-slack-request-timestamp': String(now()) }],
    ['another secret', signed(command, { secret: 'another' })],
    ['another body', signed(`${command}2`)],
    ['a time six minutes ago', signed(command, { timestamp: String(now() - 360) })],
    ['a time six minutes ahead', signed(command, { timestamp: String(now() + 360) })],
    ['a time that is none', signed(command, { timestamp: 'NaN' })],
    ['another time than it was signed for', { ...signed(command), 'x-slack-request-timestamp': String(now() - 10) }],
    [
      'a signature cut short',
      { ...signed(command), 'x-slack-signature': signed(command)['x-slack-signature'].slice(0, 40) },
    ],
  ])('is refused: %s', async (_what, headers) => {
    const { url, handled, log } = await start()
    const response = await post(url, command, headers)
    expect([response.status, await response.text()]).toEqual([401, ''])
    expect(handled).toEqual([])
    expect(log()).toContain('refused a request that Slack did not sign')
    expect(log()).not.toContain('U0JANE')
  })

  it('is refused with each header twice', async () => {
    const { port, handled } = await start()
    const good = signed(command)
    const headers = {
      'content-type': form,
      'x-slack-request-timestamp': good['x-slack-request-timestamp'],
      'x-slack-signature': [good['x-slack-signature'], good['x-slack-signature']],
    }
    expect((await send(port, headers, [Buffer.from(command)])).status).toBe(401)
    expect(handled).toEqual([])
  })

  it('may be a check of the certificate, of which nothing is passed on', async () => {
    const { url, handled } = await start()
    const smuggled = `ssl_check=1&${command}&payload=${encodeURIComponent('{"type":"block_actions"}')}`
    expect((await post(url, 'ssl_check=1&token=t')).status).toBe(200)
    expect((await post(url, smuggled)).status).toBe(200)
    expect((await post(url, 'ssl_check=1&token=t', signed('ssl_check=1&token=t'))).status).toBe(200)
    expect((await post(url, 'ssl_check=0&token=t')).status).toBe(401)
    expect(handled).toEqual([])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['text/plain', command],
    ['', command],
    ['multipart/form-data; boundary=x', command],
    ['application/json', command],
    ['application/json', ''],
    ['application/json', '[]'],
    ['application/json', 'null'],
    ['application/json', '"text"'],
    ['constructor', command],
    [form, 'payload=not+json'],
    [form, 'payload=%5B%5D'],
    [form, 'payload=1'],
  ])('as %j: %j is 400', async (type, body) => {
    const { url, handled } = await start()
    expect((await post(url, body, { 'content-type': type, ...signed(body) })).status).toBe(400)
    expect(handled).toEqual([])
  })
})

describe('a large body', () => {
  const mebibyte = 1024 * 1024
  const ofSize = (size: number) => command.padEnd(size, 'x')

  it('of one mebibyte is taken', async () => {
    const { url, handled } = await start()
    const body = ofSize(mebibyte)
    expect((await post(url, body, signed(body))).status).toBe(200)
    expect(handled).toHaveLength(1)
  })

  it('of one byte more is 413, signed or not', async () => {
    const { url, handled } = await start()
    const body = ofSize(mebibyte + 1)
    expect((await post(url, body, signed(body))).status).toBe(413)
    expect((await post(url, body)).status).toBe(413)
    expect(handled).toEqual([])
  })

  it('is 413 as well when its size is not told, and the connection serves on', async () => {
    const { port, handled } = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const body = ofSize(3 * mebibyte)
    const pieces = Array.from({ length: 48 }, (_, index) =>
      Buffer.from(body.slice(index * 65_536, (index + 1) * 65_536)),
    )
    expect((await send(port, { 'content-type': form, ...signed(body) }, pieces, agent)).status).toBe(413)
    expect((await send(port, { 'content-type': form, ...signed(command) }, [Buffer.from(command)], agent)).status).toBe(
      200,
    )
    expect(handled).toHaveLength(1)
    agent.destroy()
  })
})

describe('an acknowledgement', () => {
  it('counts once', async () => {
    const second = Promise.withResolvers<unknown>()
    const { url } = await start(async (_body, ack) => {
      await ack('first')
      await ack('second').catch(second.resolve)
    })
    expect(await (await post(url, command, signed(command))).text()).toBe('first')
    expect(await second.promise).toMatchObject({ code: 'slack_bolt_receiver_ack_multiple_error' })
  })

  it('that does not come is told after three seconds, and does no harm later', async () => {
    const late = Promise.withResolvers<void>()
    const done = Promise.withResolvers<unknown>()
    const { url, log } = await start(async (_body, ack) => {
      await late.promise
      await ack('late').then(done.resolve, done.reject)
    })
    expect((await post(url, command, signed(command))).status).toBe(500)
    expect(log()).toContain('not acknowledged within three seconds')
    late.resolve()
    expect(await done.promise).toBeUndefined()
  })

  it('fails for the request alone whose handler fails', async () => {
    const { url, log } = await start(async ({ text }, ack) => {
      if (text === 'me') throw new Error('broken handler')
      await ack('fine')
    })
    expect((await post(url, command, signed(command))).status).toBe(500)
    const other = command.replace('text=me', 'text=help')
    expect(await (await post(url, other, signed(other))).text()).toBe('fine')
    expect(log()).toContain('broken handler')
  })

  it('is for nobody when the sender hung up', async () => {
    const acknowledged = Promise.withResolvers<unknown>()
    const asked = Promise.withResolvers<void>()
    const { port, url } = await start(async ({ text }, ack) => {
      if (text !== 'me') return ack('fine')
      asked.resolve()
      await new Promise((resolve) => setTimeout(resolve, 50))
      await ack('too late').then(acknowledged.resolve, acknowledged.reject)
    })
    const request = httpRequest({
      port,
      path: '/slack/events',
      method: 'POST',
      headers: { 'content-type': form, ...signed(command) },
    })
    request.on('error', () => {}).end(command)
    await asked.promise
    request.destroy()
    expect(await acknowledged.promise).toBeUndefined()
    const other = command.replace('text=me', 'text=help')
    expect(await (await post(url, other, signed(other))).text()).toBe('fine')
  })
})

describe('the server', () => {
  it('has a health page, and nothing else', async () => {
    const { url } = await start()
    const health = await fetch(`${url}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    expect((await post(url, command, signed(command), '/')).status).toBe(404)
    expect((await post(url, command, signed(command), '/slack/events/')).status).toBe(404)
    expect((await post(url, command, signed(command), '/healthz')).status).toBe(404)
    expect((await fetch(`${url}/slack/events`)).status).toBe(404)
    expect(
      (await fetch(`${url}/slack/events`, { method: 'PUT', body: command, headers: signed(command) })).status,
    ).toBe(404)
  })

  it('lives on when a sender stops in the middle, or speaks no HTTP', async () => {
    const { port, url, handled } = await start()
    for (const text of [
      `POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: ${form}\r\nContent-Length: 100\r\n\r\ncommand=`,
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'hello\r\n\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1').on('error', () => {})
      await once(socket, 'connect')
      socket.write(text)
      await new Promise((resolve) => setTimeout(resolve, 20))
      socket.destroy()
    }
    expect((await post(url, command, signed(command))).status).toBe(200)
    expect(handled).toHaveLength(1)
  })

  it('answers what it has taken before it stops, and takes no more', async () => {
    const asked = Promise.withResolvers<void>()
    const may = Promise.withResolvers<void>()
    const { port, receiver, url } = await start(async (_body, ack) => {
      asked.resolve()
      await may.promise
      await ack('last words')
    })
    const [idle, agent] = [connect(port, '127.0.0.1'), new Agent({ keepAlive: true })]
    await once(idle, 'connect')
    const underWay = send(port, { 'content-type': form, ...signed(command) }, [Buffer.from(command)], agent)
    await asked.promise
    const stopped = receiver.stop()
    await expect(post(url, command, signed(command))).rejects.toThrow()
    may.resolve()
    expect((await underWay).status).toBe(200)
    await stopped
    await expect(receiver.stop()).resolves.toBeUndefined()
    agent.destroy()
    idle.destroy()
  })

  it('says what to do when its port is taken', async () => {
    const { port } = await start()
    const second = httpReceiver({ signingSecret, log: createLog('silent') })
    await expect(second.start(port)).rejects.toThrow(`cannot listen on port ${port}. Is it in use? Set PORT`)
    await expect(second.stop()).resolves.toBeUndefined()
  })
})
