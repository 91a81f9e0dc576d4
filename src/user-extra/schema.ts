import { z } from 'zod'

/** An id as the API may send it: a number or a numeric string. Kept as a number. */
export const idSchema = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .refine(Number.isSafeInteger, 'not an id')

/** `organization_id` is a string; deployments that send a number are understood. */
export const organizationIdSchema = z.union([z.string().min(1), z.number().int().transform(String)])

const jsonObject = z.record(z.string(), z.unknown())
const optionalText = z.union([z.string(), z.number().transform(String)]).nullish()

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
    .array(deviceSchema)
    .nullish()
    .transform((devices) => devices ?? []),
  device_count: z.number().optional(),
})

/**
 * A user extra record as the bot consumes it: what identifies it is required, everything else is tolerated, and
 * attributes the documentation does not name are kept.
 */
export const recordSchema = z.looseObject({
  id: idSchema,
  parent: idSchema,
  organization_id: organizationIdSchema,
  preferences: jsonObject.nullish().transform((value) => value ?? {}),
  custom_fields: jsonObject.nullish().transform((value) => value ?? {}),
  device_info: deviceInfoSchema.nullish().transform((value) => value ?? undefined),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
})

/** A page of `GET /user_extra/`. `next` and `previous` are not read: offsets are computed, links are not followed. */
export const pageSchema = z.object({
  count: z.number().int().nonnegative(),
  results: z.array(z.unknown()),
})

export type Device = z.infer<typeof deviceSchema>
export type ExtraRecord = z.infer<typeof recordSchema>
