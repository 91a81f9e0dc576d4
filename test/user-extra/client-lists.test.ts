import { describe, expect, it } from 'vitest'
import { all, answer, clientOf, failure, html, listOf, organization, record, serve } from './client-harness.ts'

const many = (count: number) => Array.from({ length: count }, (_, n) => record({ id: n + 1, parent: 1000 + n }))
const ids = (records: { id: number }[]) => records.map(({ id }) => id)
const silent = { debug: () => {}, info: () => {} }

describe('going through a list', () => {
  it('reads it to the end, page by page', async () => {
    const { baseUrl, seen } = await serve(listOf(many(250)))
    expect(ids(await all(clientOf(baseUrl).records(organization)))).toEqual(ids(many(250)))
    expect(seen).toHaveLength(3)
  })

  it('loses nothing when the service gives smaller pages than asked for', async () => {
    const { baseUrl } = await serve(({ query }, response) => {
      const offset = Number(query.get('offset'))
      answer(response, 200, { count: 25, results: many(25).slice(offset, offset + 10) })
    })
    expect(ids(await all(clientOf(baseUrl).records(organization)))).toEqual(ids(many(25)))
  })

  it('stops where the list stops, even if the count says otherwise', async () => {
    const { baseUrl, seen } = await serve(({ query }, response) => {
      const offset = Number(query.get('offset'))
      answer(response, 200, { count: 1_000_000, results: many(25).slice(offset, offset + 100) })
    })
    expect(await all(clientOf(baseUrl).records(organization))).toHaveLength(25)
    expect(seen).toHaveLength(2)
  })

  it('gives no more than was asked for', async () => {
    const { baseUrl } = await serve((_, response) => answer(response, 200, { count: 25, results: many(25) }))
    expect(ids((await clientOf(baseUrl).list(organization, { limit: 10 })).results)).toEqual(ids(many(10)))
  })

  it('leaves out records of another organization, whatever the filter was worth', async () => {
    const { baseUrl } = await serve(listOf([record({ id: 1 }), record({ id: 2, organization_id: '67890' })]))
    const client = clientOf(baseUrl)
    expect(ids(await all(client.records(organization)))).toEqual([1])
    expect(ids((await client.list(organization, {})).results)).toEqual([1])
  })

  it('ends a loop that is left early without asking on', async () => {
    const { baseUrl, seen } = await serve(listOf(many(250)))
    for await (const { id } of clientOf(baseUrl).records(organization)) if (id === 5) break
    expect(seen).toHaveLength(1)
  })

  it('asks again in the middle of a list', async () => {
    const list = listOf(many(250))
    const { baseUrl } = await serve((request, response, n) =>
      n === 2 ? answer(response, 503) : list(request, response, n),
    )
    expect(await all(clientOf(baseUrl).records(organization))).toHaveLength(250)
  })
})

describe('pages that cannot be read', () => {
  it.each([
    ['the first', [1]],
    ['one in the middle', [137]],
    ['the last', [250]],
    ['several', [3, 4, 99, 100, 101, 250]],
  ])('are read around %s, and the loss is reported', async (_, spoiled) => {
    const { baseUrl } = await serve(listOf(many(250), spoiled))
    const warnings: unknown[] = []
    const skipped: number[] = []
    const logger = { ...silent, warn: (fields: unknown) => void warnings.push(fields) }
    const client = clientOf(baseUrl, { logger })
    const found = await all(client.records(organization, { onUnreadable: (offset) => skipped.push(offset) }))
    expect(ids(found)).toEqual(ids(many(250)).filter((id) => !spoiled.includes(id)))
    expect(skipped).toEqual(spoiled.map((id) => id - 1))
    expect(warnings).toEqual(skipped.map((offset) => ({ offset })))
  })

  it('are counted in a list', async () => {
    const { baseUrl } = await serve(listOf(many(30), [7, 12]))
    const { count, results, unreadable } = await clientOf(baseUrl).list(organization, { limit: 10, offset: 5 })
    expect({ count, unreadable }).toEqual({ count: 30, unreadable: 2 })
    expect(ids(results)).toEqual([6, 8, 9, 10, 11, 13, 14, 15])
  })

  it('may hold nothing but the spoiled record', async () => {
    const { baseUrl } = await serve(listOf(many(1), [1]))
    const client = clientOf(baseUrl)
    await expect(client.list(organization, { limit: 1 })).resolves.toEqual({ count: 1, results: [], unreadable: 1 })
    await expect(all(client.records(organization))).resolves.toEqual([])
  })

  it('hold a record without an id, which is left out and counted', async () => {
    const { baseUrl } = await serve(listOf([record({ id: 1 }), record({ id: undefined }), record({ id: 3 })]))
    const warnings: unknown[] = []
    const logger = { ...silent, warn: (fields: unknown) => void warnings.push(fields) }
    const { results, unreadable } = await clientOf(baseUrl, { logger }).list(organization, {})
    expect([ids(results), unreadable, warnings]).toEqual([[1, 3], 1, [{ offset: 1 }]])
  })

  it('are not read around where the service does not answer past the end either', async () => {
    const list = listOf(many(30), [7])
    const { baseUrl } = await serve((request, response, n) =>
      Number(request.query.get('offset')) > 30 ? answer(response, 404) : list(request, response, n),
    )
    expect((await failure(clientOf(baseUrl).list(organization, {}))).code).toBe('unavailable')
  })

  it('are not taken apart when nothing at all can be read', async () => {
    for (const status of [500, 200]) {
      const { baseUrl, seen } = await serve((_, response) => html(response, status))
      const error = await failure(clientOf(baseUrl).list(organization, { limit: 100 }))
      expect(error.code).toBe(status === 500 ? 'unavailable' : 'not_understood')
      expect(seen).toHaveLength(2)
    }
  })
})

describe('finding the record of a parent', () => {
  it('takes only a record whose parent and organization are the ones asked for', async () => {
    const foreign = record({ id: 9, parent: 42, organization_id: '67890' })
    const { baseUrl } = await serve(listOf([foreign]))
    await expect(clientOf(baseUrl).findByParent(organization, 42)).resolves.toBeUndefined()
  })

  it('understands ids that come as text', async () => {
    const { baseUrl } = await serve(listOf([record({ parent: '42', organization_id: 12345 }) as never]))
    await expect(clientOf(baseUrl).findByParent(organization, 42)).resolves.toMatchObject({ parent: 42 })
  })

  it('goes through the pages of a service that ignores the filter', async () => {
    const { baseUrl, seen } = await serve(listOf(many(250)))
    await expect(clientOf(baseUrl).findByParent(organization, 1219)).resolves.toMatchObject({ id: 220 })
    expect(seen).toHaveLength(3)
    await expect(clientOf(baseUrl).findByParent(organization, 42)).resolves.toBeUndefined()
  })

  it('gives up when that takes longer than a person waits', async () => {
    const list = listOf(many(250))
    const { baseUrl } = await serve((request, response, n) => {
      if (n < 3) list(request, response, n)
    })
    const client = clientOf(baseUrl, { budgets: { interactive: 500, background: 500 } })
    expect((await failure(client.findByParent(organization, 1219))).code).toBe('timed_out')
  })

  it.each(['parent', 'parent__organization_id'])('takes a 400 about %s for "none"', async (name) => {
    const { baseUrl } = await serve((_, response) =>
      answer(response, 400, { [name]: ['Select a valid choice. That choice is not one of the available choices.'] }),
    )
    const client = clientOf(baseUrl)
    await expect(client.findByParent(organization, 42)).resolves.toBeUndefined()
    await expect(client.list(organization, {})).resolves.toEqual({ count: 0, results: [], unreadable: 0 })
    await expect(all(client.records(organization))).resolves.toEqual([])
  })

  it('does not take any other 400 for that', async () => {
    const { baseUrl } = await serve((_, response) => answer(response, 400, { limit: ['Too much.'] }))
    expect((await failure(clientOf(baseUrl).findByParent(organization, 42))).code).toBe('invalid')
  })

  it('does not say "none" when the record may be one that cannot be read', async () => {
    const { baseUrl } = await serve(listOf([record()], [158]))
    expect((await failure(clientOf(baseUrl).findByParent(organization, 42))).code).toBe('not_understood')
  })
})
