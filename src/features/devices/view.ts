import type { DataTableBlock, KnownBlock, RichTextBlock } from '@slack/types'
import type { Actor } from '../../access/membership.ts'
import type { Reading } from '../../access/redact.ts'
import { buttons, clean, header, instant, limits, section, truncate } from '../../blocks/index.ts'
import type { Surface } from '../../slack/feature.ts'
import type { Device, ExtraRecord } from '../../user-extra/schema.ts'
import { actionIds } from '../deps.ts'
import { longestFact as cellText, deviceParagraph } from '../device-blocks.ts'
import { holderOf } from '../record-blocks.ts'

/** Up to here each device reads best as a paragraph; above, a table in a message. */
const fewDevices = 4
/** A modal takes no data table: paragraphs, this many at a time. */
const modalPage = 20

const columns = ['Type', 'Model', 'Serial', 'Status', 'Assigned', 'Device id'] as const

const textCell = (text: string | null | undefined) => ({
  type: 'raw_text' as const,
  text: truncate(clean(text ?? ''), cellText).trim() || '—',
})

/** A date cell is rich text: Slack shows it in the reader's own time zone. */
const dateCell = (iso: string | null | undefined): RichTextBlock | ReturnType<typeof textCell> => {
  const time = instant(iso ?? '')
  if (!time) return textCell(iso)
  const date = {
    type: 'date' as const,
    timestamp: Math.floor(time.getTime() / 1000),
    format: '{date_short}',
    fallback: time.toISOString().slice(0, 10),
  }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [date] }] }
}

const row = (device: Device): DataTableBlock['rows'][number] => [
  textCell(device.device_type),
  textCell(device.model),
  textCell(device.serial_number),
  textCell(device.status),
  dateCell(device.assigned_date),
  textCell(device.device_id),
]

const weight = (device: Device): number => row(device).reduce((sum, cell) => sum + cellTextOf(cell).length, 0)

const cellTextOf = (cell: ReturnType<typeof row>[number]): string => ('text' in cell ? cell.text : 'yyyy-mm-dd')

/** Pages whose rows fit one table: at most a hundred rows, and within the table's text budget. */
const tablePages = (devices: Device[]): Device[][] => {
  const pages: Device[][] = []
  let room = 0
  for (const device of devices) {
    room -= weight(device)
    const current = pages.at(-1)
    if (current && room >= 0 && current.length < limits.tableRows - 1) current.push(device)
    else {
      pages.push([device])
      room = limits.messageText - weight(device)
    }
  }
  return pages
}

const chunks = (devices: Device[], size: number): Device[][] =>
  Array.from({ length: Math.ceil(devices.length / size) }, (_, index) =>
    devices.slice(index * size, (index + 1) * size),
  )

const table = (devices: Device[], caption: string): DataTableBlock => ({
  type: 'data_table',
  caption,
  page_size: 10,
  row_header_column_index: 2,
  rows: [columns.map(textCell), ...devices.map(row)],
})

const pager = (record: ExtraRecord, number: number, pages: number): KnownBlock[] => {
  const to = (text: string, page: number) => ({
    text,
    actionId: `${actionIds.devicesPage}:${text}`,
    value: { target: { kind: 'record', id: record.id }, page },
  })
  const specs = [
    ...(number > 0 ? [to('Previous', number - 1)] : []),
    ...(number < pages - 1 ? [to('Next', number + 1)] : []),
  ]
  return specs.length > 0 ? [buttons(...specs)] : []
}

/** Page `number` (from 0) of the devices of a record that was read with them. */
export const devicesPage = (reading: Reading, actor: Actor, surface: Surface, number: number): KnownBlock[] => {
  const { record } = reading
  const devices = record.device_info?.assigned_devices ?? []
  const whose = record.parent === actor.parent ? 'you' : holderOf(reading)
  if (devices.length === 0) return [header('Devices'), section(`No devices are assigned to ${whose}.`)]

  const asTable = surface === 'message' && devices.length > fewDevices
  const pages = asTable ? tablePages(devices) : chunks(devices, modalPage)
  const index = Math.min(number, pages.length - 1)
  const shown = pages[index] ?? []
  const before = pages.slice(0, index).reduce((sum, each) => sum + each.length, 0)
  const range = pages.length > 1 ? `, ${before + 1} to ${before + shown.length} shown` : ''
  const count = `${devices.length} ${devices.length === 1 ? 'device' : 'devices'}`
  return [
    header('Devices'),
    section(`${count} assigned to ${whose}${range}.`),
    ...(asTable ? [table(shown, `Devices of user ${record.parent}`)] : shown.map(deviceParagraph)),
    ...pager(record, index, pages.length),
  ]
}
