import type { KnownBlock } from '@slack/types'
import type { Actor } from '../access/actor.ts'
import { holderOf } from '../access/organization.ts'
import { context, escapeText, fieldList, header, limits, moment, section, truncate } from '../blocks/index.ts'
import { type FieldDefinition, formatValue, labelOf } from '../fields/definition.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'

const known = new Set([
  'id',
  'parent',
  'organization_id',
  'preferences',
  'custom_fields',
  'device_info',
  'device_count',
  'created_at',
  'updated_at',
])

const longestValue = 300

type Entry = { label: string; value: string }

const entriesOf = (values: Record<string, unknown>, prefix: string, definitions: FieldDefinition[]): Entry[] =>
  Object.entries(values).map(([key, value]) => {
    const path = `${prefix}${key}`
    return {
      label: escapeText(truncate(labelOf(definitions, path), limits.buttonText)),
      value: escapeText(truncate(formatValue(definitions, path, value), longestValue)),
    }
  })

/** As many as leave room for the other blocks of a message: the buttons come last, and must not be cut off. */
const mostFields = (limits.messageBlocks - 12) * limits.sectionFields

/** Groups until the message's budgets are spent; what is left over is counted, not silently dropped. */
const groupsOf = (record: ExtraRecord, definitions: FieldDefinition[]): KnownBlock[] => {
  const others = Object.fromEntries(Object.entries(record).filter(([key]) => !known.has(key)))
  const groups = [
    { title: 'Preferences', entries: entriesOf(record.preferences, 'preferences.', definitions) },
    { title: 'Custom fields', entries: entriesOf(record.custom_fields, 'custom_fields.', definitions) },
    { title: 'Other attributes', entries: entriesOf(others, '', definitions) },
  ]
  let budget = limits.messageText
  let shown = 0
  let left = 0
  const blocks = groups.flatMap(({ title, entries }): KnownBlock[] => {
    const fitting = entries.filter(({ label, value }) => {
      budget -= label.length + value.length
      const fits = budget >= 0 && shown < mostFields
      if (fits) shown += 1
      else left += 1
      return fits
    })
    if (entries.length === 0) return title === 'Preferences' ? [section('*Preferences*\nNone set yet.')] : []
    return [section(`*${title}*`), ...fieldList(fitting)]
  })
  return left === 0
    ? blocks
    : [...blocks, context(`${left} more ${left === 1 ? 'field does' : 'fields do'} not fit here.`)]
}

export const deviceCount = (record: ExtraRecord): number => record.device_info?.assigned_devices.length ?? 0

const devicesLine = (record: ExtraRecord): string => {
  const count = deviceCount(record)
  return count === 0 ? 'No devices assigned' : `${count} ${count === 1 ? 'device' : 'devices'} assigned`
}

/** Whose record it is, and everything in it but the devices, which are counted. `record` was read with them. */
export const glance = (record: ExtraRecord, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => {
  const own = record.parent === actor.parent
  const holder = own ? `<@${actor.userId}>` : holderOf(actor.organization, record.parent)
  return [
    header(own ? 'Your extra record' : 'Extra record'),
    section(`${holder}\n${devicesLine(record)}`),
    ...groupsOf(record, definitions),
  ]
}

/** The numbers by which a record is found, and its last change. */
export const numbersOf = (record: ExtraRecord): string => {
  const changed = record.updated_at ? ` · last change ${moment(record.updated_at)}` : ''
  return `user ${record.parent} · record #${record.id}${changed}`
}
