import type { KnownBlock } from '@slack/types'
import type { Actor } from '../../access/membership.ts'
import { may, mayWith } from '../../access/policy.ts'
import type { Target } from '../../access/records.ts'
import type { Reading } from '../../access/redact.ts'
import { buttons } from '../../blocks/index.ts'
import type { FieldDefinition } from '../../fields/definition.ts'
import { actionIds } from '../deps.ts'
import { deviceCount, glance } from '../record-blocks.ts'

/** The record at a glance. It was read with its devices. */
export const card = (reading: Reading, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => {
  const { record } = reading
  const target: Target = { kind: 'record', id: record.id }
  return [
    ...glance(reading, actor, definitions),
    buttons(
      ...(mayWith(actor, 'devices.read', record.parent)
        ? [{ text: `Devices (${deviceCount(record)})`, actionId: actionIds.devices, value: target }]
        : []),
      ...(mayWith(actor, 'preferences.edit', record.parent)
        ? [{ text: 'Preferences', actionId: actionIds.preferences, value: target }]
        : []),
      { text: 'Refresh', actionId: actionIds.refresh, value: target },
      ...(may(actor, 'record.search') ? [{ text: 'Look someone up', actionId: actionIds.lookup, value: null }] : []),
    ),
  ]
}
