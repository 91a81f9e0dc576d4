import { describe, expect, it } from 'vitest'
import { clockAt, startService } from './support.ts'

const jane = { parent: 42, organization_id: '12345' }
const laptop = { device_id: 'DEV-1', device_type: 'laptop', colour: 'grey' }

describe('creating', () => {
  it('needs a parent and an organization, and nothing else', async () => {
    const { ask } = await startService()
    expect((await ask('POST', '/user_extra/', { body: {} })).body).toEqual({
      parent: ['This field is required.'],
      organization_id: ['This field is required.'],
    })
    const { status, body } = await ask('POST', '/user_extra/', { body: jane })
    expect(status).toBe(201)
    expect(body).toMatchObject({ id: 1, ...jane, preferences: {}, custom_fields: {} })
  })

  it('keeps attributes nobody has documented, of every type and whatever their name', async () => {
    const { ask } = await startService()
    const free = {
      company: 'Acme',
      badge: null,
      tags: [1, 'two', { three: [] }],
      constructor: 'x',
      toString: false,
      '': 0,
    }
    const { body } = await ask('POST', '/user_extra/', { body: { ...jane, ...free } })
    expect(body).toMatchObject(free)
    expect((await ask('GET', '/user_extra/1/')).body).toEqual(body)
  })

  it('decides itself on id, timestamps and the number of devices', async () => {
    const { ask } = await startService({ now: clockAt('2026-03-01T08:00:00.250Z').now })
    const mine = { id: 99, created_at: '1999-01-01T00:00:00Z', updated_at: 5, device_count: 7 }
    const device_info = { assigned_devices: [laptop], device_count: 12 }
    const { body } = await ask('POST', '/user_extra/?device_info=true', { body: { ...jane, ...mine, device_info } })
    expect(body).toEqual({
      id: 1,
      ...jane,
      preferences: {},
      custom_fields: {},
      device_info: { assigned_devices: [laptop], device_count: 1 },
      created_at: '2026-03-01T08:00:00.250Z',
      updated_at: '2026-03-01T08:00:00.250Z',
    })
  })

  it('takes a parent and an organization in either spelling', async () => {
    const { ask } = await startService()
    const { body } = await ask('POST', '/user_extra/', { body: { parent: '42', organization_id: 12345 } })
    expect(body).toMatchObject(jane)
    expect((await ask('GET', '/user_extra/?parent__organization_id=12345')).body.count).toBe(1)
  })

  it.each([
    [{ parent: 'jane' }, { parent: ['A valid integer is required.'] }],
    [{ parent: -1 }, { parent: ['A valid integer is required.'] }],
    [{ parent: '9'.repeat(20) }, { parent: ['A valid integer is required.'] }],
    [{ parent: 1e300 }, { parent: ['A valid integer is required.'] }],
    [{ parent: 1.5 }, { parent: ['A valid integer is required.'] }],
    [{ parent: null }, { parent: ['This field may not be null.'] }],
    [{ organization_id: '' }, { organization_id: ['Expected a string of 1 to 255 characters.'] }],
    [{ organization_id: '1\0' }, { organization_id: ['Expected a string of 1 to 255 characters.'] }],
    [{ organization_id: 1.5 }, { organization_id: ['Expected a string of 1 to 255 characters.'] }],
    [{ preferences: 'dark' }, { preferences: ['Expected an object.'] }],
    [
      { preferences: [], custom_fields: null },
      { preferences: ['Expected an object.'], custom_fields: ['This field may not be null.'] },
    ],
    [{ device_info: [] }, { device_info: ['Expected an object.'] }],
    [{ device_info: { devices: [] } }, { device_info: ['Only assigned_devices can be set.'] }],
    [{ device_info: { assigned_devices: {} } }, { device_info: ['assigned_devices: Expected a list of objects.'] }],
    [
      { device_info: { assigned_devices: [{ model: 5 }, 'DEV'] } },
      {
        device_info: [
          'assigned_devices.0.model: Expected a string or null.',
          'assigned_devices.1: Expected an object.',
        ],
      },
    ],
  ])('refuses %j and names the field', async (wrong, problems) => {
    const { ask } = await startService()
    const { status, body } = await ask('POST', '/user_extra/', { body: { ...jane, ...wrong } })
    expect([status, body]).toEqual([400, problems])
  })

  it('gives a user one record, and does not tell who holds it', async () => {
    const { ask, records } = await startService()
    await records.insertMany([{ ...jane, organization_id: '67890' }])
    const { status, body } = await ask('POST', '/user_extra/', { body: jane, token: 'sees-12345' })
    expect(status).toBe(409)
    expect(body).toEqual({ detail: 'A user extra record already exists for this user.' })
  })

  it('of the same user twelve times at once succeeds once', async () => {
    const { ask } = await startService()
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask('POST', '/user_extra/', { body: jane })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(11).fill(409)])
  })
})

describe('replacing', () => {
  const full = { ...jane, preferences: { theme: 'dark' }, custom_fields: { team: 'A' } }

  it('takes away the free attributes that are absent, and leaves devices alone', async () => {
    const { ask, records } = await startService()
    await records.insertMany([{ ...full, company: 'Acme', badge: 7, device_info: { assigned_devices: [laptop] } }])
    const { body } = await ask('PUT', '/user_extra/1/?device_info=true', {
      body: { ...full, preferences: { language: 'de' }, badge: 8 },
    })
    expect(body).toMatchObject({ badge: 8, device_info: { device_count: 1 } })
    expect(body.preferences).toEqual({ language: 'de' })
    expect(body).not.toHaveProperty('company')
  })

  it('replaces devices that are given, and takes back what was read', async () => {
    const { ask, records } = await startService()
    await records.insertMany([{ ...full, device_info: { assigned_devices: [laptop] } }])
    const { body: read } = await ask('GET', '/user_extra/1/?device_info=true')
    const { body: same } = await ask('PUT', '/user_extra/1/?device_info=true', { body: read })
    expect(same).toEqual({ ...read, updated_at: same.updated_at })

    const device_info = { assigned_devices: [] }
    const { body: without } = await ask('PUT', '/user_extra/1/?device_info=true', { body: { ...full, device_info } })
    expect(without.device_info).toEqual({ assigned_devices: [], device_count: 0 })
  })

  it.each(['parent', 'organization_id', 'preferences', 'custom_fields'])('needs %s', async (field) => {
    const { ask, records } = await startService()
    await records.insertMany([full])
    const { [field]: left, ...rest }: Record<string, unknown> = full
    const { status, body } = await ask('PUT', '/user_extra/1/', { body: rest })
    expect([status, body]).toEqual([400, { [field]: ['This field is required.'] }])
  })
})

describe('updating', () => {
  it('merges one level deep, sets the rest, and takes null for a value', async () => {
    const { ask, records } = await startService()
    const preferences = { theme: 'dark', layout: { columns: 2, rows: 3 }, digest: 'daily' }
    await records.insertMany([{ ...jane, preferences, company: { name: 'Acme', size: 5 }, badge: 1 }])
    const { body } = await ask('PATCH', '/user_extra/1/', {
      body: { preferences: { layout: { columns: 4 }, digest: null }, company: { name: 'New' }, fresh: true },
    })
    expect(body.preferences).toEqual({ theme: 'dark', layout: { columns: 4 }, digest: null })
    expect(body).toMatchObject({ company: { name: 'New' }, badge: 1, fresh: true })
    expect(body.company).toEqual({ name: 'New' })
  })

  it('ignores what is the server’s', async () => {
    const { ask, records } = await startService()
    await records.insertMany([{ ...jane, created_at: '2024-01-01T00:00:00Z' }])
    const body = { id: 5, created_at: null, updated_at: 'never', device_count: 9, device_info: { device_count: 9 } }
    const patched = await ask('PATCH', '/user_extra/1/?device_info=true', { body })
    expect(patched.body).toMatchObject({
      id: 1,
      created_at: '2024-01-01T00:00:00Z',
      device_info: { assigned_devices: [], device_count: 0 },
    })
    expect(patched.body).not.toHaveProperty('device_count')
    expect(patched.body.updated_at).not.toBe('never')
  })

  it('replaces the list of devices and keeps it otherwise', async () => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    const path = '/user_extra/1/?device_info=true'
    const assigned = await ask('PATCH', path, { body: { device_info: { assigned_devices: [laptop, laptop] } } })
    expect(assigned.body.device_info).toEqual({ assigned_devices: [laptop, laptop], device_count: 2 })
    const later = await ask('PATCH', path, { body: { preferences: { theme: 'dark' } } })
    expect(later.body.device_info.device_count).toBe(2)
  })

  it('moves updated_at at every write, though the clock stands still or is set back, and never created_at', async () => {
    const clock = clockAt('2026-03-01T08:00:00Z')
    const { ask } = await startService({ now: clock.now })
    await ask('POST', '/user_extra/', { body: jane })
    const write = async () => (await ask('PATCH', '/user_extra/1/', { body: {} })).body

    expect(await write()).toMatchObject({ created_at: '2026-03-01T08:00:00Z', updated_at: '2026-03-01T08:00:00.001Z' })
    clock.set('2026-02-01T00:00:00Z')
    expect((await write()).updated_at).toBe('2026-03-01T08:00:00.002Z')
    clock.set('2026-04-01T00:00:00Z')
    expect(await write()).toMatchObject({ created_at: '2026-03-01T08:00:00Z', updated_at: '2026-04-01T00:00:00Z' })
  })

  it('moves a record to another user, unless that one has a record', async () => {
    const { ask, records } = await startService()
    await records.insertMany([jane, { ...jane, parent: 43 }])
    expect((await ask('PATCH', '/user_extra/1/', { body: { parent: 44 } })).body.parent).toBe(44)
    const taken = await ask('PATCH', '/user_extra/1/', { body: { parent: 43, preferences: { theme: 'dark' } } })
    expect(taken.status).toBe(409)
    expect((await ask('GET', '/user_extra/1/')).body).toMatchObject({ parent: 44, preferences: {} })
  })

  it('of fifty different keys at once keeps them all', async () => {
    const { ask, records } = await startService()
    await records.insertMany([jane])
    const keys = Array.from({ length: 50 }, (_, index) => `key${index}`)
    const answers = await Promise.all(
      keys.map((key) => ask('PATCH', '/user_extra/1/', { body: { preferences: { [key]: key } } })),
    )
    expect(new Set(answers.map(({ body }) => body.updated_at)).size, 'each write has a time of its own').toBe(50)
    expect(Object.keys((await ask('GET', '/user_extra/1/')).body.preferences).sort()).toEqual(keys.sort())
  })
})

describe('odd text', () => {
  it('comes back as it was sent', async () => {
    const { ask } = await startService()
    const odd = { emoji: '👩🏽‍💻', rtl: 'שלום', nul: 'a\0b', line: '\u2028', quote: '\'";--', 'key\0é': '<!channel>' }
    const { body } = await ask('POST', '/user_extra/', { body: { ...jane, preferences: odd } })
    expect(body.preferences).toEqual(odd)
    expect((await ask('GET', '/user_extra/1/')).body.preferences).toEqual(odd)
  })
})
