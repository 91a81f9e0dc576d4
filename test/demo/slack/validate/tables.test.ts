import { describe, expect, it } from 'vitest'
import { briefly, cell, changed, type Json, message, richText, rows, validate } from './builders.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

describe('tables', () => {
  const table = (given: unknown) => message(changed(blocks.data_table, { rows: given }))

  it('have rows of one width', () => {
    expect(briefly(validate(table([...rows(2, 3), ...rows(1, 2), ...rows(1, 4)])))).toEqual([
      'uneven_rows /blocks/0/rows/2',
      'uneven_rows /blocks/0/rows/3',
    ])
  })

  it('have a plain header', () => {
    expect(briefly(validate(table([[cell('a'), richText()], ...rows(1)])))).toEqual([
      'wrong_place /blocks/0/rows/0/1/type',
    ])
  })

  it('name a column that is there', () => {
    const found = validate(message(changed(blocks.data_table, { row_header_column_index: 2 })))
    expect(briefly(found)).toEqual(['out_of_range /blocks/0/row_header_column_index'])
  })

  it('are one in a message, of either kind, wherever they stand', () => {
    const inside = changed(blocks.container, { child_blocks: [blocks.table] })
    const found = validate({ ...message(blocks.data_table, inside), attachments: [{ blocks: [blocks.table] }] })
    expect(briefly(found)).toEqual([
      'too_many_tables /blocks/1/child_blocks/0',
      'too_many_tables /attachments/0/blocks/0',
    ])
  })

  it('may have a button in a cell of a data table, which is doubtful', () => {
    const action = { type: 'action_cell', element: elements.button }
    expect(validate(table([...rows(1), [cell('a'), action]]))).toMatchObject([
      { code: 'undocumented_cell', severity: 'warning', pointer: '/blocks/0/rows/1/1' },
    ])
    expect(briefly(validate(message(changed(blocks.table, { rows: [[action]] }))))).toEqual([
      'unknown_type /blocks/0/rows/0/0/type',
    ])
  })
})

describe('charts', () => {
  const line = (series: Json[], categories: string[]) =>
    message({ type: 'data_visualization', title: 'x', chart: { type: 'line', series, axis_config: { categories } } })
  const series = (name: string, ...labels: string[]): Json => ({
    name,
    data: labels.map((label) => ({ label, value: 1 })),
  })

  it.each([
    ['a name twice', [series('a', 'x'), series('a', 'x')], ['x'], ['duplicate_label /series/1/name']],
    ['a category twice', [series('a', 'x')], ['x', 'x'], ['duplicate_label /axis_config/categories/1']],
    ['a point twice', [series('a', 'x', 'x')], ['x'], ['duplicate_label /series/0/data/1/label']],
    ['a point too few', [series('a', 'x')], ['x', 'y'], ['label_not_in_categories /series/0/data']],
    ['a point elsewhere', [series('a', 'x', 'z')], ['x'], ['label_not_in_categories /series/0/data/1/label']],
  ])('refuses %s', (_, given, categories, problems) => {
    const found = briefly(validate(line(given, categories)))
    expect(found).toEqual(problems.map((problem) => problem.replace(' ', ' /blocks/0/chart')))
  })

  it('refuses a pie without a segment', () => {
    const chart = { type: 'pie', segments: [] }
    expect(briefly(validate(message({ type: 'data_visualization', title: 'x', chart })))).toEqual([
      'too_few /blocks/0/chart/segments',
    ])
  })

  it('refuses another kind of chart', () => {
    const chart = { type: 'donut', segments: [] }
    expect(briefly(validate(message({ type: 'data_visualization', title: 'x', chart })))).toEqual([
      'unknown_type /blocks/0/chart/type',
    ])
  })
})
