import { expect, it } from 'vitest'
import { figuresOf } from '../../../src/demo/ui/blocks/charts/shape.ts'

it('lists the segments of a pie', () => {
  const segments = [{ label: 'Laptops', value: 3 }]
  expect(figuresOf({ type: 'pie', segments })).toEqual({
    headings: ['Segment', 'Value'],
    rows: [{ name: 'Laptops', values: [3] }],
  })
})

it('lists categories in their order with a column for each series, whatever the order of its points', () => {
  const series = [
    {
      name: 'Laptops',
      data: [
        { label: 'Tue', value: 2 },
        { label: 'Mon', value: 0 },
      ],
    },
    { name: 'Phones', data: [{ label: 'Tue', value: 5 }] },
  ]
  const axis_config = { categories: ['Mon', 'Tue'], x_label: 'Day' }
  expect(figuresOf({ type: 'line', series, axis_config })).toEqual({
    headings: ['Day', 'Laptops', 'Phones'],
    rows: [
      { name: 'Mon', values: [0, undefined] },
      { name: 'Tue', values: [2, 5] },
    ],
  })
})
