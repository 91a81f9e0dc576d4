import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import { createHandlers, type ServiceEnv } from './handlers.ts'
import { openApi } from './openapi.ts'
import { allowed, basePath, listPath, operations, recordPath } from './operations.ts'
import { problem, toAnswer } from './problems.ts'
import type { Records } from './records.ts'
import type { Throttle } from './throttle.ts'
import type { Tokens } from './tokens.ts'

export type ServiceDeps = {
  records: Records
  tokens: Tokens
  throttle: Throttle
  logger: Logger
  /** Where clients reach `/api/v1`, if that is not what their `Host` header says. */
  publicUrl?: string | undefined
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

const routeOf = (path: string): string => basePath + path.replace('{id}', ':id{[0-9]+}')

const notFound = () => problem(404, 'There is nothing at this path.')

/** 401, then what the token may not do, then how often: in the order of Django REST Framework. */
const guard = ({ tokens, throttle }: ServiceDeps) =>
  createMiddleware<ServiceEnv>(async (context, next) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? []
    if (!token) throw problem(401, 'A bearer token is required.', { 'WWW-Authenticate': 'Bearer realm="user-extra"' })
    const grant = tokens.find(token)
    if (!grant) {
      const challenge = 'Bearer realm="user-extra", error="invalid_token"'
      throw problem(401, 'The bearer token is not known.', { 'WWW-Authenticate': challenge })
    }
    if (grant.access === 'read' && !safeMethods.includes(context.req.method)) {
      throw problem(403, 'This token may read and not write.')
    }
    const wait = throttle.take(grant)
    if (wait) throw problem(429, `Too many requests. Try again in ${wait} s.`, { 'Retry-After': String(wait) })
    context.set('grant', grant)
    await next()
  })

/**
 * A path without its last slash. Django redirects every method, upon which clients turn a POST into a GET and take the
 * list for the record they think they created. So only what reads is redirected; the others are told the path.
 */
const withoutSlash = (context: Context) => {
  const { pathname, search } = new URL(context.req.url)
  if (context.req.method === 'GET' || context.req.method === 'HEAD')
    return context.redirect(`${pathname}/${search}`, 301)
  throw problem(404, `This path needs its last slash: ${pathname}/`)
}

/** The methods that a path has no operation for. */
const otherMethods = (path: typeof listPath | typeof recordPath) => (context: Context) => {
  const headers = { Allow: allowed(path) }
  if (context.req.method !== 'OPTIONS') throw problem(405, `Method "${context.req.method}" not allowed.`, headers)
  const name = path === listPath ? 'User Extra List' : 'User Extra Instance'
  return context.json({ name, renders: ['application/json'], parses: ['application/json'] }, 200, headers)
}

/** The service as a fetch handler: routes, guards, and the one place where errors become answers. */
export const createService = (deps: ServiceDeps): Hono<ServiceEnv> => {
  const app = new Hono<ServiceEnv>()
  const handlers = createHandlers(deps)
  const document = openApi()

  app.onError((error) => toAnswer(error, deps.logger))
  app.notFound(() => notFound().getResponse())
  app.get('/healthz', async (context) => {
    await deps.records.ping()
    return context.json({ status: 'ok' })
  })
  app.get(`${basePath}/openapi.json`, (context) => context.json(document))

  for (const path of [listPath, recordPath] as const) {
    app.all(routeOf(path).slice(0, -1), withoutSlash)
    app.use(routeOf(path), guard(deps))
    for (const { id, method } of operations.filter((operation) => operation.path === path)) {
      app.on(method, routeOf(path), handlers[id])
    }
    app.all(routeOf(path), otherMethods(path))
  }
  return app
}
