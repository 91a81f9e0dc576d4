import { describe, expect, it } from 'vitest'
import { errorsOnly, type Surface, validateBlocks } from '../../../../src/demo/slack/validate/index.ts'
import {
  type BlockType,
  blockPlaces,
  type ElementType,
  elementPlaces,
  type Slot,
} from '../../../../src/demo/slack/validate/places.ts'
import { briefly, changed, type Json, message, modal, payloadOn, plain, validate } from './builders.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const surfaces: readonly Surface[] = ['message', 'modal', 'home']

/** Message, modal, Home tab: `+` taken, `-` refused, `?` doubtful. */
const blockTable: Record<BlockType, string> = {
  actions: '+ + +',
  alert: '- + -',
  card: '+ ? +',
  carousel: '+ - +',
  container: '+ - ?',
  context: '+ + +',
  context_actions: '+ - -',
  data_table: '+ - ?',
  data_visualization: '+ - -',
  divider: '+ + +',
  file: '- - -',
  header: '+ + +',
  image: '+ + +',
  input: '+ + +',
  markdown: '+ - -',
  plan: '+ - -',
  rich_text: '+ + +',
  section: '+ + +',
  table: '+ - ?',
  task_card: '+ - -',
  video: '+ + +',
}

/** Section, actions, input, context, context_actions, card; then message, modal, Home tab. */
const elementTable: Record<ElementType, [string, string]> = {
  button: ['+ + - - - +', '+ + +'],
  checkboxes: ['+ + + - - -', '+ + +'],
  radio_buttons: ['+ + + - - -', '+ + +'],
  datepicker: ['+ + + - - -', '+ + +'],
  datetimepicker: ['- + + - - -', '+ + -'],
  timepicker: ['+ + + - - -', '+ + +'],
  email_text_input: ['- - + - - -', '- + -'],
  url_text_input: ['- - + - - -', '- + -'],
  number_input: ['- - + - - -', '- + -'],
  file_input: ['- - + - - -', '- + -'],
  plain_text_input: ['- - + - - -', '+ + +'],
  rich_text_input: ['- + + - - -', '- + +'],
  static_select: ['+ + + - - -', '+ + +'],
  external_select: ['+ + + - - -', '+ + +'],
  users_select: ['+ + + - - -', '+ + +'],
  conversations_select: ['+ + + - - -', '+ + +'],
  channels_select: ['+ + + - - -', '+ + +'],
  multi_static_select: ['+ + + - - -', '+ + +'],
  multi_external_select: ['+ + + - - -', '+ + +'],
  multi_users_select: ['+ + + - - -', '+ + +'],
  multi_conversations_select: ['+ + + - - -', '+ + +'],
  multi_channels_select: ['+ + + - - -', '+ + +'],
  overflow: ['+ + - - - -', '+ + +'],
  workflow_button: ['+ + - - - -', '+ - -'],
  feedback_buttons: ['- - - - + -', '+ - -'],
  icon_button: ['- - - - + -', '+ - -'],
  image: ['+ - - + - -', '+ + +'],
  url: ['- - - - - -', '+ - -'],
}

const holders: [Slot, (element: Json) => Json][] = [
  ['section', (element) => ({ type: 'section', text: plain(), accessory: element })],
  ['actions', (element) => ({ type: 'actions', elements: [element] })],
  ['input', (element) => ({ type: 'input', label: plain(), element })],
  ['context', (element) => ({ type: 'context', elements: [element] })],
  ['context_actions', (element) => ({ type: 'context_actions', elements: [element] })],
  ['card', (element) => ({ type: 'card', actions: [element] })],
]

const marks = (row: string): string[] => row.split(' ')

describe('blocks', () => {
  const cases = Object.entries(blockTable).flatMap(([type, row]) =>
    marks(row).map((mark, index) => ({ type: type as BlockType, surface: surfaces[index] ?? 'message', mark })),
  )

  it.each(cases)('$type in a $surface: $mark', ({ type, surface, mark }) => {
    const found = briefly(validate(payloadOn[surface](blocks[type])))
    expect(found.includes('block_surface /blocks/0/type')).toBe(mark === '-')
    expect(found.includes('disputed_surface /blocks/0/type')).toBe(mark === '?')
  })

  it('are all here', () => {
    expect(Object.keys(blockTable).toSorted()).toEqual(Object.keys(blockPlaces).toSorted())
  })
})

describe('elements', () => {
  const all = Object.entries(elementTable).map(([type, rows]) => ({ type: type as ElementType, rows }))

  it.each(all)('$type stands in its blocks', ({ type, rows: [row] }) => {
    for (const [index, mark] of marks(row).entries()) {
      const [, hold] = holders[index] ?? []
      const found = briefly(errorsOnly(validateBlocks([hold?.(elements[type])], 'message')))
      const isRefused = found.some((problem) => problem.startsWith('element_not_allowed '))
      expect([type, index, isRefused]).toEqual([type, index, mark === '-'])
    }
  })

  it.each(all.filter(({ type }) => type !== 'url'))('$type stands on its surfaces', ({ type, rows: [places, row] }) => {
    const [, hold] = holders[marks(places).indexOf('+')] ?? []
    for (const [index, mark] of marks(row).entries()) {
      const found = briefly(validateBlocks([hold?.(elements[type])], surfaces[index] ?? 'message'))
      expect([type, index, found.some((problem) => problem.startsWith('element_surface '))]).toEqual([
        type,
        index,
        mark === '-',
      ])
    }
  })

  it('are all here', () => {
    expect(Object.keys(elementTable).toSorted()).toEqual(Object.keys(elementPlaces).toSorted())
  })

  it('finds a rich text input in actions doubtful', () => {
    const found = validate(modal({ type: 'actions', elements: [elements.rich_text_input] }))
    expect(briefly(found)).toEqual(['disputed_element /blocks/0/elements/0/type'])
  })
})

describe('nesting', () => {
  const container = (child: Json) => message(changed(blocks.container, { child_blocks: [child] }))

  it.each([
    ['a section in a carousel', message({ type: 'carousel', elements: [blocks.section] }), '/blocks/0/elements/0/type'],
    ['a container in a container', container(blocks.container), '/blocks/0/child_blocks/0/type'],
    ['markdown in a container', container(blocks.markdown), '/blocks/0/child_blocks/0/type'],
    ['a block among elements', message({ type: 'actions', elements: [blocks.divider] }), '/blocks/0/elements/0/type'],
  ])('refuses %s', (_, payload, pointer) => {
    expect(briefly(validate(payload))).toContain(`block_not_allowed ${pointer}`)
  })

  it.each([
    ['an element among blocks', message(elements.button), '/blocks/0/type'],
    [
      'a button in the text of a context',
      message({ type: 'context', elements: [elements.button] }),
      '/blocks/0/elements/0/type',
    ],
  ])('refuses %s', (_, payload, pointer) => {
    expect(briefly(validate(payload))).toEqual([`element_not_allowed ${pointer}`])
  })

  it('looks at the surface of what is inside', () => {
    const inside = container({ type: 'actions', elements: [elements.datetimepicker] })
    expect(validate(inside)).toEqual([])
    expect(briefly(validateBlocks(inside.blocks, 'home'))).toContain(
      'element_surface /0/child_blocks/0/elements/0/type',
    )
  })
})

describe('response_url_enabled', () => {
  const element = changed(elements.conversations_select, { response_url_enabled: true })

  it('works in an input block of a modal', () => {
    expect(validate(modal({ type: 'input', label: plain(), element }))).toEqual([])
  })

  it.each([
    ['a section', modal({ type: 'section', text: plain(), accessory: element }), '/blocks/0/accessory'],
    ['a message', message({ type: 'input', label: plain(), element }), '/blocks/0/element'],
  ])('does not in %s', (_, payload, pointer) => {
    expect(briefly(validate(payload))).toEqual([`wrong_place ${pointer}/response_url_enabled`])
  })
})
