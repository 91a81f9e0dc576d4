import { beforeEach, describe, expect, it } from 'vitest'
import type { AccessEvent } from '../../src/access/events.ts'
import { createLimiter } from '../../src/access/limiter.ts'
import type { Role } from '../../src/access/permissions.ts'
import { createRecords, type Records, type Target } from '../../src/access/records.ts'
import { AppError } from '../../src/errors.ts'
import { type ExtraRecord, recordSchema } from '../../src/user-extra/schema.ts'
import { actorOf } from '../support/actor.ts'

const record = (id: number, parent: number, more: object = {}): ExtraRecord =>
  recordSchema.parse({ id, parent, organization_id: '1', preferences: {}, custom_fields: { pay: 7 }, ...more })

/** Bob's is record 20. Record 90 is another organization's; the service gives it to whoever asks, as it must not. */
const stored = [record(10, 1), record(20, 2), record(30, 3), record(90, 9, { organization_id: '2' })]
const fields = [{ path: 'custom_fields.pay', sensitive: true }]

describe('the door to records', () => {
  let asked: string[]
  let events: AccessEvent[]
  let isOnRecord: boolean
  let records: Records
  beforeEach(() => {
    asked = []
    events = []
    isOnRecord = true
    records = createRecords(parts())
  })

  const parts = (): Parameters<typeof createRecords>[0] => ({
    source: {
      findByParent: async (_organizationId, parent, { deviceInfo }) => {
        asked.push(`parent ${parent} ${deviceInfo}`)
        return stored.find((each) => each.parent === parent)
      },
      get: async (_organizationId, id) => {
        asked.push(`record ${id}`)
        const found = stored.find((each) => each.id === id)
        if (id === 500) throw new AppError('unavailable', 'down')
        if (id === 501) throw Object.assign(new Error('a fault of ours'), { code: 'not_found' })
        if (!found) throw new AppError('not_found', 'none')
        return found
      },
    },
    people: {
      membershipOf: async (organization, userId) => {
        asked.push(`person ${userId}`)
        const parent = { U0ADA: 1, U0CAT: 3 }[userId]
        return parent ? { organization, parent, source: { kind: 'file' }, grants: [] } : undefined
      },
      holderOf: async (_organization, parent) => (parent === 1 ? 'U0ADA' : undefined),
    },
    events: {
      record: async (event) => {
        if (!isOnRecord) throw new Error('the disk is full')
        events.push(event)
      },
      note: () => undefined,
      denials: async () => 0,
    },
    limiter: createLimiter(),
  })
  const as = (role: Role, more: object = {}) => actorOf({ roles: ['member', role], organization: { fields }, ...more })
  const read = (role: Role, target: Target, more: object = {}) => records.read(as(role, more), 'record.read', target)
  const failure = (role: Role, target: Target, more: object = {}) =>
    read(role, target, more).then(
      () => ({ code: 'none', message: '' }),
      ({ code, message }: AppError) => ({ code, message }),
    )

  it('opens to one’s own record, however it is asked for', async () => {
    const targets: Target[] = [
      { kind: 'self' },
      { kind: 'parent', parent: 2 },
      { kind: 'record', id: 20 },
      { kind: 'person', userId: 'U0BOB' },
    ]
    for (const target of targets) expect((await read('member', target)).record.id).toBe(20)
    expect((await read('member', { kind: 'self' })).holder).toBe('U0BOB')
    expect(asked).not.toContain('person U0BOB')
  })

  it('opens to anyone’s for those who may, and says whose it is', async () => {
    expect(await read('helpdesk', { kind: 'person', userId: 'U0CAT' })).toMatchObject({ record: { id: 30 } })
    expect(await read('helpdesk', { kind: 'parent', parent: 1 })).toMatchObject({ holder: 'U0ADA' })
    expect((await read('helpdesk', { kind: 'record', id: 30 })).holder).toBeUndefined()
  })

  it('stays shut in the same words, whether there is something behind it or not', async () => {
    const others: Target[] = [
      { kind: 'parent', parent: 1 },
      { kind: 'parent', parent: 99 },
      { kind: 'record', id: 10 },
      { kind: 'record', id: 90 },
      { kind: 'record', id: 99 },
      { kind: 'person', userId: 'U0ADA' },
      { kind: 'person', userId: 'U0NOT' },
    ]
    const told = await Promise.all(others.map((target) => failure('member', target)))
    expect(new Set(told.map(({ message }) => message)).size).toBe(1)
    expect(told[0]?.code).toBe('forbidden')
  })

  it('asks for nothing of others before it refuses, where that would take another time', async () => {
    await failure('member', { kind: 'person', userId: 'U0ADA' })
    await failure('member', { kind: 'person', userId: 'U0NOT' })
    await failure('member', { kind: 'parent', parent: 1 })
    await failure('member', { kind: 'parent', parent: 99 })
    expect(asked).toEqual([])
    await failure('member', { kind: 'record', id: 10 })
    await failure('member', { kind: 'record', id: 99 })
    expect(asked).toEqual(['record 10', 'record 99'])
  })

  it('shows nothing of another organization, word for word as if it were not there', async () => {
    const foreign: Target[] = [
      { kind: 'parent', parent: 9 },
      { kind: 'record', id: 90 },
    ]
    const none: Target[] = [
      { kind: 'parent', parent: 99 },
      { kind: 'record', id: 99 },
      { kind: 'person', userId: 'U0NOT' },
    ]
    const told = await Promise.all([...foreign, ...none].map((target) => failure('admin', target)))
    expect(new Set(told.map(({ message }) => message)).size).toBe(1)
    expect(told[0]).toMatchObject({ code: 'not_found', message: expect.stringContaining('There is no such record') })
  })

  it('tells those who have no record that they have none', async () => {
    for (const more of [{ parent: undefined }, { parent: 77 }]) {
      const { code, message } = await failure('member', { kind: 'self' }, more)
      expect(code).toBe('not_found')
      expect(message).toContain('You have no extra record yet in Acme')
    }
    expect(asked).toEqual(['parent 77 false'])
    expect((await failure('member', { kind: 'parent', parent: 77 }, { parent: 77 })).code).toBe('not_found')
    expect((await failure('member', { kind: 'person', userId: 'U0BOB' }, { parent: undefined })).code).toBe('forbidden')
  })

  it('stays shut where the permission is nobody’s, before anything is asked', async () => {
    const targets: Target[] = [
      { kind: 'self' },
      { kind: 'person', userId: 'U0ADA' },
      { kind: 'record', id: 10 },
      { kind: 'parent', parent: 1 },
    ]
    for (const target of targets)
      await expect(records.read(as('admin'), 'record.export-sensitive', target)).rejects.toMatchObject({
        code: 'forbidden',
      })
    expect(asked).toEqual([])
  })

  it('passes on that the service is down', async () => {
    expect(await failure('admin', { kind: 'record', id: 500 })).toEqual({ code: 'unavailable', message: 'down' })
    expect((await failure('admin', { kind: 'record', id: 501 })).message).toBe('a fault of ours')
  })

  it('asks for devices only where they are wanted', async () => {
    await read('member', { kind: 'self' })
    await records.read(as('member'), 'record.read', { kind: 'self' }, { devices: true })
    expect(asked).toEqual(['parent 2 false', 'parent 2 true'])
  })

  it('counts look-ups, and ends them', async () => {
    const limits = { lookups_per_minute: 2, changes_per_minute: 1 }
    const actor = actorOf({ userId: 'U0MANY', organization: { limits, fields } })
    await records.read(actor, 'record.read', { kind: 'self' })
    await records.reveal(actor, { kind: 'self' }, 'custom_fields.pay')
    const before = asked.length
    for (const one of [
      records.read(actor, 'record.read', { kind: 'self' }),
      records.reveal(actor, { kind: 'self' }, 'custom_fields.pay'),
    ])
      await expect(one).rejects.toMatchObject({ code: 'limited', message: expect.stringMatching(/wait \d+ seconds?/) })
    expect(asked).toHaveLength(before)
    await records.whole(actor, 'record.read', { kind: 'self' })
  })

  describe('to sensitive fields', () => {
    const self: Target = { kind: 'self' }

    it('opens one by one, with a note of it, and never in a reading', async () => {
      const { record: seen, masked } = await read('member', self)
      expect(seen.custom_fields).toEqual({})
      expect(masked).toEqual(['custom_fields.pay'])
      const revealed = await records.reveal(as('member'), self, 'custom_fields.pay')
      expect(revealed.value).toBe(7)
      expect(JSON.stringify(revealed.reading)).not.toContain('7}')
      expect(events).toEqual([
        {
          kind: 'revealed',
          userId: 'U0BOB',
          teamId: 'T012',
          organizationId: '1',
          what: 'fields.reveal',
          subject: 'record 20',
          path: 'custom_fields.pay',
        },
      ])
    })

    it('stays shut for those who may not, in the same words whether the field is there or not', async () => {
      const reveal = (path: string) =>
        records
          .reveal(as('helpdesk'), { kind: 'record', id: 30 }, path)
          .then(String, ({ message }: AppError) => message)
      expect(await reveal('custom_fields.pay')).toContain('you may not see that field')
      expect(await reveal('custom_fields.nothing')).toBe(await reveal('custom_fields.pay'))
      expect(events).toEqual([])
    })

    it('stays shut where it cannot be noted', async () => {
      isOnRecord = false
      await expect(records.reveal(as('member'), self, 'custom_fields.pay')).rejects.toThrow('disk is full')
    })
  })

  it('gives the whole record to the one who writes, by the same rules', async () => {
    expect((await records.whole(as('member'), 'preferences.edit', { kind: 'self' })).custom_fields).toEqual({ pay: 7 })
    await expect(records.whole(as('member'), 'preferences.edit', { kind: 'record', id: 10 })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
