import type { ExtraRecord } from '../user-extra/schema.ts'
import type { Actor } from './membership.ts'
import { isSensitive, maySee, mayWith } from './policy.ts'

/** A record as the actor may know it. */
export type Reading = {
  /** Without what the actor may not see, and without what sensitive fields hold. */
  record: ExtraRecord
  /** Paths of the sensitive fields that hold something. */
  masked: string[]
  /** Slack user id of whoever the record is linked to. */
  holder: string | undefined
}

const isNothing = (value: unknown): boolean => value === null || value === ''

/** What is withheld is not marked but gone: nothing that is made of the result can tell it. */
export const redact = (record: ExtraRecord, actor: Actor): Pick<Reading, 'record' | 'masked'> => {
  const masked: string[] = []
  const seen = (values: Record<string, unknown>, prefix: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).filter(([key, value]) => {
        const path = `${prefix}${key}`
        if (!maySee(actor, path, record.parent)) return false
        if (!isSensitive(actor, path)) return true
        if (!isNothing(value)) masked.push(path)
        return false
      }),
    )
  const { id, parent, organization_id, created_at, updated_at, device_info } = record
  const mayDevices = mayWith(actor, 'devices.read', parent)
  return {
    record: {
      id,
      parent,
      organization_id,
      created_at,
      updated_at,
      preferences: seen(record.preferences, 'preferences.'),
      custom_fields: seen(record.custom_fields, 'custom_fields.'),
      device_info: mayDevices ? device_info : undefined,
      // Of the record itself, nothing but fields can be seen: what is above is no field.
      ...seen(record, ''),
    },
    masked,
  }
}
