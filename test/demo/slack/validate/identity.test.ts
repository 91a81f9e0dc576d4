import { describe, expect, it } from 'vitest'
import { briefly, changed, type Json, message, modal, plain, richText, validate } from './builders.ts'
import { blocks } from './sample-blocks.ts'

const button = (action_id: string): Json => ({ type: 'button', text: plain(), action_id })
const actions = (...ids: string[]): Json => ({ type: 'actions', elements: ids.map(button) })

describe('identity', () => {
  const divider = { type: 'divider', block_id: 'a' }

  it('has no `block_id` twice', () => {
    expect(validate(message(divider, blocks.section, divider))).toEqual([
      {
        pointer: '/blocks/2/block_id',
        code: 'duplicate_block_id',
        message: '`block_id` "a" already exists',
        severity: 'error',
      },
    ])
  })

  it('counts blocks in containers, carousels and attachments, not the rich text of a cell', () => {
    const card = { type: 'card', title: plain(), block_id: 'a' }
    const inside = message(
      divider,
      { type: 'carousel', elements: [card] },
      changed(blocks.container, { child_blocks: [divider] }),
      changed(blocks.table, { rows: [[changed(richText(), { block_id: 'a' })]] }),
    )
    expect(briefly(validate({ ...inside, attachments: [{ blocks: [divider] }] }))).toEqual([
      'duplicate_block_id /blocks/1/elements/0/block_id',
      'duplicate_block_id /blocks/2/child_blocks/0/block_id',
      'duplicate_block_id /attachments/0/blocks/0/block_id',
    ])
  })

  it('has no `action_id` twice in a block, and finds it doubtful in two', () => {
    const found = validate(message(actions('a', 'b', 'a'), actions('b')))
    expect(found.map(({ pointer, code, severity }) => [pointer, code, severity])).toEqual([
      ['/blocks/0/elements/2/action_id', 'duplicate_action_id', 'error'],
      ['/blocks/1/elements/0/action_id', 'duplicate_action_id_in_payload', 'warning'],
    ])
  })
})

describe('focus', () => {
  const focused: Json = { type: 'input', label: plain(), element: { type: 'users_select', focus_on_load: true } }

  it('is taken by one element of a view', () => {
    expect(validate(modal(focused))).toEqual([])
    expect(briefly(validate(modal(focused, focused)))).toEqual(['duplicate_focus /blocks/1/element/focus_on_load'])
  })

  it('has no effect in a message', () => {
    expect(validate(message(focused))).toMatchObject([{ code: 'no_effect', severity: 'warning' }])
  })
})
