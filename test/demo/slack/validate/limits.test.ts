import { describe, expect, it } from 'vitest'
import { limits } from '../../../../src/demo/slack/validate/index.ts'
import { briefly, changed, message, modal, plain, rows, validate } from './builders.ts'
import { ofBlocks } from './limit-cases/blocks.ts'
import { ofElements } from './limit-cases/elements.ts'
import { ofMessages, ofViews } from './limit-cases/payloads.ts'
import { ofTables } from './limit-cases/tables.ts'
import { ofText } from './limit-cases/text.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const limitCases = [...ofText, ...ofElements, ...ofBlocks, ...ofTables, ...ofViews, ...ofMessages]

const flat = Object.entries(limits).flatMap(([name, value]): [string, number][] =>
  typeof value === 'number'
    ? [[name, value]]
    : Object.entries(value).map(([key, number]): [string, number] => [`${name}.${key}`, number]),
)

const problemsWith = (code: string, payload: unknown) => validate(payload).filter((problem) => problem.code === code)

describe.each(limitCases)('$limit: $maximum at $at', ({ maximum, code, at, make, severity = 'error' }) => {
  it('takes what is as long as allowed', () => {
    expect(problemsWith(code, make(maximum))).toEqual([])
    expect(validate(make(maximum)).filter((problem) => problem.severity === 'error')).toEqual([])
  })

  it('refuses one more', () => {
    const found = problemsWith(code, make(maximum + 1))
    expect(found.map((problem) => [problem.pointer, problem.severity])).toContainEqual([at, severity])
  })
})

it('covers every limit, with the number that stands in limits.ts', () => {
  const covered = new Map(limitCases.map(({ limit, maximum }) => [limit, maximum]))
  expect(Object.fromEntries(covered)).toEqual(Object.fromEntries(flat))
})

it('says what Slack would say', () => {
  const section = { type: 'section', text: plain('x'.repeat(3001)) }
  expect(validate(message(section))).toEqual([
    {
      pointer: '/blocks/0/text/text',
      code: 'too_long',
      message: 'must be less than 3001 characters',
      severity: 'error',
    },
  ])
})

const input = (element: object) => modal({ type: 'input', label: plain(), element })

describe('the lower bounds', () => {
  it.each([
    ['an empty text', message({ type: 'section', text: plain('') }), 'too_short /blocks/0/text/text'],
    ['an empty id', message({ type: 'divider', block_id: '' }), 'too_short /blocks/0/block_id'],
    ['no elements', message({ type: 'actions', elements: [] }), 'too_few /blocks/0/elements'],
    ['no fields', message({ type: 'section', fields: [] }), 'too_few /blocks/0/fields'],
    ['no options', input({ type: 'static_select', options: [] }), 'too_few /blocks/0/element/options'],
    ['a table without a row', message(changed(blocks.table, { rows: [] })), 'too_few /blocks/0/rows'],
    ['a row without a cell', message(changed(blocks.table, { rows: [[]] })), 'too_few /blocks/0/rows/0'],
    ['a header changed', message(changed(blocks.data_table, { rows: rows(1) })), 'too_few /blocks/0/rows'],
    ['a page of nothing', message(changed(blocks.data_table, { page_size: 0 })), 'out_of_range /blocks/0/page_size'],
    [
      'no lines',
      input(changed(elements.rich_text_input, { max_lines: 0 })),
      'out_of_range /blocks/0/element/max_lines',
    ],
    ['no files', input(changed(elements.file_input, { max_files: 0 })), 'out_of_range /blocks/0/element/max_files'],
    [
      'nothing to type',
      input({ type: 'plain_text_input', max_length: 0 }),
      'out_of_range /blocks/0/element/max_length',
    ],
    [
      'nothing to select',
      input(
        changed(elements.users_select, { type: 'multi_users_select', initial_user: undefined, max_selected_items: 0 }),
      ),
      'out_of_range /blocks/0/element/max_selected_items',
    ],
    [
      'an empty segment',
      message(changed(blocks.data_visualization, { chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } })),
      'out_of_range /blocks/0/chart/segments/0/value',
    ],
  ])('refuses %s', (_, payload, problem) => {
    expect(briefly(validate(payload))).toContain(problem)
  })

  it('finds an empty view doubtful', () => {
    expect(validate(modal())).toMatchObject([{ pointer: '/blocks', code: 'too_few', severity: 'warning' }])
  })
})
