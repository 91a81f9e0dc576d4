import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { parse as parseForm } from 'node:querystring'
import { type App, type Receiver, ReceiverMultipleAckError } from '@slack/bolt'
import type { Logger } from 'pino'
import { listen } from './listen.ts'
import { createSignatureCheck } from './signature.ts'

/** The path in the manifest's request URLs. */
const path = '/slack/events'
const mostBytes = 1024 * 1024
/** Milliseconds after which Slack has told the person that there was no answer. */
const patience = 3_000
/** Milliseconds that a request may take to arrive. */
const arrival = 10_000

const answer = (response: ServerResponse, status: number, body?: unknown): void => {
  const isText = typeof body === 'string'
  const text = isText ? body : JSON.stringify(body)
  response.statusCode = status
  if (text) response.setHeader('content-type', isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8')
  response.end(text)
}

/** The whole body, or undefined when it is too large: what is left of it is dropped as it arrives. */
const readBody = (request: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })

type Body = Record<string, unknown>

/** A command comes as a form, an interaction as JSON in the form's field `payload`, an event as JSON. */
const formOf = (text: string): unknown => {
  const form = parseForm(text)
  return typeof form.payload === 'string' ? JSON.parse(form.payload) : form
}

const parsers = new Map<string, (text: string) => unknown>([
  ['application/x-www-form-urlencoded', formOf],
  ['application/json', JSON.parse],
])

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)

const mediaType = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';', 1).join().trim().toLowerCase()

const parseBody = (request: IncomingMessage, bytes: Buffer): Body | undefined => {
  try {
    const body = parsers.get(mediaType(request))?.(bytes.toString())
    return isBody(body) ? body : undefined
  } catch {
    return undefined
  }
}

/** Slack checks the certificate now and then with a form that may be unsigned; nothing of it is passed on. */
const isSslCheck = (bytes: Buffer): boolean => parseForm(bytes.toString()).ssl_check === '1'

/** Answers the request, once: what Bolt's handlers get as `ack`. */
const createAck = (response: ServerResponse, log: Logger) => {
  let acknowledged = false
  const timer = setTimeout(() => {
    if (response.writableEnded) return
    log.error('a request of Slack was not acknowledged within three seconds')
    answer(response, 500)
  }, patience)
  return async (body?: unknown): Promise<void> => {
    if (acknowledged) throw new ReceiverMultipleAckError()
    acknowledged = true
    if (!response.writableEnded) answer(response, 200, body)
    clearTimeout(timer)
  }
}

/** Takes no more, and ends when nothing is under way: connections on which nobody asks must not hold it up. */
const close = async (server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> => {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  const sweep = setInterval(() => underWay.size === 0 && server.closeAllConnections(), 20)
  await closed.finally(() => clearInterval(sweep))
}

/**
 * Slack's requests over HTTP, signed, for Bolt. Its own HTTPReceiver does the same with three digests where one is needed,
 * parses forms twice and sends in chunks, which took an eighth more processor time for a whole command; and it takes
 * requests of any future time.
 */
export const httpReceiver = (options: { signingSecret: string; log: Logger }): Receiver => {
  const { log } = options
  const problemOf = createSignatureCheck(options.signingSecret)
  let app: App

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await readBody(request)
    if (!bytes) return answer(response, 413)
    const problem = problemOf(request.headers, bytes)
    if (problem) {
      if (isSslCheck(bytes)) return answer(response, 200)
      log.warn({ problem }, 'refused a request that Slack did not sign')
      return answer(response, 401)
    }
    const body = parseBody(request, bytes)
    if (!body) return answer(response, 400)
    if (body.ssl_check === '1') return answer(response, 200)
    if (body.type === 'url_verification') return answer(response, 200, { challenge: body.challenge })
    await app.processEvent({ body, ack: createAck(response, log) })
  }

  const underWay = new Set<ServerResponse>()
  const server = createServer({ requestTimeout: arrival }, (request, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (!server.listening) response.setHeader('connection', 'close')
    const target = `${request.method} ${request.url?.split('?', 1)[0]}`
    if (target === 'GET /healthz') return answer(response, 200, { status: 'ok' })
    if (target !== `POST ${path}`) return answer(response, 404)
    take(request, response).catch((error: unknown) => {
      if (!request.complete) return // the sender hung up
      log.error({ err: error }, 'a request of Slack could not be taken')
      if (!response.writableEnded) answer(response, 500)
    })
  })

  return {
    init(initialized) {
      app = initialized
    },
    async start(port: number) {
      await listen(server, port)
      return server
    },
    stop: () => close(server, underWay),
  }
}
