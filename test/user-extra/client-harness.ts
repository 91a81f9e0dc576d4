import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createUserExtraClient } from '../../src/user-extra/client.ts'
import { UserExtraError } from '../../src/user-extra/errors.ts'

export const token = 'tok_7f3a9c1e5b2d4860'
export const organization = '12345'

export type Seen = { method: string; path: string; query: URLSearchParams; authorization: string; body: unknown }

/** How this server misbehaves: `n` counts its requests from 1. */
export type Behaviour = (seen: Seen, response: ServerResponse, n: number) => void

export const record = (more: Record<string, unknown> = {}) => ({
  id: 158,
  parent: 42,
  organization_id: organization,
  preferences: { theme: 'dark' },
  custom_fields: { department: 'Engineering' },
  created_at: '2024-01-15T10:30:00Z',
  updated_at: '2024-02-01T14:20:00.123456Z',
  ...more,
})

export const answer = (
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

export const html = (response: ServerResponse, status: number) => {
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end('<!doctype html><h1>Server Error</h1>')
}

/** Reads the request and closes the connection without a word. */
export const hangUp = (response: ServerResponse) => {
  response.socket?.destroy()
}

const listen = async (server: Server, port: number) => {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  return { port: (server.address() as AddressInfo).port, close }
}

export const serve = async (behaviour: Behaviour, port = 0) => {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const url = new URL(request.url ?? '', 'http://here')
    const entry: Seen = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      authorization: request.headers.authorization ?? '',
      body: text === '' ? undefined : JSON.parse(text),
    }
    seen.push(entry)
    behaviour(entry, response, seen.length)
  })
  const listening = await listen(server, port)
  return { baseUrl: `http://127.0.0.1:${listening.port}/api/v1`, seen, close: listening.close }
}

/** Serves records as a list in the documented way; `spoiled` ids make every page that holds them a 500. */
export const listOf = (records: { id: number }[], spoiled: number[] = []): Behaviour => {
  return ({ query }, response) => {
    const offset = Number(query.get('offset'))
    const results = records.slice(offset, offset + Number(query.get('limit')))
    if (results.some(({ id }) => spoiled.includes(id))) return html(response, 500)
    answer(response, 200, { count: records.length, next: null, previous: null, results })
  }
}

export const clientOf = (
  baseUrl: string,
  more: Partial<Parameters<typeof createUserExtraClient>[0]> = {},
): ReturnType<typeof createUserExtraClient> =>
  createUserExtraClient({
    baseUrl,
    tokenFor: () => token,
    budgets: { interactive: 10_000, background: 20_000 },
    ...more,
  })

/** For servers that never answer: the shorter, the sooner the test is over. */
export const impatient = { budgets: { interactive: 200, background: 400 } }

export const failure = async (promise: Promise<unknown>): Promise<UserExtraError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof UserExtraError) return error
  throw new Error(`expected a UserExtraError, got ${error}`)
}

export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
