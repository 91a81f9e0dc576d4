import { onTestFinished } from 'vitest'
import { type ServiceOptions, startUserExtraService } from '../../../src/user-extra/service/server.ts'

export const tokens = [
  { token: 'sees-all', organizations: 'all', access: 'read-write' },
  { token: 'sees-12345', organizations: ['12345'], access: 'read-write' },
  { token: 'sees-two', organizations: ['12345', '67890'], access: 'read-write' },
  { token: 'reads-12345', organizations: ['12345'], access: 'read' },
] satisfies ServiceOptions['tokens']

type Ask = { token?: string | undefined; body?: unknown; headers?: Record<string, string> }
/** A JSON body is read as one; an empty one is undefined. */
type Answer = { status: number; headers: Headers; body: ReturnType<typeof JSON.parse> }

/** Sends a request; an object for a body goes as JSON, a string as it is. Without a token: `{ token: undefined }`. */
export const asking =
  (url: string) =>
  async (method: string, path: string, options: Ask = {}): Promise<Answer> => {
    const { token, body, headers } = { token: 'sees-all', ...options }
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
  }

/** A clock that stands still until it is set. */
export const clockAt = (iso: string) => {
  let time = new Date(iso)
  return {
    now: () => time,
    set: (later: string) => {
      time = new Date(later)
    },
  }
}

/** The service on a free port with its storage in memory, for the length of a test. */
export const startService = async (options: Partial<ServiceOptions> = {}) => {
  const service = await startUserExtraService({ databaseUrl: 'sqlite::memory:', tokens, ...options })
  onTestFinished(() => service.stop())
  return { ...service, ask: asking(service.url), origin: new URL(service.url).origin }
}
