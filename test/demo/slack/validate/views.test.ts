import { describe, expect, it } from 'vitest'
import { interactiveElements, validateView } from '../../../../src/demo/slack/validate/index.ts'
import { briefly, changed, home, modal, plain } from './builders.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const withoutSubmit = changed(modal(blocks.header, blocks.input), { submit: undefined })

describe('a modal', () => {
  it('needs `submit` to collect anything', () => {
    expect(validateView(withoutSubmit)).toEqual([
      {
        pointer: '/blocks/1',
        code: 'missing_submit',
        message: 'must define `submit` to use an `input` block in modals',
        severity: 'error',
      },
    ])
    expect(validateView(changed(modal(blocks.header), { submit: undefined }))).toEqual([])
  })

  it.each(['title', 'blocks'])('needs its %s', (key) => {
    expect(briefly(validateView(changed(modal(blocks.divider), { [key]: undefined })))).toEqual(['missing_property '])
  })

  it('takes all that the documentation names', () => {
    const all = {
      close: plain('Cancel'),
      private_metadata: '{"record":158}',
      callback_id: 'preferences',
      external_id: '',
      clear_on_close: true,
      notify_on_close: false,
    }
    expect(validateView(changed(modal(blocks.input), all))).toEqual([])
  })
})

describe('a Home tab', () => {
  it('collects without `submit`', () => {
    expect(validateView(home(blocks.input))).toEqual([])
  })

  it.each([
    { title: plain() },
    { submit: plain() },
    { close: plain() },
    { clear_on_close: true },
    { notify_on_close: true },
  ])('has no %j', (more) => {
    const [key] = Object.keys(more)
    expect(briefly(validateView({ ...home(blocks.header), ...more }))).toEqual([`unknown_property /${key}`])
  })
})

describe('any view', () => {
  it('is not sent back as it came', () => {
    const received = {
      ...modal(blocks.divider),
      id: 'V1',
      team_id: 'T1',
      hash: '1.a',
      state: { values: {} },
      bot_id: 'B1',
    }
    expect(new Set(validateView(received).map(({ code }) => code))).toEqual(new Set(['read_only_property']))
  })

  it.each([
    [{ type: 'workflow_step', blocks: [] }, 'unknown_type /type'],
    [{ blocks: [] }, 'missing_property '],
    ['{}', 'wrong_type '],
    [undefined, 'wrong_type '],
  ])('is a modal or a Home tab, not %j', (given, problem) => {
    expect(briefly(validateView(given))).toContain(problem)
  })
})

describe('the elements that a person can use', () => {
  it('come with their blocks, in order', () => {
    const view = modal(
      changed(blocks.section, { block_id: 'device' }),
      changed(blocks.input, { block_id: 'theme', element: { type: 'users_select' } }),
      changed(blocks.input, { optional: false, element: elements.rich_text_input }),
      blocks.context,
      blocks.actions,
    )
    const found = interactiveElements(view)
    expect(found.map(({ pointer, blockType, isInput, optional }) => [pointer, blockType, isInput, optional])).toEqual([
      ['/blocks/0/accessory', 'section', false, true],
      ['/blocks/1/element', 'input', true, true],
      ['/blocks/2/element', 'input', true, false],
      ['/blocks/4/elements/0', 'actions', false, true],
      ['/blocks/4/elements/1', 'actions', false, true],
    ])
    expect(found.map(({ blockId, actionId }) => [blockId, actionId])).toEqual([
      ['device', 'more'],
      ['theme', undefined],
      [undefined, 'note'],
      [undefined, 'edit'],
      [undefined, 'one'],
    ])
    expect(found[0]?.element).toBe(elements.overflow)
  })

  it('are none in anything else', () => {
    for (const given of [undefined, null, {}, { blocks: 'x' }, { blocks: [null, { type: 'input' }] }]) {
      expect(interactiveElements(given)).toEqual([])
    }
  })
})
