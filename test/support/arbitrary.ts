import fc from 'fast-check'
import type { FieldRule } from '../../src/access/field-rules.ts'
import type { Actor } from '../../src/access/membership.ts'
import { type Role, roles } from '../../src/access/permissions.ts'
import { type Reading, redact } from '../../src/access/redact.ts'
import { type ExtraRecord, recordSchema } from '../../src/user-extra/schema.ts'
import { organizationOf } from './organization.ts'

/** Texts that have broken bots: pings, markup, odd Unicode, control characters, halves of characters, and sheer length. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '<!here|here>',
    '<@U012ABCDEF>',
    '@here @channel @everyone',
    '<https://evil.example|https://good.example>',
    '*bold* _italic_ ~struck~ `code`',
    ':smile: :+1:',
    '&lt;!channel&gt;',
    '\u0000\u0007\ud800',
    '\u202eright to left',
    'é'.normalize('NFD').repeat(30),
    '__proto__',
    'constructor',
  ),
  fc.string({ minLength: 1, maxLength: 3 }).map((text) => text.repeat(2_000)),
)

const key = fc.oneof(
  fc.stringMatching(/^[a-z][a-z_]{0,20}$/),
  nastyText.filter((text) => text.length < 400),
)
const value = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom('dark', 'Europe/Berlin', '2024-01-15', 'en', '9999-12-31') },
)
const fields = (maxKeys: number) => fc.dictionary(key, value, { maxKeys })

const device = fc.record(
  {
    device_id: nastyText,
    device_type: fc.oneof(fc.constantFrom('laptop', 'phone'), nastyText),
    serial_number: nastyText,
    model: fc.option(nastyText),
    assigned_date: fc.oneof(
      nastyText,
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    ),
    status: nastyText,
  },
  { requiredKeys: [] },
)

/** Records as a live API may send them: nothing or hundreds of fields and devices, every kind of value. */
export const anyRecord: fc.Arbitrary<ExtraRecord> = fc
  .record({
    id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    parent: fc.integer({ min: 1, max: 60 }),
    organization_id: fc.constant('12345'),
    preferences: fc.oneof(fields(8), fields(150)),
    custom_fields: fc.oneof(fields(8), fields(300)),
    device_info: fc.record({
      assigned_devices: fc.oneof(
        fc.array(device, { maxLength: 8 }),
        fc.array(device, { minLength: 90, maxLength: 260 }),
      ),
    }),
    created_at: fc.constant('2024-01-15T10:30:00Z'),
    updated_at: fc.option(fc.oneof(fc.constant('2024-02-01T14:20:00.123456Z'), nastyText)),
    extra: fields(6),
  })
  .map(({ extra, ...record }) => recordSchema.parse({ ...extra, ...record }))

export const organization = organizationOf({
  id: '12345',
  name: 'Harbor & <Pine>',
  slack_workspaces: ['T012ABCDEF'],
  members: {
    U012ABCDEF: { parent: 42, role: 'admin' },
    U034GHIJKL: { parent: 43, role: 'helpdesk' },
    U056MNOPQR: { parent: 44, role: 'member' },
  },
})

/** One of the organization's people. */
export const memberOf = (userId: string, role: Role, parent: number, fields: FieldRule[] = []): Actor => ({
  userId,
  teamId: 'T012ABCDEF',
  organization: { ...organization, fields },
  parent,
  source: { kind: 'file' },
  grants: [],
  roles: role === 'member' ? ['member'] : ['member', role],
  administrators: ['U012ABCDEF'],
  others: [],
})

const anyRule: fc.Arbitrary<FieldRule> = fc.record({
  path: fc.tuple(fc.constantFrom('preferences.', 'custom_fields.', ''), key).map((parts) => parts.join('')),
  visible_to: fc.constantFrom(undefined, ['self' as const], [...roles]),
  sensitive: fc.boolean(),
})

export const anyActor: fc.Arbitrary<Actor> = fc
  .tuple(
    fc.constantFrom(...(['U012ABCDEF', 'U034GHIJKL', 'U056MNOPQR'] as const)),
    fc.array(anyRule, { maxLength: 12 }),
  )
  .map(([userId, rules]) => {
    const { role = 'member', parent = 0 } = organization.members[userId] ?? {}
    return memberOf(userId, role, parent, rules)
  })

/** The record as the actor may know it. */
export const readingOf = (record: ExtraRecord, actor: Actor): Reading => ({
  ...redact(record, actor),
  holder: Object.entries(organization.members).find(([, { parent }]) => parent === record.parent)?.[0],
})
