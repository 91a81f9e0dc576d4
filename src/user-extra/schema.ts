import { z } from 'zod'

/** An id as the API may send it: a number or a numeric string. Kept as a number. */
export const idSchema = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .refine((id) => Number.isSafeInteger(id) && id >= 0, 'not an id')

/** `organization_id` is a string; deployments that send a number are understood. */
export const organizationIdSchema = z.union([z.string().min(1), z.number().int().transform(String)])

const jsonObject = z.record(z.string(), z.unknown())
/** What is no object here is read as an empty one: the rest of the record is still worth showing. */
const lenientObject = jsonObject
  .nullish()
  .transform((value) => value ?? {})
  .catch({})
const optionalText = z
  .union([z.string(), z.union([z.number(), z.boolean()]).transform(String)])
  .nullish()
  .catch(undefined)

/** A device of `device_info.assigned_devices`. Older entries lack model or status; unknown attributes are kept. */
export const deviceSchema = z.looseObject({
  device_id: optionalText,
  device_type: optionalText,
  serial_number: optionalText,
  model: optionalText,
  assigned_date: optionalText,
  status: optionalText,
})

export const deviceInfoSchema = z.looseObject({
  assigned_devices: z
    .array(deviceSchema.nullable().catch(null))
    .nullish()
    .transform((devices) => devices?.filter((device) => device !== null) ?? [])
    .catch([]),
  device_count: z.number().optional().catch(undefined),
})

/**
 * A user extra record as the bot consumes it: what identifies it is required, everything else is tolerated, and
 * attributes the documentation does not name are kept.
 */
export const recordSchema = z.looseObject({
  id: idSchema,
  parent: idSchema,
  organization_id: organizationIdSchema,
  preferences: lenientObject,
  custom_fields: lenientObject,
  device_info: deviceInfoSchema
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(undefined),
  created_at: optionalText,
  updated_at: optionalText,
})

/** A page of `GET /user_extra/`. `next` and `previous` are not read: offsets are computed, links are not followed. */
export const pageSchema = z.object({
  count: z.number().int().nonnegative(),
  results: z.array(z.unknown()),
})

export type Device = z.infer<typeof deviceSchema>
export type ExtraRecord = z.infer<typeof recordSchema>

/** What a record is created with, or replaced by: other top-level attributes are sent as they are. */
export type NewRecord = {
  parent: number
  organization_id: string
  preferences?: Record<string, unknown>
  custom_fields?: Record<string, unknown>
  device_info?: { assigned_devices: Device[] }
  [attribute: string]: unknown
}

/** Only what changes: keys of `preferences` and `custom_fields` are merged, other attributes set. */
export type RecordPatch = { [attribute: string]: unknown }
