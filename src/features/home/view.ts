import type { KnownBlock } from '@slack/types'
import { type Actor, namesOf } from '../../access/membership.ts'
import { abilities, may, mayWith } from '../../access/policy.ts'
import type { Target } from '../../access/records.ts'
import type { Reading } from '../../access/redact.ts'
import { buttons, context, escapeText, section } from '../../blocks/index.ts'
import type { FieldDefinition } from '../../fields/definition.ts'
import type { ExtraRecord } from '../../user-extra/schema.ts'
import { actionIds } from '../deps.ts'
import { deviceParagraph } from '../device-blocks.ts'
import { deviceCount, glance } from '../record-blocks.ts'

/** Devices that are shown at once; a button shows all. */
const fewDevices = 3

const self: Target = { kind: 'self' }

const devicesOf = (record: ExtraRecord): KnownBlock[] => {
  const devices = record.device_info?.assigned_devices ?? []
  const more = devices.length - fewDevices
  return [
    ...(devices.length > 0 ? [section('*Devices*')] : []),
    ...devices.slice(0, fewDevices).map(deviceParagraph),
    ...(more > 0 ? [context(`And ${more} more.`)] : []),
  ]
}

/** One's own record, with what one may see of it. */
export const ownRecord = (reading: Reading, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => [
  ...glance(reading, actor, definitions),
  ...devicesOf(reading.record),
]

const rights = (actor: Actor): KnownBlock => {
  const organization = escapeText(actor.organization.name)
  const reaches = [
    { who: 'For yourself', may: abilities(actor, 'self') },
    { who: `For anyone in ${organization}`, may: abilities(actor, 'anyone') },
  ]
  const lines = reaches.filter(({ may }) => may.length > 0).map(({ who, may }) => `• ${who}: ${may.join(', ')}`)
  return section(['*What you may do*', ...lines, '`/userextra help` lists the commands.'].join('\n'))
}

const ownButtons = (record: ExtraRecord, actor: Actor) => [
  ...(deviceCount(record) > 0
    ? [{ text: `Devices (${deviceCount(record)})`, actionId: actionIds.devices, value: self }]
    : []),
  ...(mayWith(actor, 'preferences.edit', record.parent)
    ? [{ text: 'Preferences', actionId: actionIds.preferences, value: self }]
    : []),
]

/** `main` is one's own record, or what is said in its place. */
export const homeBlocks = (main: KnownBlock[], actor: Actor, record?: ExtraRecord): KnownBlock[] => [
  ...main,
  buttons(
    ...(record ? ownButtons(record, actor) : []),
    { text: 'Refresh', actionId: actionIds.home, value: null },
    ...(may(actor, 'record.search') ? [{ text: 'Look someone up', actionId: actionIds.lookup, value: null }] : []),
    ...(actor.others.length > 0 ? [{ text: 'Other organization', actionId: actionIds.organization, value: null }] : []),
  ),
  { type: 'divider' },
  rights(actor),
  context(`Your ${actor.roles.length > 2 ? 'roles are' : 'role is'} ${namesOf(actor.roles)}.`),
]
