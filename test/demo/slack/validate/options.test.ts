import { describe, expect, it } from 'vitest'
import { briefly, changed, type Json, message, option, options, plain, validate } from './builders.ts'

const accessory = (element: Json) => message({ type: 'section', text: plain(), accessory: element })

describe('options', () => {
  const select = (more: Json) => accessory(changed({ type: 'static_select', options: options(3) }, more))

  it('are preselected only as they are', () => {
    expect(validate(select({ initial_option: option(2) }))).toEqual([])
    const groups = { options: undefined, option_groups: [{ label: plain(), options: options(3) }] }
    expect(validate(select({ ...groups, initial_option: option(2) }))).toEqual([])
  })

  it.each([
    ['another value', option(9)],
    ['another text', { text: plain('Other'), value: '1' }],
    ['another `emoji`', { text: changed(plain('Option 1'), { emoji: true }), value: '1' }],
    ['a description more', option(1, { description: plain() })],
  ])('refuses a preselection with %s', (_, initial_option) => {
    expect(briefly(validate(select({ initial_option })))).toEqual([
      'initial_option_not_in_options /blocks/0/accessory/initial_option',
    ])
  })

  it.each(['multi_static_select', 'checkboxes'])('refuses a preselection of %s that is not offered', (type) => {
    const initial_options = [option(1), option(7)]
    expect(briefly(validate(accessory({ type, options: options(3), initial_options })))).toEqual([
      'initial_option_not_in_options /blocks/0/accessory/initial_options/1',
    ])
  })

  it('refuses a preselected radio button that is not offered', () => {
    const radio = { type: 'radio_buttons', options: options(2), initial_option: option(2) }
    expect(briefly(validate(accessory(radio)))).toEqual([
      'initial_option_not_in_options /blocks/0/accessory/initial_option',
    ])
  })

  it('have different values, over all groups', () => {
    const group = { label: plain(), options: options(1) }
    expect(briefly(validate(accessory({ type: 'static_select', option_groups: [group, group] })))).toEqual([
      'duplicate_option_value /blocks/0/accessory/option_groups/1/options/0',
    ])
  })

  it.each(['static_select', 'multi_static_select', 'checkboxes', 'radio_buttons', 'overflow'])(
    'differ in a %s',
    (type) => {
      expect(briefly(validate(accessory({ type, options: [option(1), option(1)] })))).toEqual([
        'duplicate_option_value /blocks/0/accessory/options/1',
      ])
    },
  )

  it('are preselected once', () => {
    const twice = { type: 'checkboxes', options: options(2), initial_options: [option(1), option(1)] }
    expect(briefly(validate(accessory(twice)))).toEqual([
      'duplicate_option_value /blocks/0/accessory/initial_options/1',
    ])
  })

  it('are preselected once in a menu that asks for its options', () => {
    const twice = { type: 'multi_external_select', initial_options: [option(1), option(1)] }
    expect(briefly(validate(accessory(twice)))).toEqual([
      'duplicate_option_value /blocks/0/accessory/initial_options/1',
    ])
  })

  it.each(['static_select', 'multi_static_select'])('of a %s come as a list or as groups', (type) => {
    const both = { type, options: options(1), option_groups: [{ label: plain(), options: [option('a')] }] }
    expect(briefly(validate(accessory(both)))).toEqual(['exactly_one_of /blocks/0/accessory'])
    expect(briefly(validate(accessory({ type })))).toEqual(['exactly_one_of /blocks/0/accessory'])
  })

  it('have a `url` only in an overflow menu', () => {
    const link = option(1, { url: 'https://example.com' })
    expect(briefly(validate(select({ options: [link] })))).toEqual([
      'unknown_property /blocks/0/accessory/options/0/url',
    ])
  })

  it.each([
    ['multi_users_select', { initial_users: ['U1', 'U2'] }],
    ['multi_channels_select', { initial_channels: ['C1', 'C2'] }],
    ['multi_conversations_select', { initial_conversations: ['C1', 'C2'] }],
    ['multi_external_select', { initial_options: options(2) }],
    ['multi_static_select', { options: options(2), initial_options: options(2) }],
  ])('of a %s are preselected no more often than may be selected', (type, initial) => {
    const menu = (max_selected_items: number) => accessory({ type, ...initial, max_selected_items })
    expect(validate(menu(2))).toEqual([])
    expect(briefly(validate(menu(1)))).toEqual(['out_of_range /blocks/0/accessory/max_selected_items'])
  })
})
