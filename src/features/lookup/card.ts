import type { KnownBlock } from '@slack/types'
import type { Actor } from '../../access/actor.ts'
import { mayWith } from '../../access/policy.ts'
import type { Target } from '../../access/records.ts'
import { buttons, context, escapeText } from '../../blocks/index.ts'
import type { FieldDefinition } from '../../fields/definition.ts'
import type { ExtraRecord } from '../../user-extra/schema.ts'
import { actionIds } from '../deps.ts'
import { deviceCount, glance, numbersOf } from '../record-blocks.ts'

/** The record at a glance. `record` was read with its devices. */
export const card = (record: ExtraRecord, actor: Actor, definitions: FieldDefinition[]): KnownBlock[] => {
  const target: Target = { kind: 'record', id: record.id }
  return [
    ...glance(record, actor, definitions),
    context(`${escapeText(actor.organization.name)} · ${numbersOf(record)}`),
    buttons(
      { text: `Devices (${deviceCount(record)})`, actionId: actionIds.devices, value: target },
      ...(mayWith(actor, 'preferences.edit', record.parent)
        ? [{ text: 'Preferences', actionId: actionIds.preferences, value: target }]
        : []),
      { text: 'Refresh', actionId: actionIds.refresh, value: target },
      ...(mayWith(actor, 'record.search', 0)
        ? [{ text: 'Look someone up', actionId: actionIds.lookup, value: null }]
        : []),
    ),
  ]
}
