const text = (value: string) => ({ type: 'raw_text', text: value })
const number = (value: number) => ({ type: 'raw_number', value, text: value.toLocaleString('en') })
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const bold = (value: string) => rich({ type: 'text', text: value, style: { bold: true } })
const date = (timestamp: number) => rich({ type: 'date', timestamp, format: '{date_short}', fallback: 'a day' })

const devices = Array.from({ length: 23 }, (_, index) => [
  text(`SN-${String(((index * 7) % 23) + 1).padStart(3, '0')}`),
  text(['Laptop', 'Phone', 'Monitor'][index % 3] ?? ''),
  number(((index * 613) % 2300) + 9),
  date(1_700_000_000 + ((index * 11) % 23) * 864_000),
  text(index % 4 === 0 ? 'repair' : 'in stock'),
])

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']
const series = (name: string, ...values: number[]) => ({
  name,
  data: values.map((value, index) => ({ label: days[index] ?? '', value })),
})
const axis_config = { categories: days, x_label: 'Day', y_label: 'Requests' }
const weeks = [series('Laptops', 4, 7, 3, 8, 5), series('Phones', 2, 1, 6, 4, 3), series('Monitors', 1, 3, 2, 2, 6)]

const chart = (title: string, shape: object) => ({ type: 'data_visualization', title, chart: shape })
const pie = ['Laptops', 'Phones', 'Monitors', 'Headsets'].map((label, index) => ({
  label,
  value: [12, 7, 4, 1][index],
}))

export const dataSets = {
  table: {
    blocks: [
      {
        type: 'table',
        column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'center' }],
        rows: [
          [text('Model'), text('Price'), text('State'), text('Address')],
          [
            text('MacBook Pro 16, the one with the scratch on its lid'),
            number(2899),
            bold('in use'),
            rich({ type: 'link', url: 'https://example.com/mac' }),
          ],
          [text('ThinkPad X1'), number(1499.5), text('repair'), rich({ type: 'user', user_id: 'U0JANE' })],
        ],
      },
    ],
  },
  'data-table': {
    blocks: [
      {
        type: 'data_table',
        caption: 'Devices in the pool',
        page_size: 5,
        row_header_column_index: 0,
        rows: [['Serial', 'Type', 'Price', 'Assigned', 'Status'].map(text), ...devices],
      },
    ],
  },
  'charts-1': {
    blocks: [
      chart('Devices by type', { type: 'pie', segments: pie }),
      chart('Requests by day', { type: 'bar', series: weeks, axis_config }),
    ],
  },
  'charts-2': {
    blocks: [
      chart('Requests by day', { type: 'line', series: weeks, axis_config }),
      chart('Requests, filled', { type: 'area', series: weeks, axis_config }),
    ],
  },
}
