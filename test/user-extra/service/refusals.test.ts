import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startService } from './support.ts'

const jane = { parent: 42, organization_id: '12345' }
const mebibyte = 1024 * 1024
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`

/** A record as JSON text of exactly so many bytes. */
const recordOf = (bytes: number): string => {
  const frame = JSON.stringify({ ...jane, note: '' })
  return frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`)
}

describe('a body', () => {
  it.each([
    ['', 'The body is not valid JSON in UTF-8.'],
    ['{"parent": 42', 'The body is not valid JSON in UTF-8.'],
    ['NaN', 'The body is not valid JSON in UTF-8.'],
    ['[1]', 'The body must be a JSON object.'],
    ['"text"', 'The body must be a JSON object.'],
    ['null', 'The body must be a JSON object.'],
    ['{"parent": 42, "organization_id": "12345", "x": 1e999}', 'A number is too large.'],
    ['{"preferences": {"name": "\\ud83d"}}', 'A string holds half of a surrogate pair.'],
    ['{"\\udc00": 1}', 'A string holds half of a surrogate pair.'],
    ['{"preferences": {"__proto__": {"admin": true}}}', 'No attribute can be named __proto__.'],
    ['{"__proto__": {"admin": true}}', 'No attribute can be named __proto__.'],
    [nested(65), 'The body is nested more than 64 levels deep.'],
    ['['.repeat(500_000), 'The body is not valid JSON in UTF-8.'],
    ['['.repeat(400_000) + ']'.repeat(400_000), 'The body is nested more than 64 levels deep.'],
  ])('that is %.60j is 400', async (body, detail) => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    for (const [method, path] of [
      ['POST', '/user_extra/'],
      ['PUT', '/user_extra/1/'],
      ['PATCH', '/user_extra/1/'],
    ] as const) {
      const answer = await ask(method, path, { body, headers: { 'content-type': 'application/json' } })
      expect([answer.status, answer.body]).toEqual([400, { detail }])
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    expect({}).not.toHaveProperty('admin')
  })

  it('that is not UTF-8 is 400', async () => {
    const { url } = await startService()
    const headers = { authorization: 'Bearer sees-all', 'content-type': 'application/json' }
    const body = Buffer.from('{"parent": 42, "organization_id": "M\xfcller"}', 'latin1')
    expect((await fetch(`${url}/user_extra/`, { method: 'POST', headers, body })).status).toBe(400)
  })

  it('may be nested 64 levels deep', async () => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    expect((await ask('PATCH', '/user_extra/1/', { body: nested(64) })).status).toBe(200)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'of type %s is 415',
    async (type) => {
      const { ask } = await startService()
      const answer = await ask('POST', '/user_extra/', { body: jane, headers: { 'content-type': type } })
      expect([answer.status, answer.body]).toEqual([415, { detail: expect.stringContaining(type) }])
    },
  )

  it('may say its charset', async () => {
    const { ask } = await startService()
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await ask('POST', '/user_extra/', { body: jane, headers })).status).toBe(201)
  })

  it('of one mebibyte is stored, of a byte more is 413', async () => {
    const { ask } = await startService()
    expect((await ask('POST', '/user_extra/', { body: recordOf(mebibyte + 1) })).status).toBe(413)
    expect((await ask('POST', '/user_extra/', { body: recordOf(mebibyte) })).status).toBe(201)
  })

  it('in chunks, without a length, is 413 as soon as it is too large', async () => {
    const { url, ask } = await startService()
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>()
    const headers = { authorization: 'Bearer sees-all', 'content-type': 'application/json' }
    const upload = request(`${url}/user_extra/`, { method: 'POST', headers }, async (response) => {
      resolve({ status: response.statusCode, body: await text(response) })
    })
    upload.on('error', reject)
    for (let sent = 0; sent < 17; sent++) upload.write('x'.repeat(mebibyte / 16))
    const answer = await promise
    upload.destroy()
    expect(answer).toEqual({ status: 413, body: '{"detail":"The body is larger than 1048576 bytes."}' })
    expect((await ask('GET', '/user_extra/')).body.count).toBe(0)
  })

  it('whose sender goes away harms nobody', async () => {
    const { origin, ask } = await startService()
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write(
      'POST /api/v1/user_extra/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sees-all\r\n' +
        'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"parent"',
      () => socket.destroy(),
    )
    await new Promise((resolve) => socket.once('close', resolve))
    expect((await ask('GET', '/user_extra/')).body.count).toBe(0)
  })
})

describe('a path', () => {
  it('without its last slash is redirected when it reads, and told when it writes', async () => {
    const { ask } = await startService()
    for (const [path, right] of [
      ['/user_extra', '/api/v1/user_extra/'],
      ['/user_extra/1', '/api/v1/user_extra/1/'],
    ] as const) {
      const redirected = await ask('GET', `${path}?limit=5`, { token: undefined })
      expect([redirected.status, redirected.headers.get('location')]).toEqual([301, `${right}?limit=5`])
      expect((await ask('HEAD', path)).status).toBe(301)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, body } = await ask(method, path, { body: jane })
        expect([status, body]).toEqual([404, { detail: `This path needs its last slash: ${right}` }])
      }
    }
    expect((await ask('GET', '/user_extra/')).body.count).toBe(0)
  })

  it.each([
    '/user_extra/abc/',
    '/user_extra/1.5/',
    '/user_extra/-1/',
    '/user_extra/1/devices/',
    '/user_extra//',
    '/user_extra/999999999999999999999999/',
    '/user_extra/__proto__/',
    '/users/',
    '/',
    '',
  ])('%s leads nowhere', async (path) => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    const { status, body } = await ask('GET', path)
    expect([status, body]).toEqual([404, { detail: expect.any(String) }])
  })
})

describe('a method', () => {
  it.each([
    ['/user_extra/', ['PUT', 'PATCH', 'DELETE', 'PROPFIND'], 'GET, POST, HEAD, OPTIONS'],
    ['/user_extra/1/', ['POST', 'PROPFIND'], 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ])('that %s does not have is 405 and told which there are', async (path, methods, allow) => {
    const { ask } = await startService()
    for (const method of methods) {
      const answer = await ask(method, path, { body: jane })
      expect([answer.status, answer.body]).toEqual([405, { detail: `Method "${method}" not allowed.` }])
      expect(answer.headers.get('allow')).toBe(allow)
    }
    const options = await ask('OPTIONS', path)
    expect([options.status, options.headers.get('allow')]).toEqual([200, allow])
  })

  it('HEAD is GET without the body', async () => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    expect(await ask('HEAD', '/user_extra/1/')).toMatchObject({ status: 200, body: undefined })
    expect((await ask('HEAD', '/user_extra/2/')).status).toBe(404)
    expect((await ask('HEAD', '/user_extra/', { token: undefined })).status).toBe(401)
  })
})

describe('a token that asks too often', () => {
  it('is 429 and told when to come back, and no other token is', async () => {
    const { ask } = await startService({ rateLimit: { requests: 3, seconds: 300 } })
    const statusOf = async (token: string) => (await ask('GET', '/user_extra/', { token })).status
    expect([await statusOf('sees-all'), await statusOf('sees-all'), await statusOf('sees-all')]).toEqual([
      200, 200, 200,
    ])

    const limited = await ask('POST', '/user_extra/', { body: jane })
    expect(limited.status).toBe(429)
    const seconds = Number(limited.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(100)
    expect(limited.body).toEqual({ detail: `Too many requests. Try again in ${seconds} s.` })
    expect(await statusOf('sees-12345')).toBe(200)
  })
})

describe('storage that is not there', () => {
  it('is 503 everywhere, also for the health check, until it is back; the log says why, without values', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'user-extra-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const lines: string[] = []
    const log = new Writable({
      write: (line, _encoding, done) => {
        lines.push(String(line))
        done()
      },
    })
    const path = join(folder, 'x.db')
    const { ask, records, origin } = await startService({ databaseUrl: `sqlite:${path}`, logger: pino(log) })
    await records.insertMany([{ ...jane, preferences: { secret: 'Cordelia' } }])
    const other = new DatabaseSync(path)
    const health = async () => (await fetch(`${origin}/healthz`)).status
    expect(await health()).toBe(200)

    other.exec('ALTER TABLE user_extra RENAME TO elsewhere')
    const full = { ...jane, preferences: { secret: 'Cordelia' }, custom_fields: {} }
    for (const [method, path, body] of [
      ['GET', '/user_extra/'],
      ['POST', '/user_extra/', full],
      ['GET', '/user_extra/1/'],
      ['PUT', '/user_extra/1/', full],
      ['PATCH', '/user_extra/1/', full],
      ['DELETE', '/user_extra/1/'],
    ] as const) {
      const answer = await ask(method, path, { body })
      expect([answer.status, answer.body]).toEqual([
        503,
        { detail: 'The storage does not answer. Try again in a moment.' },
      ])
    }
    expect(await health()).toBe(503)
    expect(lines.join('')).toContain('no such table')

    other.exec('ALTER TABLE elsewhere RENAME TO user_extra')
    expect((await ask('GET', '/user_extra/1/')).body.preferences).toEqual({ secret: 'Cordelia' })
    expect(await health()).toBe(200)

    other.exec(`UPDATE user_extra SET preferences = '{"secret": Cordelia'`)
    expect((await ask('GET', '/user_extra/1/')).status).toBe(503)
    expect(lines.join('')).not.toMatch(/Cordelia|sees-all/)
    other.close()
  })
})

describe('a request that is hardly HTTP', () => {
  it('is 400', async () => {
    const { origin } = await startService()
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.end('GET /api/v1/user_extra/ HTTP/1.1\r\nHost: not a host\r\nConnection: close\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('{"detail":"The request is not understood."}')
  })
})
