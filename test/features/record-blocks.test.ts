import { describe, expect, it } from 'vitest'
import { glance } from '../../src/features/record-blocks.ts'
import { recordSchema } from '../../src/user-extra/schema.ts'
import { actorOf } from '../support/actor.ts'
import { readingOf } from '../support/arbitrary.ts'

const record = recordSchema.parse({
  id: 1,
  parent: 2,
  organization_id: '1',
  preferences: {},
  custom_fields: { city: 'Oslo' },
  device_info: { assigned_devices: [{ device_id: 'D1' }] },
})

const shown = (actor = actorOf()): string => JSON.stringify(glance(readingOf(record, actor), actor, []))

describe('a record at a glance', () => {
  it('says once that there are no preferences, and how many devices', () => {
    expect(shown().split('None set yet.')).toHaveLength(2)
    expect(shown()).toContain('1 device assigned')
    expect(shown()).toContain('Oslo')
  })

  it('says nothing of preferences or devices to those who may not see them', () => {
    const permissions = { 'preferences.read': { member: 'nobody' }, 'devices.read': { member: 'nobody' } } as const
    const blind = actorOf({ organization: { permissions } })
    expect(shown(blind)).not.toMatch(/None set yet|device/)
    expect(shown(blind)).toContain('Oslo')
  })
})
