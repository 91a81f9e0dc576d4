import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { answer, clientOf, failure, organization, record, serve } from './client-harness.ts'

/** Answers only when told to; `arrived` resolves with the first request. */
const slowly = async () => {
  const arrived = Promise.withResolvers<void>()
  const go = Promise.withResolvers<void>()
  const server = await serve(async ({ method, path }, response) => {
    arrived.resolve()
    if (method === 'GET') await go.promise
    answer(response, 200, record({ id: Number(path.match(/\d+(?=\/$)/)?.[0]) }))
  })
  return { ...server, arrived: arrived.promise, go: go.resolve }
}

describe('identical reads that are under way', () => {
  it('are one request, and nobody sees what another one does to the result', async () => {
    const { baseUrl, seen, go } = await slowly()
    const client = clientOf(baseUrl)
    const reads = [1, 2, 3, 4, 5].map(() => client.get(organization, 158))
    go()
    const [first, second] = await Promise.all(reads)
    expect(seen).toHaveLength(1)
    if (first) first.preferences.theme = 'pink'
    expect(second?.preferences).toEqual({ theme: 'dark' })
    await client.get(organization, 158)
    expect(seen).toHaveLength(2)
  })

  it('are not mixed up with others: another record, another query, another token', async () => {
    const { baseUrl, seen, go } = await slowly()
    const client = clientOf(baseUrl, { tokenFor: (id) => `token-of-${id}` })
    go()
    await Promise.all([
      client.get(organization, 158),
      client.get(organization, 159),
      client.get(organization, 158, { deviceInfo: true }),
      client.get('67890', 158),
    ])
    expect(seen).toHaveLength(4)
  })

  it('go on for the others when one caller leaves', async () => {
    const { baseUrl, seen, arrived, go } = await slowly()
    const client = clientOf(baseUrl)
    const impatient = new AbortController()
    const left = client.get(organization, 158, { signal: impatient.signal })
    const stayed = [client.get(organization, 158), client.get(organization, 158, { signal: AbortSignal.any([]) })]
    await arrived
    impatient.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    go()
    await expect(Promise.all(stayed)).resolves.toMatchObject([{ id: 158 }, { id: 158 }])
    expect(seen).toHaveLength(1)
  })

  it('are called off when all have left', async () => {
    const closed = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    const { baseUrl } = await serve((_, response) => {
      response.once('close', closed.resolve)
      arrived.resolve()
    })
    const client = clientOf(baseUrl)
    const callers = [new AbortController(), new AbortController()]
    const reads = callers.map(({ signal }) => client.get(organization, 158, { signal }))
    await arrived.promise
    for (const caller of callers) caller.abort(new Error('left'))
    const outcomes = await Promise.allSettled(reads)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await closed.promise
  })

  it('are not shared over a write: who reads after it does not get what was read before', async () => {
    const { baseUrl, seen, arrived, go } = await slowly()
    const client = clientOf(baseUrl)
    const before = client.get(organization, 158)
    await arrived
    await client.update(organization, 158, { company: 'ACME' })
    const after = client.get(organization, 158)
    go()
    await Promise.all([before, after])
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET'])
  })

  it('leave one who came late the time that is left to it', async () => {
    const { baseUrl, seen } = await serve((_, response, n) => {
      if (n > 1) answer(response, 200, record())
    })
    const client = clientOf(baseUrl, { budgets: { interactive: 1000, background: 1000 } })
    const early = failure(client.get(organization, 158))
    await sleep(500)
    const late = client.get(organization, 158)
    expect((await early).code).toBe('timed_out')
    await expect(late).resolves.toMatchObject({ id: 158 })
    expect(seen).toHaveLength(2)
  })
})
