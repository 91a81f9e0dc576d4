import { describe, expect, it } from 'vitest'
import { inputErrors } from '../../../../src/demo/slack/elements/check.ts'
import { keptValues, stateValues } from '../../../../src/demo/slack/elements/values.ts'
import { plain, section } from '../stage.ts'

const option = { text: plain('Dark'), value: 'dark' }
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
})

describe('state.values', () => {
  it.each([
    ['plain_text_input', { value: null }],
    ['number_input', { value: null }],
    ['email_text_input', { value: null }],
    ['static_select', { selected_option: null }],
    ['external_select', { selected_option: null }],
    ['radio_buttons', { selected_option: null }],
    ['checkboxes', { selected_options: [] }],
    ['multi_static_select', { selected_options: [] }],
    ['users_select', { selected_user: null }],
    ['multi_users_select', { selected_users: [] }],
    ['conversations_select', { selected_conversation: null }],
    ['multi_conversations_select', { selected_conversations: [] }],
    ['channels_select', { selected_channel: null }],
    ['multi_channels_select', { selected_channels: [] }],
    ['datepicker', { selected_date: null }],
    ['datetimepicker', { selected_date_time: null }],
  ])('of an empty %s', (type, expected) => {
    expect(stateValues([input({ type })], {})).toEqual({ b: { a: { type, ...expected } } })
  })

  it('starts with the initial value until it is changed', () => {
    const blocks = [input({ type: 'plain_text_input', initial_value: 'Jane' })]
    expect(stateValues(blocks, {})).toEqual({ b: { a: { type: 'plain_text_input', value: 'Jane' } } })
    expect(stateValues(blocks, { b: { a: '' } })).toEqual({ b: { a: { type: 'plain_text_input', value: null } } })
  })

  it('has the menus of sections and actions too, and no buttons', () => {
    const menu = { type: 'static_select', action_id: 'menu', initial_option: option }
    const press = { type: 'button', action_id: 'press', text: plain('Press') }
    const blocks = [
      { ...section('x'), block_id: 's', accessory: menu },
      { type: 'actions', block_id: 'a', elements: [press] },
    ]
    expect(stateValues(blocks, {})).toEqual({ s: { menu: { type: 'static_select', selected_option: option } } })
  })

  it('survives an update where block_id, action_id and type stay, an emptied field as empty', () => {
    const before = [input({ type: 'plain_text_input', initial_value: 'Jane' })]
    const after = [input({ type: 'plain_text_input', initial_value: 'Joan' })]
    expect(keptValues(before, after, {})).toEqual({ b: { a: 'Jane' } })
    expect(keptValues(before, after, { b: { a: null } })).toEqual({ b: { a: null } })
    expect(keptValues(before, [input({ type: 'number_input' })], {})).toEqual({})
  })
})

describe('what Slack finds wrong before it sends', () => {
  const errors = (element: object, value?: unknown, more: object = {}) =>
    inputErrors([input(element, more)], value === undefined ? {} : { b: { a: value } }).b

  it.each([
    [{ type: 'plain_text_input' }, undefined, 'Please complete this required field.'],
    [{ type: 'static_select', options: [option] }, undefined, 'Please complete this required field.'],
    [{ type: 'checkboxes', options: [option] }, [], 'Please complete this required field.'],
    [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
    [{ type: 'plain_text_input', max_length: 3 }, 'abcd', 'Please shorten this text to 3 characters or fewer.'],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
    [{ type: 'number_input', is_decimal_allowed: true }, 'x', 'Please enter a number.'],
    [
      { type: 'number_input', is_decimal_allowed: true, min_value: '2' },
      '1.5',
      'Please enter a number no less than 2.',
    ],
    [
      { type: 'number_input', is_decimal_allowed: true, max_value: '2' },
      '3',
      'Please enter a number no greater than 2.',
    ],
    [{ type: 'email_text_input' }, 'jane', 'Please enter a valid email address.'],
    [{ type: 'url_text_input' }, 'jane', 'Please enter a valid URL.'],
    [{ type: 'multi_users_select', max_selected_items: 1 }, ['U1', 'U2'], 'Please choose 1 or fewer.'],
  ])('%j with %j', (element, value, expected) => {
    expect(errors(element, value)).toBe(expected)
  })

  it.each([
    [{ type: 'plain_text_input', initial_value: 'x' }, undefined, {}],
    [{ type: 'plain_text_input' }, undefined, { optional: true }],
    [{ type: 'number_input', is_decimal_allowed: true }, '-1.5', {}],
    [{ type: 'email_text_input' }, 'jane@acme.test', {}],
    [{ type: 'url_text_input' }, 'https://acme.test', {}],
  ])('nothing in %j with %j', (element, value, more) => {
    expect(errors(element, value, more)).toBeUndefined()
  })
})
