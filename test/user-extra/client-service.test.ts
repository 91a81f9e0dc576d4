import { describe, expect, it, onTestFinished } from 'vitest'
import { createUserExtraClient } from '../../src/user-extra/client.ts'
import { type ServiceOptions, startUserExtraService } from '../../src/user-extra/service/server.ts'
import { all, failure } from './client-harness.ts'

const tokens = [
  { token: 'writes-12345', organizations: ['12345'], access: 'read-write' },
  { token: 'reads-12345', organizations: ['12345'], access: 'read' },
  { token: 'writes-67890', organizations: ['67890'], access: 'read-write' },
] satisfies ServiceOptions['tokens']

const tokenOf: Record<string, string> = { '12345': 'writes-12345', '67890': 'writes-67890', gone: 'never-issued' }

const start = async (
  options: Partial<ServiceOptions> = {},
  token = (organization: string) => tokenOf[organization] ?? '',
) => {
  const service = await startUserExtraService({ databaseUrl: 'sqlite::memory:', tokens, ...options })
  onTestFinished(() => service.stop())
  return createUserExtraClient({ baseUrl: service.url, tokenFor: token })
}

const jane = {
  parent: 42,
  organization_id: '12345',
  preferences: { theme: 'dark', language: 'en' },
  custom_fields: { department: 'Engineering' },
  company: 'ACME',
  device_info: { assigned_devices: [{ device_id: 'DEV-001', device_type: 'laptop', serial_number: 'ABC123456' }] },
}

describe('against the service itself, the client', () => {
  it('creates, finds, reads, changes, replaces and deletes a record', async () => {
    const client = await start()
    const { id, ...created } = await client.create('12345', jane)
    expect(created).toMatchObject({ parent: 42, organization_id: '12345', company: 'ACME' })

    expect(await client.get('12345', id)).toMatchObject({ id, preferences: jane.preferences })
    expect((await client.get('12345', id)).device_info).toBeUndefined()
    const found = await client.findByParent('12345', 42, { deviceInfo: true })
    expect(found?.device_info?.assigned_devices).toMatchObject([{ serial_number: 'ABC123456' }])
    expect((await client.get('12345', id, { deviceInfo: true })).device_info?.device_count).toBe(1)

    const changed = await client.update('12345', id, { preferences: { theme: 'light 😀' } })
    expect(changed).toMatchObject({ company: 'ACME', preferences: { theme: 'light 😀', language: 'en' } })

    const { device_info, company, ...rest } = jane
    const replaced = await client.replace('12345', id, { ...rest, preferences: {} })
    expect(replaced).toMatchObject({ id, preferences: {}, custom_fields: jane.custom_fields })
    expect(replaced).not.toHaveProperty('company')

    await client.delete('12345', id)
    expect((await failure(client.get('12345', id))).code).toBe('not_found')
    expect((await failure(client.delete('12345', id))).code).toBe('not_found')
    expect(await client.findByParent('12345', 42)).toBeUndefined()
  })

  it('lists an organization to the end, and sees nothing of another', async () => {
    const client = await start()
    for (let parent = 1; parent <= 45; parent++) {
      const organization_id = parent % 3 === 0 ? '67890' : '12345'
      await client.create(organization_id, { parent, organization_id })
    }
    const { count, results, unreadable } = await client.list('12345', { limit: 10, offset: 25 })
    expect([count, results.length, unreadable]).toEqual([30, 5, 0])
    const records = await all(client.records('12345', { pageSize: 7 }))
    expect(records.map(({ parent }) => parent)).toEqual(
      Array.from({ length: 45 }, (_, n) => n + 1).filter((parent) => parent % 3 !== 0),
    )
    expect(await client.findByParent('67890', 1)).toBeUndefined()
  })

  it('gives each refusal its meaning', async () => {
    const client = await start()
    const { id } = await client.create('12345', jane)
    const codes = async (...calls: Promise<unknown>[]) => {
      const errors = await Promise.all(calls.map(failure))
      return errors.map(({ code }) => code)
    }
    expect(
      await codes(
        client.get('gone', id),
        client.get('67890', id),
        client.create('12345', jane),
        client.create('12345', { parent: 43, organization_id: '12345', preferences: 'dark' as never }),
        client.create('12345', { parent: 43, organization_id: '67890' }),
      ),
    ).toEqual(['unauthorized', 'forbidden', 'conflict', 'invalid', 'forbidden'])
    const invalid = await failure(client.update('12345', id, { custom_fields: [] }))
    expect(Object.keys(invalid.fields)).toEqual(['custom_fields'])
  })

  it('may read and not write with a token that only reads', async () => {
    const client = await start({}, () => 'reads-12345')
    await expect(client.list('12345', {})).resolves.toEqual({ count: 0, results: [], unreadable: 0 })
    expect(await failure(client.create('12345', jane))).toMatchObject({ code: 'forbidden', uncertain: false })
  })

  it('waits out the throttle', async () => {
    const client = await start({ rateLimit: { requests: 1, seconds: 1 } })
    await client.list('12345', {})
    await expect(client.create('12345', jane)).resolves.toMatchObject({ parent: 42 })
  })

  it('says how long the throttle asks to wait when that is too long', async () => {
    const client = await start({ rateLimit: { requests: 1, seconds: 60 } })
    await client.list('12345', {})
    const error = await failure(client.create('12345', jane))
    expect(error.code).toBe('rate_limited')
    expect(error.retryAfterSeconds).toBeGreaterThan(30)
    expect(error.message).toContain('No record was created.')
  })
})
