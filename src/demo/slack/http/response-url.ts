import type { Hono, Context as HonoContext } from 'hono'
import { respond } from '../acknowledge/respond.ts'
import type { Busy } from '../busy.ts'
import type { Context } from '../context.ts'
import { isObject, type JsonObject } from '../json.ts'

type Answer = { status: number; body: string }

const refused = (status: number, error: string): Answer => ({ status, body: JSON.stringify({ ok: false, error }) })

const parse = (body: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Posts to a `response_url`: five uses, half an hour; anything else is 404, what Slack cannot show is 400. */
const answer = (context: Context, id: string, text: string): Answer => {
  const { tickets } = context.state
  const ticket = tickets.checkResponse(id)
  if (typeof ticket === 'string') {
    const message = 'The URL cannot be used: unknown, used five times, or older than 30 minutes.'
    context.traffic.report({ where: 'response_url', severity: 'error', code: ticket, message })
    return refused(404, ticket)
  }
  const body = parse(text)
  if (!body) {
    const message = 'The body is not a JSON object.'
    context.traffic.report({ where: 'response_url', severity: 'error', code: 'invalid_payload', message })
    return refused(400, 'invalid_payload')
  }
  ticket.uses += 1
  const error = respond(context, ticket, body, 'response_url')
  return error ? refused(400, error.code) : { status: 200, body: 'ok' }
}

export const serveResponseUrls = (hono: Hono, { context, busy }: { context: Context; busy: Busy }): void => {
  const take = async (c: HonoContext): Promise<Response> => {
    const text = await c.req.text()
    const id = c.req.param('id') ?? ''
    const ticket = context.state.tickets.checkResponse(id)
    const entry = context.traffic.begin({
      kind: 'response_url',
      name: 'response_url',
      request: parse(text) ?? text,
      ...(typeof ticket !== 'string' && { person: ticket.person }),
    })
    const { status, body } = answer(context, id, text)
    context.traffic.end(entry, status === 200 ? 'ok' : String(status), body)
    return new Response(body, { status, headers: { 'content-type': 'application/json; charset=utf-8' } })
  }
  hono.post('/response/:id', (c: HonoContext) => take(c).finally(busy.begin()))
}
