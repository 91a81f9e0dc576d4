import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { define, definitionOf, fieldDefinitionSchema, formatValue } from '../../src/fields/definition.ts'
import { type FieldTypeName, fieldTypes } from '../../src/fields/index.ts'
import { suggestZones } from '../../src/fields/timezone.ts'

const definitions = withBuiltIn([])

/** What Slack would send back for an element that a person left as it opened. */
const untouched = (element: Record<string, unknown> & { type: string }) => ({
  type: element.type,
  value: element.initial_value ?? null,
  selected_option: element.initial_option ?? null,
  selected_date: element.initial_date ?? null,
})

const examples: [FieldTypeName, unknown, string, unknown?][] = [
  ['text', 'hello', 'hello'],
  ['number', 12.5, '12.5'],
  ['boolean', true, 'On'],
  ['boolean', false, 'Off'],
  ['choice', 'b', 'Bee', { choices: ['a', { value: 'b', label: 'Bee' }] }],
  ['date', '2024-02-29', 'February 29, 2024'],
  ['timezone', 'Asia/Tokyo', 'Asia/Tokyo (GMT+09:00)'],
]

describe('a field type', () => {
  it('has an example here', () => {
    expect([...new Set(examples.map(([type]) => type))].sort()).toEqual(Object.keys(fieldTypes).sort())
  })

  it.each(examples)(
    '%s shows %j as %s, and reads it back unchanged from an untouched input',
    (type, value, shown, options) => {
      const field = define('preferences.x', 'X', type, options)
      expect(fieldTypes[type].accepts(value)).toBe(true)
      expect(field.format(value)).toBe(shown)
      expect(field.allows(value)).toBe(true)
      expect(field.read(untouched({ ...field.input('a', value) }))).toEqual({ value })
    },
  )

  it.each(examples)('%s reads an emptied input as null', (type, _value, _shown, options) => {
    const field = define('preferences.x', 'X', type, options)
    expect(field.read(untouched({ ...field.input('a', null) }))).toEqual({ value: null })
  })

  it('reads back every value that it accepts', () => {
    fc.assert(
      // As it comes over the wire: JSON has no -0.
      fc.property(
        fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
        (value) => {
          const definition = definitionOf(definitions, 'preferences.any', value)
          if (!definition || value === null || value === '') return
          expect(definition.read(untouched({ ...definition.input('a', value) }))).toEqual({
            value: typeof value === 'string' ? value.toWellFormed() : value,
          })
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a number', () => {
  const whole = define('preferences.n', 'N', 'number', { whole: true, min: 1, max: 10 })
  it.each([
    ['1.5', 'whole number'],
    ['0', 'from 1 to 10'],
    ['11', 'from 1 to 10'],
    ['x', 'a number'],
  ])('%s is refused in words', (value, words) => {
    expect(whole.read({ type: 'number_input', value })).toEqual({ problem: expect.stringContaining(words) })
  })
})

describe('what comes back from a menu', () => {
  it.each(['choice', 'boolean', 'timezone'] as const)(
    'of a %s is refused where it cannot be read, never cleared',
    (type) => {
      const field = define('preferences.x', 'X', type, type === 'choice' ? { choices: ['a'] } : {})
      expect(field.read({ type: 'static_select', selected_option: 42 })).toMatchObject({ problem: expect.any(String) })
      expect(field.read({ type: 'static_select', selected_option: null })).toEqual({ value: null })
    },
  )
})

describe('a choice', () => {
  const theme = define('preferences.theme', 'Theme', 'choice', { choices: ['light', 'dark'] })
  it('keeps a stored value that is not among the choices selectable, but allows no new one', () => {
    expect(theme.input('a', 'sepia')).toMatchObject({ initial_option: { value: 'sepia' } })
    expect(theme.allows('sepia')).toBe(false)
  })
})

describe('time zones', () => {
  it.each([
    ['berl', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['NEW_YORK', 'America/New_York'],
    ['utc', 'UTC'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['nowhere', undefined],
  ])('typing “%s” offers %s', (typed, first) => {
    expect(suggestZones(typed)[0]?.value).toBe(first)
  })

  it('never offers more than Slack takes', () => {
    expect(suggestZones('').length).toBe(100)
  })
})

describe('what is not defined', () => {
  it.each([
    [true, 'boolean'],
    [3, 'number'],
    ['2024-01-15', 'date'],
    ['hello', 'text'],
    [null, 'text'],
  ])('%j is taken for a %s', (value, type) => {
    expect(definitionOf(definitions, 'preferences.some_key', value)).toMatchObject({ type, label: 'Some key' })
  })

  it.each([[{ a: 1 }], [[1, 2]], ['x'.repeat(3_001)], [1e21]])('%j is shown, and not edited', (value) => {
    expect(definitionOf(definitions, 'preferences.odd', value)).toBeUndefined()
    expect(formatValue(definitions, 'preferences.odd', value)).toBe(JSON.stringify(value))
  })

  it('a value that does not fit its definition is taken for what it is', () => {
    expect(definitionOf(definitions, 'preferences.theme', 7)).toMatchObject({ type: 'number', label: 'Theme' })
  })
})

describe('an organization’s definition', () => {
  it('is refused with the option that is wrong', () => {
    const parsed = fieldDefinitionSchema.safeParse({ path: 'preferences.a', label: 'A', type: 'choice', choices: [] })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['choices'])
    expect(
      fieldDefinitionSchema.safeParse({ path: 'preferences.a', label: 'A', type: 'text', colour: 1 }).success,
    ).toBe(false)
  })

  it('carries its rules, and none where it says none', () => {
    const pay = { path: 'custom_fields.pay', label: 'Pay', type: 'text' }
    const rules = { visible_to: ['self', 'admin'], editable_by: ['admin'], sensitive: true }
    expect(fieldDefinitionSchema.parse({ ...pay, ...rules })).toMatchObject(rules)
    const { visible_to, editable_by, sensitive } = fieldDefinitionSchema.parse(pay)
    expect([visible_to, editable_by, sensitive]).toEqual([undefined, undefined, undefined])
    expect(fieldDefinitionSchema.safeParse({ ...pay, visible_to: ['everyone'] }).success).toBe(false)
  })

  it('may rule a built-in field, in place of its definition', () => {
    const theme = fieldDefinitionSchema.parse({
      path: 'preferences.theme',
      label: 'Theme',
      type: 'text',
      editable_by: ['admin'],
    })
    expect(withBuiltIn([theme]).find(({ path }) => path === 'preferences.theme')?.editable_by).toEqual(['admin'])
  })

  it('wins over the built-in one', () => {
    const own = fieldDefinitionSchema.parse({ path: 'preferences.theme', label: 'Colours', type: 'text' })
    expect(withBuiltIn([own]).filter(({ path }) => path === 'preferences.theme')).toEqual([own])
  })
})
