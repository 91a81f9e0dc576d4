import { describe, expect, it } from 'vitest'
import { startService } from './support.ts'

const people = (count: number, organization = '12345', from = 1) =>
  Array.from({ length: count }, (_, index) => ({ parent: from + index, organization_id: organization }))

const parentsOf = (body: { results: { parent: number }[] }): number[] => body.results.map(({ parent }) => parent)

describe('a list', () => {
  it('can be walked from page to page and back, by its links alone', async () => {
    const { ask, records, url } = await startService()
    await records.insertMany(people(45))
    const follow = (link: string) => ask('GET', link.slice(url.length))

    const first = await ask('GET', '/user_extra/?parent__organization_id=12345')
    expect(first.body.next).toBe(`${url}/user_extra/?limit=20&offset=20&parent__organization_id=12345`)
    const second = await follow(first.body.next)
    const third = await follow(second.body.next)

    expect([first, second, third].flatMap(({ body }) => parentsOf(body))).toEqual(
      people(45).map(({ parent }) => parent),
    )
    expect(third.body.next).toBeNull()
    expect(third.body.previous).toBe(`${url}/user_extra/?limit=20&offset=20&parent__organization_id=12345`)
    expect(second.body.previous).toBe(`${url}/user_extra/?limit=20&parent__organization_id=12345`)
    expect((await follow(second.body.previous)).body).toEqual(first.body)
  })

  it('ends exactly where its records end', async () => {
    const { ask, records } = await startService()
    await records.insertMany(people(40))
    expect((await ask('GET', '/user_extra/?offset=20')).body.next).toBeNull()
    expect((await ask('GET', '/user_extra/?offset=19')).body.next).toContain('offset=39')
    const beyond = await ask('GET', '/user_extra/?offset=40')
    expect(beyond.body).toMatchObject({ count: 40, next: null, results: [] })
  })

  it.each([
    ['', 20],
    ['limit=5', 5],
    ['limit=100', 100],
    ['limit=101', 100],
    ['limit=99999999999999999999999', 100],
    ['limit=0', 20],
    ['limit=-3', 20],
    ['limit=ten', 20],
    ['limit=1e1', 20],
    ['limit=5.5', 20],
    ['limit=', 20],
    ['limit=3&limit=7', 7],
  ])('of ?%s holds %i records', async (query, expected) => {
    const { ask, records } = await startService()
    await records.insertMany(people(120))
    const { status, body } = await ask('GET', `/user_extra/?${query}`)
    expect(status).toBe(200)
    expect(body.results).toHaveLength(expected)
    expect(body.next).toContain(`limit=${expected}&offset=${expected}`)
  })

  it.each([
    ['offset=10', 11],
    ['offset=-1', 1],
    ['offset=some', 1],
    ['offset=', 1],
    ['offset=99999999999999999999999', undefined],
  ])('of ?%s begins with record %s', async (query, expected) => {
    const { ask, records } = await startService()
    await records.insertMany(people(30))
    const { status, body } = await ask('GET', `/user_extra/?${query}`)
    expect(status).toBe(200)
    expect(body.results[0]?.id).toBe(expected)
  })

  it('finds the one record of a parent', async () => {
    const { ask, records } = await startService()
    await records.insertMany(people(30))
    expect((await ask('GET', '/user_extra/?parent=17')).body).toMatchObject({ count: 1, results: [{ parent: 17 }] })
    expect((await ask('GET', '/user_extra/?parent=')).body.count).toBe(30)
    for (const nobody of ['31', '-1', '9'.repeat(400)]) {
      const { status, body } = await ask('GET', `/user_extra/?parent=${nobody}`)
      expect([status, body.count]).toEqual([200, 0])
    }
  })

  it.each(['abc', '17a', '1.5', '0x11', "1' or 1=1"])('refuses parent=%s and names the field', async (parent) => {
    const { ask } = await startService()
    const { status, body } = await ask('GET', `/user_extra/?parent=${encodeURIComponent(parent)}`)
    expect([status, body]).toEqual([400, { parent: ['Enter a number.'] }])
  })

  it('shows and counts what the token may see', async () => {
    const { ask, records } = await startService()
    await records.insertMany([...people(3), ...people(4, '67890', 100), ...people(5, '55555', 200)])
    const countFor = async (token: string, query = '') =>
      (await ask('GET', `/user_extra/?limit=1${query}`, { token })).body.count

    expect(await countFor('sees-all')).toBe(12)
    expect(await countFor('sees-two')).toBe(7)
    expect(await countFor('sees-12345')).toBe(3)
    expect(await countFor('sees-two', '&parent__organization_id=67890')).toBe(4)
    expect(await countFor('sees-12345', '&parent=100')).toBe(0)
    expect(await countFor('sees-all', '&parent__organization_id=nobody')).toBe(0)
  })

  it('makes its links from the host that was asked, whatever a proxy header says', async () => {
    const { ask, records, url } = await startService()
    await records.insertMany(people(30))
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' }
    expect((await ask('GET', '/user_extra/', { headers })).body.next).toBe(`${url}/user_extra/?limit=20&offset=20`)
  })

  it('brings devices only when they are asked for', async () => {
    const { ask, records } = await startService()
    const device_info = { assigned_devices: [{ device_id: 'DEV-1' }] }
    await records.insertMany([{ parent: 1, organization_id: '12345', device_info }, ...people(1, '12345', 2)])

    const [plain] = (await ask('GET', '/user_extra/')).body.results
    expect(plain).not.toHaveProperty('device_info')
    const { results } = (await ask('GET', '/user_extra/?device_info=1')).body
    expect(results).toMatchObject([{ device_info }, { device_info: { assigned_devices: [] } }])
  })

  it('of 100,000 records is paged to its end, after one seeding', async () => {
    const { ask, records } = await startService()
    const devices = Array.from({ length: 5 }, (_, index) => ({ device_id: `DEV-${index}`, model: 'x'.repeat(50) }))
    const many = people(100_000).map((person) => ({ ...person, device_info: { assigned_devices: devices } }))
    await records.insertMany(many)

    const last = await ask('GET', '/user_extra/?limit=100&offset=99950')
    expect(last.body).toMatchObject({ count: 100_000, next: null })
    expect(parentsOf(last.body)).toEqual(people(50, '12345', 99_951).map(({ parent }) => parent))
    expect((await ask('GET', '/user_extra/?parent=77777')).body.results).toMatchObject([{ parent: 77_777 }])
  })
})
