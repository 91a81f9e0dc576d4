import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clockAt, startService } from './support.ts'

/** Names that mean something to the service or to JavaScript are as likely as others; `__proto__` is refused. */
const name = fc
  .oneof(
    fc.constantFrom('theme', 'language', 'constructor', 'toString', 'hasOwnProperty', 'a.b', '', '1'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  .filter((key) => key !== '__proto__')
const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(name, fc.integer(), { maxKeys: 3, noNullPrototype: true }),
)
const object = fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true })
const devices = fc.array(fc.record({ device_id: fc.string({ unit: 'grapheme', maxLength: 8 }) }), { maxLength: 3 })

const known = [
  'id',
  'parent',
  'organization_id',
  'preferences',
  'custom_fields',
  'device_info',
  'created_at',
  'updated_at',
  'device_count',
]
const free = object.map((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !known.includes(key))))

const bodyOf = (required: boolean) => {
  const parts = fc.record(
    { preferences: object, custom_fields: object, device_info: fc.record({ assigned_devices: devices }) },
    required ? {} : { requiredKeys: [] },
  )
  return fc.tuple(free, parts).map(([attributes, documented]) => ({ ...attributes, ...documented }))
}

type Body = Record<string, unknown>

/** PATCH in the words of the contract: one key after the other, into a Map, which has no prototype to stumble over. */
const model = (before: Body, patch: Body): Body => {
  const after = new Map(Object.entries(before))
  for (const [key, sent] of Object.entries(patch)) {
    if (key === 'preferences' || key === 'custom_fields') {
      const merged = new Map(Object.entries(before[key] as object))
      for (const [inner, set] of Object.entries(sent as object)) merged.set(inner, set)
      after.set(key, Object.fromEntries(merged))
    } else after.set(key, sent)
  }
  return Object.fromEntries(after)
}

const withoutServers = ({ id, created_at, updated_at, device_info, ...rest }: Body) => ({
  ...rest,
  device_info: { assigned_devices: (device_info as Body).assigned_devices },
})

it('PATCH after PATCH leaves what a simple model says, and GET shows the same', async () => {
  const { ask } = await startService({ now: clockAt('2026-03-01T08:00:00Z').now })
  let parent = 0

  await fc.assert(
    fc.asyncProperty(bodyOf(true), fc.array(bodyOf(false), { minLength: 1, maxLength: 4 }), async (first, patches) => {
      const identity = { parent: ++parent, organization_id: '12345' }
      const created = await ask('POST', '/user_extra/', { body: { ...first, ...identity } })
      expect(created.status).toBe(201)
      const path = `/user_extra/${created.body.id}/?device_info=true`

      let expected: Body = { ...first, ...identity }
      for (const body of patches) {
        expected = model(expected, body)
        const patched = await ask('PATCH', path, { body })
        expect(patched.status).toBe(200)
        expect(withoutServers(patched.body)).toEqual(expected)
        expect((await ask('GET', path)).body).toEqual(patched.body)
      }
    }),
    { numRuns: 60 },
  )
})
