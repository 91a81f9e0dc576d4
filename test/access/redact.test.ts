import { describe, expect, it } from 'vitest'
import { redact } from '../../src/access/redact.ts'
import { actorOf } from '../support/actor.ts'

const record = {
  id: 7,
  parent: 3,
  organization_id: '1',
  preferences: { theme: 'dark', quota: 5 },
  custom_fields: { city: 'Oslo', salary: 70_000, birthday: '1990-01-01', nothing: '', none: null },
  device_info: { assigned_devices: [{ device_id: 'D1' }] },
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-01-02T00:00:00Z',
  company: 'Acme',
  badge: 'B-1',
}

const fields = [
  { path: 'custom_fields.salary', visible_to: ['admin' as const] },
  { path: 'custom_fields.birthday', sensitive: true },
  { path: 'custom_fields.nothing', sensitive: true },
  { path: 'custom_fields.none', sensitive: true },
  { path: 'preferences.quota', visible_to: ['admin' as const] },
  { path: 'badge', visible_to: ['self' as const] },
]

describe('a record as somebody may know it', () => {
  const helpdesk = actorOf({ roles: ['member', 'helpdesk'], organization: { fields } })

  it('lacks what they may not see, and what sensitive fields hold', () => {
    const { record: seen, masked } = redact(record, helpdesk)
    expect(seen).toEqual({
      id: 7,
      parent: 3,
      organization_id: '1',
      preferences: { theme: 'dark' },
      custom_fields: { city: 'Oslo' },
      device_info: { assigned_devices: [{ device_id: 'D1' }] },
      created_at: '2024-01-01T00:00:00Z',
      updated_at: '2024-01-02T00:00:00Z',
      company: 'Acme',
    })
    expect(masked).toEqual(['custom_fields.birthday'])
  })

  it('has no devices for those who may not see devices', () => {
    const permissions = { 'devices.read': { helpdesk: 'nobody', member: 'nobody' } } as const
    const blind = actorOf({ roles: ['member', 'helpdesk'], organization: { permissions } })
    expect(redact(record, blind).record.device_info).toBeUndefined()
  })

  it('leaves the record as it came', () => {
    const before = structuredClone(record)
    redact(record, helpdesk)
    expect(record).toEqual(before)
  })
})
