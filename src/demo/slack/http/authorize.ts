import { timingSafeEqual } from 'node:crypto'
import { ApiError } from '../checks.ts'
import type { Method } from '../methods/method.ts'
import type { SlackApp } from '../types.ts'

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

const kindOf = (app: SlackApp, token: string): 'bot' | 'app' | undefined => {
  if (same(token, app.botToken)) return 'bot'
  return same(token, app.appToken) ? 'app' : undefined
}

type Credentials = {
  /** Of the Authorization header. */
  bearer: string | undefined
  /** Of the `token` argument, which app-level tokens may not use. */
  argument: string | undefined
}

/** @throws ApiError `not_authed`, `invalid_auth`, `not_allowed_token_type`, `missing_scope` */
export const authorize = (app: SlackApp, method: Method, { bearer, argument }: Credentials): void => {
  if (method.token === 'none') return
  const token = bearer ?? (method.token === 'app' ? undefined : argument)
  if (token === undefined || token === '') throw new ApiError(method.token === 'app' ? 'missing_args' : 'not_authed')
  const kind = kindOf(app, token)
  if (kind === undefined) throw new ApiError('invalid_auth')
  if (kind !== method.token) throw new ApiError('not_allowed_token_type')
  const granted = method.scopes.length === 0 || method.scopes.some((scope) => app.scopes.includes(scope))
  if (kind === 'bot' && !granted) {
    throw new ApiError('missing_scope', { needed: method.scopes.join(','), provided: app.scopes.join(',') })
  }
}
