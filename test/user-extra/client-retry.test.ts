import { describe, expect, it } from 'vitest'
import { backoffMs, mayHaveActed, mayRepeat, retryAfterMs } from '../../src/user-extra/retry.ts'
import { answer, clientOf, failure, hangUp, impatient, organization, record, serve } from './client-harness.ts'

const data = { parent: 42, organization_id: organization }
const patch = { preferences: { theme: 'light' } }
const longWait = { 'retry-after': '7000' }

describe.each([
  ['its own fetch', {}],
  ['the global fetch', { fetch }],
])('with %s, the client', (_, deps) => {
  it.each([429, 502, 503, 504])('asks again after a %i', async (status) => {
    const { baseUrl, seen } = await serve((_, response, n) =>
      n === 1 ? answer(response, status, { detail: 'wait' }, { 'retry-after': '0' }) : answer(response, 200, record()),
    )
    await expect(clientOf(baseUrl, deps).get(organization, 158)).resolves.toMatchObject({ id: 158 })
    expect(seen).toHaveLength(2)
  })

  it('sends a PATCH again when the connection dropped after it was read', async () => {
    const { baseUrl, seen } = await serve((_, response, n) =>
      n === 1 ? hangUp(response) : answer(response, 200, record(patch)),
    )
    await expect(clientOf(baseUrl, deps).update(organization, 158, patch)).resolves.toMatchObject(patch)
    expect(seen.map(({ body }) => body)).toEqual([patch, patch])
  })

  it('sends a PUT again when the answer broke off in the middle', async () => {
    const { baseUrl, seen } = await serve((_, response, n) => {
      if (n > 1) return answer(response, 200, record())
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"id": 158,', () => hangUp(response))
    })
    await expect(clientOf(baseUrl, deps).replace(organization, 158, data)).resolves.toMatchObject({ id: 158 })
    expect(seen).toHaveLength(2)
  })

  it('never sends a POST again that may have arrived, and says that it may', async () => {
    for (const misbehave of [hangUp, (response: Parameters<typeof hangUp>[0]) => answer(response, 503)]) {
      const { baseUrl, seen } = await serve((_, response) => misbehave(response))
      const error = await failure(clientOf(baseUrl, deps).create(organization, data))
      expect(error).toMatchObject({ code: 'unavailable', uncertain: true })
      expect(error.message).toContain('not known whether the record was created')
      expect(seen).toHaveLength(1)
    }
  })

  it('sends a POST again that was refused for the rate', async () => {
    const { baseUrl, seen } = await serve((_, response, n) =>
      n === 1 ? answer(response, 429) : answer(response, 201, record()),
    )
    await clientOf(baseUrl, deps).create(organization, data)
    expect(seen).toHaveLength(2)
  })

  it('sends a POST again that found nobody listening', async () => {
    const gone = await serve(() => {})
    const port = Number(new URL(gone.baseUrl).port)
    await gone.close()
    let started: ReturnType<typeof serve> | undefined
    const start = () => {
      started ??= serve((_, response) => answer(response, 201, record()), port)
    }
    const logger = { debug: () => {}, warn: () => {}, info: start }
    await expect(clientOf(gone.baseUrl, { ...deps, logger }).create(organization, data)).resolves.toMatchObject({
      id: 158,
    })
    expect((await started)?.seen).toHaveLength(1)
  })

  it('gives up in time on a server that hangs, and says what is not known', async () => {
    const { baseUrl } = await serve(() => {})
    const client = clientOf(baseUrl, { ...deps, ...impatient })
    const errors = await Promise.all([
      failure(client.get(organization, 158)),
      failure(client.update(organization, 158, patch)),
      failure(client.delete(organization, 158, { budget: 'background' })),
    ])
    expect(errors.map(({ code, uncertain }) => [code, uncertain])).toEqual([
      ['timed_out', false],
      ['timed_out', true],
      ['timed_out', true],
    ])
    expect(errors[0]?.message).toBe('The User Extra service did not answer in time. Try again in a few minutes.')
    expect(errors[1]?.message).toBe(
      'The User Extra service did not answer in time. ' +
        'It is not known whether the change was saved: look at the record before trying again.',
    )
  })

  it('gives up in time on a body that never ends', async () => {
    const { baseUrl } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"id": 158,')
    })
    const error = await failure(clientOf(baseUrl, { ...deps, ...impatient }).get(organization, 158))
    expect(error.code).toBe('timed_out')
  })

  it('rejects with the reason of the caller who does not want it any more, and hangs up', async () => {
    const closed = Promise.withResolvers<void>()
    const abort = new AbortController()
    const { baseUrl } = await serve((_, response) => {
      response.once('close', closed.resolve)
      abort.abort(new Error('changed my mind'))
    })
    await expect(clientOf(baseUrl, deps).get(organization, 158, { signal: abort.signal })).rejects.toThrow('changed my')
    await closed.promise
    await expect(clientOf(baseUrl, deps).update(organization, 158, patch, { signal: abort.signal })).rejects.toThrow(
      'changed my mind',
    )
  })

  it('takes a 404 for success when an earlier attempt of its own may have deleted the record', async () => {
    const { baseUrl, seen } = await serve((_, response, n) => (n === 1 ? hangUp(response) : answer(response, 404)))
    await clientOf(baseUrl, deps).delete(organization, 158)
    expect(seen).toHaveLength(2)
  })
})

it('does not send later what nobody waits for any more', async () => {
  const go = Promise.withResolvers<void>()
  const { baseUrl, seen } = await serve(async ({ path }, response) => {
    await go.promise
    answer(response, 200, record({ id: Number(path.match(/\d+/g)?.at(-1)) }))
  })
  const client = clientOf(baseUrl)
  const abort = new AbortController()
  const reads = Array.from({ length: 128 }, (_, id) => client.get(organization, id))
  const queued = client.update(organization, 158, patch, { signal: abort.signal })
  await expect.poll(() => seen.length).toBe(128)
  abort.abort(new Error('changed my mind'))
  await expect(queued).rejects.toThrow('changed my mind')
  go.resolve()
  await Promise.all(reads)
  await client.get(organization, 158)
  expect(seen.filter(({ method }) => method === 'PATCH')).toEqual([])
})

describe('how long the client waits', () => {
  it('gives up at once when the service asks for more time than there is', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 429, undefined, { 'retry-after': '20' }))
    const client = clientOf(baseUrl)
    const read = await failure(client.get(organization, 158))
    const written = await failure(client.update(organization, 158, patch))
    expect(seen).toHaveLength(2)
    expect(written).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 20, uncertain: false })
    expect(read.message).toBe('The User Extra service is busy and asked to wait 20 seconds. Try again then.')
    expect(written.message).toBe(
      'The User Extra service is busy and asked to wait 20 seconds. Nothing was changed. Try again then.',
    )
  })

  it('does so on 503 too, and with a date', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString()
    const { baseUrl, seen } = await serve((_, response) => answer(response, 503, undefined, { 'retry-after': date }))
    const error = await failure(clientOf(baseUrl).get(organization, 158))
    expect(error.code).toBe('unavailable')
    expect(error.retryAfterSeconds).toBeGreaterThan(3500)
    expect(error.message).toMatch(/Try again in (59|60) minutes\.$/)
    expect(seen).toHaveLength(1)
  })

  it('stops when the next try would come too late', async () => {
    const { baseUrl, seen } = await serve((_, response) => hangUp(response))
    const error = await failure(clientOf(baseUrl, impatient).update(organization, 158, patch))
    expect(error).toMatchObject({ code: 'unavailable', uncertain: true })
    expect(String(error.cause)).toMatch(/^Error: PATCH user_extra\/158\/ (UND_ERR_SOCKET|ECONNRESET)$/)
    expect(seen.length).toBeGreaterThan(0)
  })

  it('knows that nothing was changed when nobody listens', async () => {
    const gone = await serve(() => {})
    await gone.close()
    const error = await failure(clientOf(gone.baseUrl, impatient).update(organization, 158, patch))
    expect(error).toMatchObject({ code: 'unavailable', uncertain: false })
    expect(error.message).toBe(
      'The User Extra service is not available at the moment. Nothing was changed. Try again in a few minutes.',
    )
  })
})

describe('what an earlier attempt means for the last answer', () => {
  it('does not claim that nothing was changed after a 429 that follows a lost answer', async () => {
    const { baseUrl } = await serve((_, response, n) =>
      n === 1 ? hangUp(response) : answer(response, 429, undefined, longWait),
    )
    const error = await failure(clientOf(baseUrl).update(organization, 158, patch))
    expect(error).toMatchObject({ code: 'rate_limited', uncertain: true })
    expect(error.message).not.toContain('Nothing was changed')
  })

  it('takes a 404 for what it is when nothing can have been deleted before', async () => {
    const { baseUrl } = await serve((_, response, n) => answer(response, n === 1 ? 429 : 404))
    const error = await failure(clientOf(baseUrl).delete(organization, 158))
    expect(error).toMatchObject({ code: 'not_found', uncertain: false })
  })

  it('knows that nothing was changed when the service refuses the change itself', async () => {
    const { baseUrl } = await serve((_, response, n) =>
      n === 1 ? hangUp(response) : answer(response, 400, { preferences: ['No.'] }),
    )
    const error = await failure(clientOf(baseUrl).update(organization, 158, patch))
    expect(error).toMatchObject({ code: 'invalid', uncertain: false })
  })

  it('does not ask again after a 500', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 500))
    expect(await failure(clientOf(baseUrl).update(organization, 158, patch))).toMatchObject({
      code: 'unavailable',
      uncertain: true,
    })
    expect(seen).toHaveLength(1)
  })
})

describe('the rules', () => {
  const answered = (status: number) => ({ status, retryAfterMs: undefined, text: '' })

  it('repeats a POST only when it was not acted upon', () => {
    const repeated = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']
    for (const broken of repeated) expect(mayRepeat('POST', { broken })).toBe(true)
    for (const broken of ['ECONNRESET', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'TypeError']) {
      expect([mayRepeat('POST', { broken }), mayRepeat('PATCH', { broken })]).toEqual([false, true])
    }
    expect([429, 502, 503, 504, 500, 200, 404].map((status) => mayRepeat('POST', answered(status)))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
    expect([429, 502, 503, 504, 500, 200].map((status) => mayRepeat('GET', answered(status)))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(mayHaveActed(answered(429))).toBe(false)
  })

  it('reads Retry-After as seconds or as an HTTP date', () => {
    const now = Date.UTC(2024, 0, 1)
    const read = (header: string | null) => retryAfterMs(header, now)
    expect(read('99999999999999999999')).toBe(3_600_000)
    expect(read('Fri, 31 Dec 9999 23:59:59 GMT')).toBe(3_600_000)
    expect(read('7')).toBe(7000)
    expect(read('Mon, 01 Jan 2024 00:00:30 GMT')).toBe(30_000)
    expect(read('Sun, 31 Dec 2023 00:00:30 GMT')).toBe(0)
    for (const nonsense of [null, '', '-5', 'soon', '1e999x']) expect(read(nonsense)).toBeUndefined()
  })

  it('spreads the tries over the whole of a growing span', () => {
    expect(backoffMs(0, () => 0)).toBe(0)
    expect([0, 1, 2, 3, 50].map((tries) => backoffMs(tries, () => 1))).toEqual([100, 200, 400, 800, 5000])
  })
})
