import type { KnownBlock } from '@slack/types'
import type { Actor } from '../access/membership.ts'
import { mayReveal, mayWith } from '../access/policy.ts'
import type { Reading } from '../access/redact.ts'
import {
  button,
  clean,
  context,
  escapeText,
  fieldList,
  header,
  limits,
  moment,
  section,
  truncate,
} from '../blocks/index.ts'
import { type FieldDefinition, formatValue, labelOf } from '../fields/definition.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import { actionIds } from './deps.ts'

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
const mostFields = (limits.messageBlocks - 24) * limits.sectionFields

/** Sensitive fields that have a line of their own. */
const mostMasked = 10

const maskedField = ({ record }: Reading, actor: Actor, path: string, label: string, index: number): KnownBlock => {
  const mayShow = mayReveal(actor, path, record.parent)
  const text = section(
    `*${escapeText(truncate(label, limits.buttonText))}*\n••••${mayShow ? '' : ' _not for you to see_'}`,
  )
  const value = { target: { kind: 'record', id: record.id }, path }
  const show = button({ text: 'Show', label: `Show ${clean(label)}`, actionId: `${actionIds.reveal}:${index}`, value })
  return mayShow ? { ...text, accessory: show } : text
}

type Group = { title: string; entries: Entry[]; masked: string[] }

/** The parts of a record, each with its fields and with its sensitive fields that hold something. */
const partsOf = ({ record, masked }: Reading, definitions: FieldDefinition[]): Group[] => {
  const others = Object.fromEntries(Object.entries(record).filter(([key]) => !known.has(key)))
  const shown = masked.slice(0, mostMasked)
  const under = (prefix: string) => shown.filter((path) => path.startsWith(prefix))
  return [
    {
      title: 'Preferences',
      entries: entriesOf(record.preferences, 'preferences.', definitions),
      masked: under('preferences.'),
    },
    {
      title: 'Custom fields',
      entries: entriesOf(record.custom_fields, 'custom_fields.', definitions),
      masked: under('custom_fields.'),
    },
    {
      title: 'Other attributes',
      entries: entriesOf(others, '', definitions),
      masked: shown.filter((path) => !/^(?:preferences|custom_fields)\./.test(path)),
    },
  ]
}

/** Groups until the message's budgets are spent; what is left over is counted, not silently dropped. */
const groupsOf = (reading: Reading, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => {
  let budget = limits.messageText
  let shown = 0
  let left = Math.max(0, reading.masked.length - mostMasked)
  const fits = ({ label, value }: Entry): boolean => {
    budget -= label.length + value.length
    const isIn = budget >= 0 && shown < mostFields
    if (isIn) shown += 1
    else left += 1
    return isIn
  }
  const blocks = partsOf(reading, definitions).flatMap(({ title, entries, masked }): KnownBlock[] => {
    const fitting = fieldList(entries.filter(fits))
    const hidden = masked.map((path) =>
      maskedField(reading, actor, path, labelOf(definitions, path), reading.masked.indexOf(path)),
    )
    if (entries.length + hidden.length > 0) return [section(`*${title}*`), ...fitting, ...hidden]
    // Only who may see preferences is told that there are none.
    const isNone = title === 'Preferences' && mayWith(actor, 'preferences.read', reading.record.parent)
    return isNone ? [section('*Preferences*\nNone set yet.')] : []
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

/** Whose record it is, in mrkdwn: the Slack user it is linked to, or the user's number. */
export const holderOf = ({ holder, record }: Reading): string => (holder ? `<@${holder}>` : `user ${record.parent}`)

/** Whose record it is, and everything in it but the devices, which are counted. It was read with them. */
export const glance = (reading: Reading, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => {
  const { record } = reading
  const lines = [holderOf(reading), ...(mayWith(actor, 'devices.read', record.parent) ? [devicesLine(record)] : [])]
  return [
    header(record.parent === actor.parent ? 'Your extra record' : 'Extra record'),
    section(lines.join('\n')),
    ...groupsOf(reading, actor, definitions),
  ]
}

/** The numbers by which a record is found, and its last change. */
export const numbersOf = (record: ExtraRecord): string => {
  const changed = record.updated_at ? ` · last change ${moment(record.updated_at)}` : ''
  return `user ${record.parent} · record #${record.id}${changed}`
}
