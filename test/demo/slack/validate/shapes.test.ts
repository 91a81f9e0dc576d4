import { describe, expect, it } from 'vitest'
import { errorsOnly } from '../../../../src/demo/slack/validate/index.ts'
import {
  type BlockType,
  blockPlaces,
  type ElementType,
  elementPlaces,
} from '../../../../src/demo/slack/validate/places.ts'
import { briefly, changed, type Json, message, modal, plain, validate } from './builders.ts'
import { at, type Path, pathsIn, withChange } from './paths.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const payloadOf = (type: BlockType): Json => {
  const isModal = type === 'alert'
  return isModal ? modal(blocks[type]) : message(blocks[type])
}

const holderOf = (type: ElementType): Json => {
  const element = elements[type]
  const slots: readonly string[] = elementPlaces[type].in
  if (slots.includes('input')) return modal({ type: 'input', label: plain(), element })
  if (slots.includes('section')) return message({ type: 'section', text: plain(), accessory: element })
  if (slots.includes('task_card')) return message(changed(blocks.task_card, { sources: [element] }))
  return message({ type: 'context_actions', elements: [element] })
}

const sendable = (Object.keys(blockPlaces) as BlockType[]).filter((type) => type !== 'file')

type Held = { name: string; sample: Json; payload: Json }

const held: Held[] = [
  ...sendable.map((type) => ({ name: type, sample: blocks[type], payload: payloadOf(type) })),
  ...(Object.keys(elementPlaces) as ElementType[]).map((type) => ({
    name: type === 'image' ? 'image element' : type,
    sample: elements[type],
    payload: holderOf(type),
  })),
]

const isObjectAt = (payload: Json, path: Path): boolean => {
  const value = at(payload, path)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const pointer = (path: Path): string => path.map((key) => `/${key}`).join('')

describe.each(held)('$name', ({ payload }) => {
  it('passes as it is', () => {
    expect(errorsOnly(validate(payload))).toEqual([])
  })

  it('has no further property, in any of its objects', () => {
    for (const path of pathsIn(payload).filter((given) => isObjectAt(payload, given))) {
      const surprised = withChange(payload, path, (value) => ({ ...(value as Json), 'sur/prise': 1 }))
      expect(briefly(validate(surprised))).toContain(`unknown_property ${pointer(path)}/sur~1prise`)
    }
  })

  it('has no null', () => {
    for (const path of pathsIn(payload).filter(({ length }) => length > 0)) {
      if (path.includes('column_settings')) continue
      expect(errorsOnly(validate(withChange(payload, path, () => null)))).not.toEqual([])
    }
  })

  it('needs its type', () => {
    const types = pathsIn(payload).filter((path) => path.at(-1) === 'type' && path.length > 1)
    for (const path of types) {
      const found = briefly(validate(withChange(payload, path, () => undefined)))
      expect(found).toContain(`missing_property ${pointer(path.slice(0, -1))}`)
      expect(briefly(validate(withChange(payload, path, () => 'nonsense'))).join()).toMatch(
        /(?:unknown_type|invalid_value|invalid_text_type) /,
      )
    }
  })
})

/** The properties that cannot be left out of a sample. */
const required: Record<string, string[]> = {
  actions: ['elements'],
  alert: ['text'],
  carousel: ['elements'],
  container: ['child_blocks'],
  context: ['elements'],
  context_actions: ['elements'],
  data_table: ['caption', 'rows'],
  data_visualization: ['title', 'chart'],
  header: ['text'],
  image: ['alt_text'],
  'image element': ['alt_text'],
  input: ['label', 'element'],
  markdown: ['text'],
  plan: ['title', 'tasks'],
  rich_text: ['elements'],
  table: ['rows'],
  task_card: ['task_id', 'title', 'status'],
  video: ['alt_text', 'title', 'thumbnail_url', 'video_url'],
  button: ['text'],
  workflow_button: ['text', 'workflow', 'action_id'],
  feedback_buttons: ['positive_button', 'negative_button'],
  icon_button: ['icon', 'text'],
  number_input: ['is_decimal_allowed'],
  rich_text_input: ['action_id'],
  checkboxes: ['options'],
  radio_buttons: ['options'],
  overflow: ['options'],
  url: ['url', 'text'],
}

/** Properties of which a sample has the only one of several. */
const onlyOne: Record<string, string> = {
  image: 'slack_file',
  'image element': 'image_url',
  static_select: 'options',
  multi_static_select: 'option_groups',
}

describe.each(held.filter(({ name }) => name !== 'divider'))('the properties of $name', ({ name, sample, payload }) => {
  const path = pathsIn(payload).find((given) => at(payload, given) === sample) ?? []

  it.each(Object.keys(sample).filter((key) => key !== 'type'))('%s', (key) => {
    const found = validate(withChange(payload, [...path, key], () => undefined))
    const isOnlyOne = onlyOne[name]?.split(' ').includes(key) ?? false
    if (isOnlyOne) return expect(briefly(found)).toContain(`exactly_one_of ${pointer(path)}`)
    const isNeeded = required[name]?.includes(key) ?? false
    expect(briefly(errorsOnly(found))).toEqual(isNeeded ? [`missing_property ${pointer(path)}`] : [])
  })
})

describe('lists', () => {
  it.each(held)('of $name are not empty', ({ payload }) => {
    const lists = pathsIn(payload).filter(
      (path) => Array.isArray(at(payload, path)) && path.at(-1) !== 'column_settings',
    )
    for (const path of lists.filter(({ length }) => length > 1)) {
      const found = briefly(validate(withChange(payload, path, () => [])))
      expect(found).toContain(`too_few ${pointer(path)}`)
    }
  })
})

describe('every block', () => {
  it.each(sendable.filter((type) => type !== 'markdown'))('%s may have an id', (type) => {
    const named = withChange(payloadOf(type), ['blocks', 0, 'block_id'], () => 'a')
    expect(errorsOnly(validate(named))).toEqual([])
    expect(briefly(validate(withChange(named, ['blocks', 0, 'block_id'], () => 'x'.repeat(256))))).toContain(
      'too_long /blocks/0/block_id',
    )
  })

  it('says what is missing', () => {
    expect(validate(message({ type: 'header' }))).toMatchObject([{ message: 'missing required field: text' }])
  })

  it.each(['title', 'text', 'confirm', 'deny'])('has in its confirmation a %s', (key) => {
    const found = validate(withChange(holderOf('button'), ['blocks', 0, 'accessory', 'confirm', key], () => undefined))
    expect(briefly(found)).toContain('missing_property /blocks/0/accessory/confirm')
  })
})
