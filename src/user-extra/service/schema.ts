import { z } from 'zod'

/** Messages for what is missing, for null and for anything else, worded as Django REST Framework does. */
const expects = (sentence: string) => ({
  error: ({ input }: { input?: unknown }) => {
    if (input === undefined) return 'This field is required.'
    return input === null ? 'This field may not be null.' : sentence
  },
})

const anObject = expects('Expected an object.')
const jsonObject = z.record(z.string(), z.unknown(), anObject)
const text = z.union([z.string(), z.null()], { error: () => 'Expected a string or null.' }).optional()
const readOnly = z.unknown().optional().describe('Read-only: ignored when sent.')

const anInteger = 'A valid integer is required.'
const digits = z.string().regex(/^\d{1,15}$/)
const parentSchema = z.union([z.int(anInteger).nonnegative(anInteger), digits.transform(Number)], expects(anInteger))

const aName = 'Expected a string of 1 to 255 characters.'
/** NUL is refused because not every database can store it in text. */
const name = z
  .string()
  .min(1, aName)
  .max(255, aName)
  .regex(/^[^\0]*$/, aName)
const organizationIdSchema = z.union([name, z.int(aName).transform(String)], expects(aName))

/** The documented attributes of a device are text; others are kept as they are. */
const deviceSchema = z.looseObject(
  { device_id: text, device_type: text, serial_number: text, model: text, assigned_date: text, status: text },
  anObject,
)

const devicesSchema = z.array(deviceSchema, expects('Expected a list of objects.'))
const deviceInfoSchema = z.strictObject(
  { assigned_devices: devicesSchema.optional(), device_count: readOnly },
  {
    // Anything else in here would be dropped without a word.
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? 'Only assigned_devices can be set.' : anObject.error(issue),
  },
)

/** Every attribute that has a meaning of its own; all others of the top level are free, and kept. */
const body = z.looseObject(
  {
    id: readOnly,
    parent: parentSchema,
    organization_id: organizationIdSchema,
    preferences: jsonObject,
    custom_fields: jsonObject,
    device_info: deviceInfoSchema.optional(),
    device_count: readOnly,
    created_at: readOnly,
    updated_at: readOnly,
  },
  { error: () => 'The body must be a JSON object.' },
)
const partialBody = body.partial()

type JsonObject = Record<string, unknown>
export type Device = z.infer<typeof deviceSchema>

/** What a client decides of a record. `devices` undefined: they are left as they are. */
export type Content = {
  parent: number
  organization_id: string
  preferences: JsonObject
  custom_fields: JsonObject
  /** The free attributes of the top level. */
  attributes: JsonObject
  devices?: Device[] | undefined
}
export type Patch = { [Key in keyof Content]?: Content[Key] | undefined }

const freeAttributes = (sent: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => !Object.hasOwn(body.shape, name)))

const toPatch = (sent: z.infer<typeof partialBody>): Patch => ({
  parent: sent.parent,
  organization_id: sent.organization_id,
  preferences: sent.preferences,
  custom_fields: sent.custom_fields,
  attributes: freeAttributes(sent),
  devices: sent.device_info?.assigned_devices,
})

const toContent = (sent: z.infer<typeof body>): Content => ({
  parent: sent.parent,
  organization_id: sent.organization_id,
  preferences: sent.preferences,
  custom_fields: sent.custom_fields,
  attributes: freeAttributes(sent),
  devices: sent.device_info?.assigned_devices,
})

/** The body of POST. */
export const createSchema = body
  .extend({ preferences: jsonObject.default({}), custom_fields: jsonObject.default({}) })
  .transform(toContent)
/** The body of PUT: every documented field is required. */
export const replaceSchema = body.transform(toContent)
/** The body of PATCH. */
export const updateSchema = partialBody.transform(toPatch)

/** Digits, as far as a number can count them; undefined for what is no count at all. */
const toCount = (value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Math.min(Number(value), Number.MAX_SAFE_INTEGER) : undefined
const isTrue = (value: unknown) => ['true', '1', 'yes', 'on', 't', 'y'].includes(String(value).toLowerCase())

const deviceInfoFlag = z
  .preprocess(isTrue, z.boolean().catch(false))
  .describe('Include the devices. `true`, `1`, `yes` and `on` mean yes, all else means no.')

export const recordQuerySchema = z.object({ device_info: deviceInfoFlag })

/** What is nonsense in `limit` and `offset` falls back to the default; a limit above 100 is 100. */
export const listQuerySchema = recordQuerySchema.extend({
  parent: z
    .string()
    .regex(/^-?\d+$/, 'Enter a number.')
    .transform(Number)
    .optional()
    .describe('The record of this user.'),
  parent__organization_id: z.string().optional().describe('The records of this organization.'),
  limit: z.preprocess(
    toCount,
    z
      .int()
      .min(1)
      .catch(20)
      .transform((limit) => Math.min(limit, 100))
      .meta({ default: 20, maximum: 100, description: 'Records on a page.' }),
  ),
  offset: z.preprocess(toCount, z.int().min(0).catch(0).meta({ default: 0, description: 'Records to skip.' })),
})
export type ListQuery = z.infer<typeof listQuerySchema>

const timestamp = z.iso.datetime()

export const recordSchema = z.looseObject({
  id: z.int(),
  parent: z.int(),
  organization_id: z.string(),
  preferences: jsonObject,
  custom_fields: jsonObject,
  device_info: z
    .object({ assigned_devices: z.array(deviceSchema), device_count: z.int().optional() })
    .optional()
    .describe('With `device_info=true` alone. A list leaves `device_count` out.'),
  created_at: timestamp,
  updated_at: timestamp,
})

export const pageSchema = z.object({
  count: z.int(),
  next: z.url().nullable(),
  previous: z.url().nullable(),
  results: z.array(recordSchema),
})

export const detailSchema = z.object({ detail: z.string() })
export const invalidSchema = z.union([detailSchema, z.record(z.string(), z.array(z.string()))])
