import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Thousands of these are posted in a row: `fetch` would take longer than all that the bot does for some of them. */
const agent = new Agent({ keepAlive: true })

const post = async (url: string, secret: string, body: string, contentType: string): Promise<string> => {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const posted = request(url, {
    method: 'POST',
    agent,
    headers: {
      'content-type': contentType,
      'x-slack-signature': signature,
      'x-slack-request-timestamp': timestamp,
    },
  })
  posted.end(body)
  const [response]: IncomingMessage[] = await once(posted, 'response')
  return response ? text(response) : ''
}

/** Posts what Slack would post, signed: for payloads that no client of Slack would send. */
export const postSigned = (url: string, secret: string, fields: Record<string, string>): Promise<string> =>
  post(url, secret, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')

/** As `postSigned`, for an event. */
export const postSignedEvent = (url: string, secret: string, event: object): Promise<string> =>
  post(url, secret, JSON.stringify(event), 'application/json')

/** Somewhere for answers to a `response_url` to go. */
export const startCollector = async () => {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push(body)
    response.end('ok')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, received, stop: () => new Promise((done) => server.close(done)) }
}
