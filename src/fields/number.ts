import { z } from 'zod'
import { fieldType, isEmpty } from './field-type.ts'

const options = z.strictObject({
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().default(false),
})

const range = (min: number, max: number): string => {
  if (min === -Infinity) return `a number of at most ${max}`
  return max === Infinity ? `a number of at least ${min}` : `a number from ${min} to ${max}`
}

export const number = fieldType({
  options,
  // A number input takes no exponents.
  accepts: (value) => typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value)),
  format: String,
  input: (action_id, value, { min, max, whole }) => ({
    type: 'number_input',
    action_id,
    is_decimal_allowed: !whole,
    ...(min !== undefined && { min_value: String(min) }),
    ...(max !== undefined && { max_value: String(max) }),
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
