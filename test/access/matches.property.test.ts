import fc from 'fast-check'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { matchKey } from '../../src/access/match-key.ts'
import { createMatches } from '../../src/access/matches.ts'
import { organizationSchema } from '../../src/access/organization.ts'
import { createRoster } from '../../src/access/roster.ts'
import { recordSchema } from '../../src/user-extra/schema.ts'
import { nastyText } from '../support/arbitrary.ts'
import { createSlack } from './linking-scene.ts'

const organization = {
  ...organizationSchema.parse({
    id: '1',
    name: 'Acme',
    slack_workspaces: ['T0PINE'],
    match: { profile: 'Xf0KEY', field: 'custom_fields.key' },
  }),
  fields: [],
}

/** A few values that meet often, in several spellings, among any others. */
const spelled = fc.constantFrom('ada', 'ADA', ' Ada ', 'bob', 'Bob\n', '4711', 'rené', 'rene\u0301', '', ' ')
const value = fc.oneof(
  { weight: 3, arbitrary: spelled },
  { weight: 1, arbitrary: nastyText },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(4711, null, true, {}, []) },
)
const record = fc.record({ organization_id: fc.constantFrom('1', '1', '1', '2'), key: value })

it('a person has the record that alone holds the same, and otherwise none', async () => {
  const property = fc.asyncProperty(
    fc.array(record, { maxLength: 8 }),
    fc.oneof(spelled, nastyText),
    async (drawn, held) => {
      const records = drawn.map(({ organization_id, key }, index) =>
        recordSchema.parse({
          id: index,
          parent: index + 100,
          organization_id,
          custom_fields: { key },
          preferences: {},
        }),
      )
      const { slack, fields } = createSlack({ U0ADA: {} })
      fields.set('U0ADA Xf0KEY', held)
      const log = pino({ level: 'silent' })
      const roster = createRoster({
        async *records() {
          yield* records
        },
        log,
      })
      const own = drawn.flatMap(({ organization_id, key }, index) => {
        if (organization_id !== '1' || !(typeof key === 'string' || typeof key === 'number')) return []
        const [theirs, ours] = [String(key), held].map((text) =>
          text.normalize('NFC').trim().toLowerCase().normalize('NFC'),
        )
        return ours !== '' && theirs === ours ? [index + 100] : []
      })
      const match = await createMatches({ slack, roster }).find(organization, 'U0ADA')
      expect(match?.parent).toBe(own.length === 1 ? own[0] : undefined)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

it('what is compared does not change by being compared', () => {
  fc.assert(fc.property(nastyText, (text) => matchKey(matchKey(text)) === matchKey(text)))
})
