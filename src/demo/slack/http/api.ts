import type { HttpBindings } from '@hono/node-server'
import type { Hono, Context as HonoContext } from 'hono'
import type { Busy } from '../busy.ts'
import { ApiError } from '../checks.ts'
import type { Clock } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Fault, FaultBox } from '../faults.ts'
import { type JsonObject, stringAt } from '../json.ts'
import { methods } from '../methods/index.ts'
import type { Method } from '../methods/method.ts'
import type { SlackApp } from '../types.ts'
import { readArguments } from './arguments.ts'
import { authorize } from './authorize.ts'

type Answer = {
  status: number
  body: JsonObject | string
  headers?: Record<string, string>
  /** The connection ends before any of it is sent. */
  cut?: true
}

/** Errors that a correct app meets too: a race, a person who is gone, a limit. The others are the app's mistake. */
const innocent = new Set([
  'hash_conflict',
  'not_found',
  'ratelimited',
  'user_not_found',
  'channel_not_found',
  'message_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'user_disabled',
  'user_not_visible',
  'no_such_subteam',
])

/** Already reported, one by one, by the Block Kit rules; so is whatever is answered with a list of errors. */
const reported = new Set(['invalid_blocks', 'invalid_attachments', 'view_too_large', 'no_text'])

export type ApiParts = { context: Context; faults: FaultBox; clock: Clock; busy: Busy }

/** A missing scope is told with those that there are. */
const scopesAt = (app: SlackApp, error: string, method: Method | undefined): JsonObject =>
  error === 'missing_scope' ? { needed: method?.scopes.join(',') ?? '', provided: app.scopes.join(',') } : {}

const faulty = ({ app }: Context, fault: Fault, method: Method | undefined): Answer => {
  switch (fault.kind) {
    case 'cut':
      return { status: 503, body: 'cut', cut: true }
    case 'rate_limited':
      return {
        status: 429,
        body: { ok: false, error: 'ratelimited' },
        headers: { 'retry-after': String(fault.retryAfter) },
      }
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error, ...scopesAt(app, fault.error, method) } }
    case 'status':
      return { status: fault.status, body: 'upstream trouble' }
  }
}

const run = ({ context }: ApiParts, method: Method | undefined, name: string, request: Call): Answer => {
  if (!method) return { status: 200, body: { ok: false, error: 'unknown_method', req_method: name } }
  if ('error' in request.read) return { status: 200, body: { ok: false, error: request.read.error } }
  const { args } = request.read
  const headers = {
    ...(method.token === 'bot' ? { 'x-oauth-scopes': context.app.scopes.join(',') } : {}),
    ...(method.scopes.length > 0 ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {}),
  }
  try {
    authorize(context.app, method, { bearer: request.bearer, argument: stringAt(args, 'token') })
    return { status: 200, body: { ok: true, ...method.run(context, args) }, headers }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { status: 200, body: { ok: false, error: error.code, ...error.details }, headers }
  }
}

type Call = { read: ReturnType<typeof readArguments>; bearer: string | undefined }

const callOf = async (c: HonoContext): Promise<Call> => ({
  read: readArguments(c.req.header('content-type') ?? '', await c.req.text(), c.req.query()),
  bearer: /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1],
})

/** What the log keeps of the arguments: everything but the token. */
const logged = ({ read }: Call): JsonObject => {
  if ('error' in read) return {}
  const { token: _, ...rest } = read.args
  return rest
}

const judge = ({ context }: ApiParts, name: string, { body }: Answer) => {
  if (typeof body === 'string') return
  const error = stringAt(body, 'error')
  const isReported = error !== undefined && (reported.has(error) || body.errors !== undefined)
  if (error === undefined || innocent.has(error) || isReported) return
  const message = `Slack answered ${JSON.stringify(body)}`
  context.traffic.report({ where: name, severity: 'error', code: error, message })
}

const outcomeOf = ({ status, body, cut }: Answer): string => {
  if (cut) return 'cut'
  return typeof body === 'string' ? String(status) : (stringAt(body, 'error') ?? 'ok')
}

/** `POST /api/<method>`: faults first, then the arguments, the token, its scopes, and the method itself. */
export const serveApi = (hono: Hono, parts: ApiParts): void => {
  const { context, faults, clock, busy } = parts
  const answerTo = async (name: string, c: HonoContext): Promise<Answer> => {
    const call = await callOf(c)
    const entry = context.traffic.begin({ kind: 'api', name, request: logged(call) })
    const delay = faults.delayOf(name)
    if (delay > 0) await new Promise<void>((resolve) => clock.after(delay, resolve))
    const fault = faults.meet(name)
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    const answer = fault ? faulty(context, fault, method) : run(parts, method, name, call)
    if (!fault) judge(parts, name, answer)
    context.traffic.end(entry, outcomeOf(answer), answer.body)
    return answer
  }
  hono.all('/api/:method', async (c) => {
    const { status, body, headers, cut } = await answerTo(c.req.param('method'), c).finally(busy.begin())
    if (cut) (c.env as HttpBindings).incoming.socket.destroy()
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    })
  })
}
