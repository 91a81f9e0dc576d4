import { type Field, firstOfDevices, matchField, sorts } from './fields.ts'
import { mark } from './marks.ts'

type Json = Record<string, unknown>
export type Body = {
  preferences: Json
  custom_fields: Json
  attributes: Json
  devices: Json[]
}

const sizes = [1, 2, 6, 0, 1, 3, 1, 25, 0, 1]

const deviceOf = (record: number, index: number): Json => ({
  device_id: mark.value(record, firstOfDevices),
  device_type: index % 2 ? 'laptop' : mark.value(record, firstOfDevices + 1),
  serial_number: mark.value(record, firstOfDevices + 2),
  model: mark.value(record, firstOfDevices + 3),
  status: mark.value(record, firstOfDevices + 4),
  assigned_date: index % 3 ? '2024-01-15T10:30:00Z' : mark.value(record, firstOfDevices + 5),
  note: mark.value(record, firstOfDevices + 6),
})

const holderOf = (body: Body, path: string): { values: Json; key: string } => {
  const [group, ...rest] = path.split('.')
  if (group === 'preferences' || group === 'custom_fields') return { values: body[group], key: rest.join('.') }
  return { values: body.attributes, key: path }
}

export const valueIn = (body: Body, path: string): unknown => {
  const { values, key } = holderOf(body, path)
  return Object.hasOwn(values, key) ? values[key] : undefined
}

export const setIn = (body: Body, path: string, value: unknown): void => {
  const { values, key } = holderOf(body, path)
  values[key] = value
}

/** One in five is not there. */
const holds = (record: number, field: number): boolean => (record * 7 + field) % 5 > 0

/** @param address what the record holds in the field that profiles are matched with */
export const bodyOf = (record: number, fields: Field[], address: string | undefined): Body => {
  const body: Body = {
    preferences: { language: 'en', theme: 'dark', notifications: true },
    custom_fields: {},
    attributes: {},
    devices: Array.from({ length: sizes[record % sizes.length] ?? 0 }, (_, index) => deviceOf(record, index)),
  }
  for (const { number, path } of fields) {
    if (number === matchField && address) setIn(body, path, address)
    else if (holds(record, number)) setIn(body, path, sorts[number]?.value(record))
  }
  return body
}
