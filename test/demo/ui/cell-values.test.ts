import { describe, expect, it } from 'vitest'
import {
  cellText,
  compareKeys,
  holdsWords,
  type SortKey,
  sortKey,
  type TableCell,
} from '../../../src/demo/ui/blocks/tables/cell-values.ts'

const reader = { nameOf: (id: string) => (id === 'U1' ? 'jane' : undefined), tz: 'UTC', now: 0 }
const text = (value: string): TableCell => ({ type: 'raw_text', text: value })
const rich = (...elements: object[]): TableCell =>
  ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }) as TableCell
const date = (timestamp: number) => rich({ type: 'date', timestamp, format: '{date_short}' })

const sorted = (...cells: TableCell[]): SortKey[] => cells.map((cell) => sortKey(cell, reader)).sort(compareKeys)

describe('sorting', () => {
  it('goes by the number, not by how it is written', () => {
    const number = (value: number, written: string): TableCell => ({ type: 'raw_number', value, text: written })
    expect(sorted(number(1200, '1,200'), number(9, '9'), number(-3, '−3'))).toEqual([-3, 9, 1200])
  })

  it('goes by the moment of a date', () => {
    expect(sorted(date(200), date(30))).toEqual([30, 200])
  })

  it('takes a date among words for words', () => {
    expect(
      sortKey(rich({ type: 'text', text: 'on ' }, { type: 'date', timestamp: 0, format: '{date_num}' }), reader),
    ).toBe('on 01/01/1970')
  })

  it('sorts texts as people do', () => {
    expect(sorted(text('Item 10'), text('item 9'), text('Ärmel'), text('Zoo'))).toEqual([
      'Ärmel',
      'item 9',
      'Item 10',
      'Zoo',
    ])
  })

  it('has numbers before texts, and no key for nothing', () => {
    expect(sorted(text('a'), date(5))).toEqual([5, 'a'])
    expect(sortKey(text(' '), reader)).toBeUndefined()
    expect(sortKey(undefined, reader)).toBeUndefined()
  })
})

describe('filtering', () => {
  const row = [text('MacBook Pro'), rich({ type: 'user', user_id: 'U1' }), date(0)]

  it.each([
    ['macbook', true],
    ['pro JANE', true],
    ['jan 1970', true],
    ['macbook bob', false],
  ])('looks for every word of %j in any column', (words, found) => {
    expect(holdsWords(row, words, reader)).toBe(found)
  })

  it('reads buttons by their text', () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Edit' } }
    expect(cellText({ type: 'action_cell', element: button }, reader)).toBe('Edit')
  })
})
