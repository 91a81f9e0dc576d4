import { describe, expect, it } from 'vitest'
import { clockAt, startService } from './support.ts'

/** Where a client outside reaches the service; the documentation's examples are shown under this address. */
const publicUrl = 'https://extra.example.com/api/v1'

const laptop = {
  device_id: 'DEV-002',
  device_type: 'laptop',
  serial_number: 'XYZ789012',
  model: 'MacBook Pro 16',
  assigned_date: '2024-01-15T10:30:00Z',
  status: 'active',
}
const phone = {
  device_id: 'DEV-003',
  device_type: 'phone',
  serial_number: 'MOB456789',
  model: 'iPhone 15 Pro',
  assigned_date: '2024-01-20T14:00:00Z',
  status: 'active',
}
const oldLaptop = {
  device_id: 'DEV-001',
  device_type: 'laptop',
  serial_number: 'ABC123456',
  assigned_date: '2024-01-15T10:30:00Z',
}

const someone = (parent: number) => ({ parent, organization_id: '12345' })

const sales = {
  parent: 42,
  organization_id: '12345',
  preferences: { theme: 'auto', notifications: true, language: 'fr', timezone: 'Europe/Paris' },
  custom_fields: {
    department: 'Sales',
    employee_id: 'EMP002',
    access_level: 'manager',
    manager_id: null,
    office_location: 'Building B, Floor 2',
    promotion_date: '2024-02-01',
  },
}
const createdAt = '2024-01-15T10:30:00Z'

describe('the examples of the documentation', () => {
  it('POST creates record 158', async () => {
    const clock = clockAt('2024-02-15T09:15:00Z')
    const { ask, records } = await startService({ now: clock.now })
    await records.insertMany([{ ...someone(1), id: 157 }])

    const sent = {
      parent: 42,
      organization_id: '12345',
      preferences: { theme: 'light', notifications: true, language: 'en' },
      custom_fields: {
        department: 'Marketing',
        employee_id: 'EMP002',
        access_level: 'standard',
        hire_date: '2024-01-15',
      },
    }
    const created = await ask('POST', '/user_extra/', { body: sent })

    expect(created.status).toBe(201)
    expect(created.body).toStrictEqual({
      id: 158,
      ...sent,
      created_at: '2024-02-15T09:15:00Z',
      updated_at: '2024-02-15T09:15:00Z',
    })
    expect(created.headers.get('location')).toBe('/api/v1/user_extra/158/')
  })

  it('PUT replaces record 158', async () => {
    const clock = clockAt('2024-02-15T11:20:00Z')
    const { ask, records } = await startService({ now: clock.now })
    await records.insertMany([{ ...someone(42), id: 158, created_at: createdAt, preferences: { theme: 'dark' } }])

    const replaced = await ask('PUT', '/user_extra/158/', { body: sales })

    expect(replaced.status).toBe(200)
    expect(replaced.body).toStrictEqual({
      id: 158,
      ...sales,
      created_at: createdAt,
      updated_at: '2024-02-15T11:20:00Z',
    })
  })

  it('PATCH changes three keys of record 158 and leaves the others', async () => {
    const clock = clockAt('2024-02-15T14:30:00Z')
    const { ask, records } = await startService({ now: clock.now })
    await records.insertMany([{ ...sales, id: 158, created_at: createdAt, updated_at: '2024-02-15T11:20:00Z' }])

    const patched = await ask('PATCH', '/user_extra/158/', {
      body: {
        preferences: { theme: 'dark', notifications: false },
        custom_fields: { access_level: 'senior_manager' },
      },
    })

    expect(patched.status).toBe(200)
    expect(patched.body).toStrictEqual({
      id: 158,
      parent: 42,
      organization_id: '12345',
      preferences: { theme: 'dark', notifications: false, language: 'fr', timezone: 'Europe/Paris' },
      custom_fields: {
        department: 'Sales',
        employee_id: 'EMP002',
        access_level: 'senior_manager',
        manager_id: null,
        office_location: 'Building B, Floor 2',
        promotion_date: '2024-02-01',
      },
      created_at: createdAt,
      updated_at: '2024-02-15T14:30:00Z',
    })
  })

  it('DELETE answers 204 without a body, and 404 from then on', async () => {
    const { ask, records } = await startService()
    await records.insertMany([{ ...sales, id: 158 }])

    const deleted = await ask('DELETE', '/user_extra/158/')
    expect(deleted.status).toBe(204)
    expect(deleted.body).toBeUndefined()

    for (const method of ['GET', 'DELETE']) expect((await ask(method, '/user_extra/158/')).status).toBe(404)
    expect((await ask('PATCH', '/user_extra/158/', { body: {} })).status).toBe(404)
    expect((await ask('PUT', '/user_extra/158/', { body: sales })).status).toBe(404)
    expect((await ask('POST', '/user_extra/', { body: sales })).body.id, 'an id is never given twice').toBe(159)
  })

  it('GET reads record 158 with its devices', async () => {
    const { ask, records } = await startService()
    const example = {
      id: 158,
      parent: 42,
      organization_id: '12345',
      preferences: { theme: 'dark', notifications: false, language: 'es', timezone: 'America/Los_Angeles' },
      custom_fields: {
        department: 'Engineering',
        employee_id: 'EMP002',
        access_level: 'senior',
        manager_id: 'EMP001',
        office_location: 'Building A, Floor 3',
      },
      device_info: { assigned_devices: [laptop, phone], device_count: 2 },
      created_at: createdAt,
      updated_at: '2024-02-10T16:45:00Z',
    }
    await records.insertMany([example])

    const withDevices = await ask('GET', '/user_extra/158/?device_info=true')
    expect(withDevices.status).toBe(200)
    expect(withDevices.body).toStrictEqual(example)

    const { device_info, ...withoutDevices } = example
    expect((await ask('GET', '/user_extra/158/')).body).toStrictEqual(withoutDevices)
    expect((await ask('GET', '/user_extra/158/?device_info=false')).body).toStrictEqual(withoutDevices)
  })

  it('GET lists the first ten of 157 records', async () => {
    const { ask, records } = await startService({ publicUrl })
    const first = {
      id: 1,
      parent: 42,
      organization_id: '12345',
      preferences: { theme: 'dark', notifications: true, language: 'en' },
      custom_fields: { department: 'Engineering', employee_id: 'EMP001', access_level: 'senior' },
      device_info: { assigned_devices: [oldLaptop] },
      created_at: createdAt,
      updated_at: '2024-02-01T14:20:00Z',
    }
    await records.insertMany([first, ...Array.from({ length: 156 }, (_, index) => someone(1000 + index))])

    const page = await ask('GET', '/user_extra/?parent__organization_id=12345&device_info=true&limit=10')

    expect(page.status).toBe(200)
    const { results, ...frame } = page.body
    expect(frame).toStrictEqual({
      count: 157,
      next: `${publicUrl}/user_extra/?limit=10&offset=10&parent__organization_id=12345&device_info=true`,
      previous: null,
    })
    expect(results[0]).toStrictEqual(first)
    expect(results).toHaveLength(10)
  })
})
