import { cell, type Json, letters, message, richText, rows, times } from '../builders.ts'
import { blocks } from '../sample-blocks.ts'
import { alone, big, type LimitCase, long, many } from './case.ts'

const table = (more: Json): Json => alone({ type: 'table' }, more)
const dataTable = (more: Json): Json => alone({ type: 'data_table', caption: 'Devices' }, more)
const chart = (more: Json): Json => message({ type: 'data_visualization', title: 'Devices', ...more })
const pie = (segments: Json[]): Json => chart({ chart: { type: 'pie', segments } })
const line = (series: number, categories: string[], more: Json = {}): Json =>
  chart({
    chart: {
      type: 'line',
      series: times(series, (index) => ({
        name: `s${index}`,
        data: categories.map((label) => ({ label, value: 1 })),
      })),
      axis_config: { categories, ...more },
    },
  })

export const ofTables: readonly LimitCase[] = [
  many('table.rows', 100, '/blocks/0/rows', (n) => table({ rows: rows(n) })),
  many('table.cells', 20, '/blocks/0/rows/0', (n) => table({ rows: rows(1, n) })),
  many('table.cells', 20, '/blocks/0/column_settings', (n) =>
    table({ rows: rows(1), column_settings: times(n, () => null) }),
  ),
  long('table.characters', 10_000, '/blocks/0/rows', (n) => table({ rows: [[cell(letters(n - 1)), cell('x')]] })),
  {
    limit: 'table.perMessage',
    maximum: 1,
    code: 'too_many_tables',
    at: '/blocks/1',
    make: (n) => message(...times(n, () => blocks.table)),
  },
  many('dataTable.rows', 101, '/blocks/0/rows', (n) => dataTable({ rows: rows(n) })),
  many('dataTable.columns', 20, '/blocks/0/rows/0', (n) => dataTable({ rows: rows(2, n) })),
  long('dataTable.characters', 10_000, '/blocks/0/rows', (n) =>
    dataTable({ rows: [[cell('x')], [richText({ type: 'text', text: letters(n - 1) })]] }),
  ),
  big('dataTable.pageSize', 100, '/blocks/0/page_size', (n) => dataTable({ rows: rows(2), page_size: n })),
  long('chart.title', 50, '/blocks/0/title', (n) => alone(blocks.data_visualization, { title: letters(n) })),
  many('chart.segments', 12, '/blocks/0/chart/segments', (n) =>
    pie(times(n, (index) => ({ label: `${index}`, value: 1 }))),
  ),
  long('chart.label', 20, '/blocks/0/chart/segments/0/label', (n) => pie([{ label: letters(n), value: 1 }])),
  many('chart.series', 12, '/blocks/0/chart/series', (n) => line(n, ['Mon'])),
  many('chart.points', 20, '/blocks/0/chart/series/0/data', (n) =>
    line(
      1,
      times(n, (index) => `${index}`),
    ),
  ),
  long('chart.label', 20, '/blocks/0/chart/axis_config/categories/0', (n) => line(1, [letters(n)])),
  long('chart.axisLabel', 50, '/blocks/0/chart/axis_config/x_label', (n) => line(1, ['Mon'], { x_label: letters(n) })),
  long('chart.axisLabel', 50, '/blocks/0/chart/axis_config/y_label', (n) => line(1, ['Mon'], { y_label: letters(n) })),
  many('chart.perMessage', 2, '/blocks/2', (n) => message(...times(n, () => blocks.data_visualization))),
]
