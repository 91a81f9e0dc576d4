import { describe, expect, it } from 'vitest'
import { briefly, changed, type Json, letters, modal, plain, validate } from './builders.ts'
import { elements } from './sample-elements.ts'

const input = (element: Json, more: Json = {}) => modal({ type: 'input', label: plain(), element, ...more })

describe('inputs', () => {
  it.each([
    ['datepicker', 'initial_date', ['2028-02-29'], ['2027-02-29', '2027-2-1', '27-02-01', ''], 'invalid_format'],
    ['timepicker', 'initial_time', ['00:00', '23:59'], ['24:00', '9:30', '12:60'], 'invalid_format'],
    ['timepicker', 'timezone', ['Europe/Vienna', 'UTC'], ['Mars/Base', '+01:00', ''], 'invalid_format'],
    [
      'datetimepicker',
      'initial_date_time',
      [1_000_000_000, 9_999_999_999],
      [999_999_999, 10_000_000_000],
      'out_of_range',
    ],
    ['number_input', 'max_value', ['12', '-0.5'], ['1e3', '1,5', 'x', ''], 'invalid_format'],
  ])('%s checks its %s', (type, key, good, bad, code) => {
    const holder = (value: unknown) => {
      const { initial_value, min_value, ...element } = elements[type as 'datepicker']
      return input({ ...element, [key]: value })
    }
    for (const value of good) expect(validate(holder(value))).toEqual([])
    for (const value of bad) expect(briefly(validate(holder(value)))).toEqual([`${code} /blocks/0/element/${key}`])
  })

  const number = (more: Json) => input({ type: 'number_input', is_decimal_allowed: false, ...more })

  it.each([
    ['a minimum above the maximum', { min_value: '2', max_value: '1' }, 'out_of_range /blocks/0/element/min_value'],
    [
      'a value below the minimum',
      { min_value: '2', initial_value: '1' },
      'out_of_range /blocks/0/element/initial_value',
    ],
    [
      'a value above the maximum',
      { max_value: '9', initial_value: '10' },
      'out_of_range /blocks/0/element/initial_value',
    ],
    ['a fraction where none is allowed', { initial_value: '1.5' }, 'invalid_format /blocks/0/element/initial_value'],
    ['a number', { initial_value: 1 }, 'wrong_type /blocks/0/element/initial_value'],
  ])('a number input refuses %s', (_, more, problem) => {
    expect(briefly(validate(number(more)))).toEqual([problem])
  })

  it('a text is no shorter than it may be long', () => {
    const text = { type: 'plain_text_input', min_length: 5, max_length: 4 }
    expect(briefly(validate(input(text)))).toEqual(['out_of_range /blocks/0/element/min_length'])
  })

  it.each([{ max_length: 3, initial_value: 'four' }, { initial_value: letters(3001) }])(
    'a prefilled text that is too long is doubtful',
    (more) => {
      expect(validate(input({ type: 'plain_text_input', ...more }))).toMatchObject([
        { code: 'initial_value_too_long', severity: 'warning', pointer: '/blocks/0/element/initial_value' },
      ])
    },
  )

  it('a rich text has no more lines at least than at most', () => {
    const lines = changed(elements.rich_text_input, { min_lines: 5, max_lines: 4 })
    expect(briefly(validate(input(lines)))).toEqual(['out_of_range /blocks/0/element/min_lines'])
  })

  it('a file does not dispatch', () => {
    expect(briefly(validate(input(elements.file_input, { dispatch_action: true })))).toEqual(['wrong_place /blocks/0'])
    expect(validate(input(elements.users_select, { dispatch_action: true }))).toEqual([])
  })

  it('a text is sent while it is typed, on at most two occasions', () => {
    const trigger_actions_on = ['on_enter_pressed', 'on_enter_pressed', 'on_character_entered']
    const text = { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on } }
    expect(briefly(validate(input(text)))).toEqual([
      'too_many /blocks/0/element/dispatch_action_config/trigger_actions_on',
    ])
  })

  it('a filter filters', () => {
    const menu = (filter: Json) => input({ type: 'conversations_select', filter })
    expect(briefly(validate(menu({})))).toEqual(['missing_property /blocks/0/element/filter'])
    expect(validate(menu({ include: ['public'] }))).toEqual([])
    expect(validate(menu({ exclude_bot_users: false }))).toEqual([])
    expect(validate(menu({ exclude_external_shared_channels: true }))).toEqual([])
  })
})
