import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { type Story, sampleApp, transports } from '../../support/story.ts'
import { codes, dig, section, stage } from './stage.ts'
import { tinyApp } from './tiny-app.ts'

const begin = stage()

const openUrl = async (slack: Story): Promise<string> => {
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sampleApp.appToken}` },
  })
  return String(dig(await response.json(), 'url'))
}

/** A bare connection, for what the real client never does. */
const bare = async (slack: Story) => {
  const socket = new WebSocket(await openUrl(slack))
  const received: Record<string, unknown>[] = []
  socket.on('message', (data) => received.push(JSON.parse(data.toString())))
  await once(socket, 'open')
  await vi.waitFor(() => expect(received).toHaveLength(1))
  return { socket, received }
}

describe('Socket Mode', () => {
  it('greets a connection, and takes its ticket once', async () => {
    const slack = await begin(undefined)
    const url = await openUrl(slack)
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=\w+&app_id=A0USEREXTRA$/)
    const { socket, received } = await bare(slack)
    expect(received[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0USEREXTRA' },
      debug_info: { host: expect.any(String) },
    })
    const used = new WebSocket(socket.url)
    const [refusal] = await once(used, 'error')
    expect(String(refusal)).toContain('401')
    socket.close()
  })

  it('wants the app-level token in the header', async () => {
    const slack = await begin(undefined)
    const body = new URLSearchParams({ token: sampleApp.appToken })
    const response = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', body })
    expect(await response.json()).toMatchObject({ ok: false, error: 'missing_args' })
  })

  it('shares the envelopes between the connections', async () => {
    const seen: string[] = []
    const listening = (name: string) =>
      tinyApp((app) =>
        app.command('/userextra', async ({ ack }) => {
          seen.push(name)
          await ack()
        }),
      )
    const slack = await begin(undefined)
    const settings = { transport: 'socket', slackApiUrl: slack.apiUrl, slack, ...sampleApp } as const
    const apps = [await listening('one')(settings), await listening('two')(settings)]
    await slack.connected(2)
    for (let count = 0; count < 4; count += 1) await slack.person('jane').runs('/userextra')
    expect(seen.toSorted()).toEqual(['one', 'one', 'two', 'two'])
    expect(slack.problems()).toEqual([])
    for (const app of apps) await app.stop()
  })

  it('notices a second acknowledgement and one of an unknown envelope', async () => {
    const slack = await begin(undefined)
    const { socket, received } = await bare(slack)
    const done = slack.person('jane').runs('/userextra')
    await vi.waitFor(() => expect(received).toHaveLength(2))
    expect(received[1]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      envelope_id: expect.any(String),
      payload: { command: '/userextra' },
    })
    const acknowledgement = JSON.stringify({ envelope_id: received[1]?.envelope_id, payload: {} })
    socket.send(acknowledgement)
    await done
    socket.send(acknowledgement)
    socket.send(JSON.stringify({ envelope_id: 'never-sent' }))
    socket.send('not json')
    await vi.waitFor(() => expect(codes(slack)).toEqual(['acknowledged_twice', 'unknown_envelope', 'not_understood']))
    socket.close()
  })

  it('says of an event which attempt it is, and reports it when nobody acknowledges it', async () => {
    const slack = await begin(undefined)
    const { socket, received } = await bare(slack)
    const done = slack.person('jane').opensHome()
    await vi.waitFor(() => expect(received).toHaveLength(2))
    expect(received[1]).toMatchObject({
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
      payload: { type: 'event_callback', event: { type: 'app_home_opened' } },
    })
    slack.clock.advance(3_001)
    await done
    expect(slack.problems()).toMatchObject([{ where: 'acknowledgement of app_home_opened', code: 'timed_out' }])
    expect(slack.person('jane').messages()).toEqual([])
    socket.close()
  })

  it('turns the eleventh connection away', async () => {
    const slack = await begin(undefined)
    const sockets = []
    for (let count = 0; count < 10; count += 1) sockets.push(await bare(slack))
    expect(slack.connections()).toBe(10)
    const { received } = await bare(slack)
    expect(received[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' })
    for (const { socket } of sockets) socket.close()
  })

  it.each(['refreshConnections', 'dropConnections'] as const)('is joined again by the app after %s', async (fault) => {
    const slack = await begin((app) => app.command('/userextra', ({ ack }) => ack('Here')))
    slack.faults[fault]()
    await vi.waitFor(() => expect(slack.connections()).toBe(0))
    await slack.connected()
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('Here')
    expect(slack.problems()).toEqual([])
  })
})

describe.each(transports)('redelivery over %s', (transport) => {
  it('sends the same once more', async () => {
    const triggers: string[] = []
    const slack = await begin(
      (app) =>
        app.command('/userextra', async ({ ack, body }) => {
          triggers.push(body.trigger_id)
          await ack({ response_type: 'ephemeral', text: 'Answer', blocks: [section('Answer')] })
        }),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await slack.redeliver()
    expect(triggers).toHaveLength(2)
    expect(triggers[0]).toBe(triggers[1])
    expect(jane.messages()).toHaveLength(2)
    expect(slack.problems()).toEqual([])
  })
})
