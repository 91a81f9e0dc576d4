import { z } from 'zod'
import { fieldType, isEmpty } from './field-type.ts'

const options = z
  .strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(false),
  })
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, 'min must not be more than max')

const range = (min: number, max: number): string => {
  if (min === -Infinity) return `a number of at most ${max}`
  return max === Infinity ? `a number of at least ${min}` : `a number from ${min} to ${max}`
}

/** As Slack takes it: without an exponent. A bound that cannot be said so is left to `read`. */
const decimal = (value: number): string | undefined =>
  /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : undefined

/** The bounds of the input. A stored value beyond them widens them: Slack would refuse the whole form. */
const bounds = (value: unknown, { min, max }: { min?: number | undefined; max?: number | undefined }) => {
  const stored = typeof value === 'number' ? value : undefined
  const min_value = min === undefined ? undefined : decimal(Math.min(min, stored ?? min))
  const max_value = max === undefined ? undefined : decimal(Math.max(max, stored ?? max))
  return { ...(min_value && { min_value }), ...(max_value && { max_value }) }
}

export const number = fieldType({
  options,
  accepts: (value) => typeof value === 'number' && decimal(value) !== undefined,
  format: String,
  input: (action_id, value, { whole, ...range }) => ({
    type: 'number_input',
    action_id,
    is_decimal_allowed: !whole || (typeof value === 'number' && !Number.isInteger(value)),
    ...bounds(value, range),
    ...(!isEmpty(value) && { initial_value: String(value) }),
  }),
  read: ({ value }, { min = -Infinity, max = Infinity, whole }) => {
    if (isEmpty(value)) return { value: null }
    const read = Number(value)
    if (!Number.isFinite(read)) return { problem: 'Please enter a number.' }
    if (whole && !Number.isInteger(read)) return { problem: 'Please enter a whole number.' }
    if (read < min || read > max) return { problem: `Please enter ${range(min, max)}.` }
    return { value: read }
  },
  allows: (value, { min = -Infinity, max = Infinity, whole }) =>
    Number(value) >= min && Number(value) <= max && (!whole || Number.isInteger(value)),
})
