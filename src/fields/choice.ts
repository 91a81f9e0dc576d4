import { z } from 'zod'
import { limits, option } from '../blocks/index.ts'
import { fieldType } from './field-type.ts'
import { readSelected } from './selected.ts'

const choice = z.union([
  z
    .string()
    .min(1)
    .max(limits.optionValue)
    .transform((value) => ({ value, label: value })),
  z.strictObject({ value: z.string().min(1).max(limits.optionValue), label: z.string().min(1).max(limits.optionText) }),
])

const options = z.strictObject({
  choices: z
    .array(choice)
    .min(1)
    .max(limits.options - 1)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'must not name a value twice')
    .meta({ description: 'The values one may choose from: a list of values, or of value and label.' }),
})

export const choiceField = fieldType({
  options,
  accepts: (value) => typeof value === 'string' && value !== '' && value.length <= limits.optionValue,
  format: (value, { choices }) => choices.find((each) => each.value === value)?.label ?? String(value),
  input: (action_id, value, { choices }) => {
    const known = choices.map((each) => option(each.label, each.value))
    const current = known.find((each) => each.value === value)
    // A stored value outside the choices stays selectable: opening the form must not lose it.
    const stray =
      !current && typeof value === 'string' && value !== '' ? option(`${value} (current)`, value) : undefined
    const initial_option = current ?? stray
    return {
      type: 'static_select',
      action_id,
      options: stray ? [stray, ...known] : known,
      ...(initial_option && { initial_option }),
    }
  },
  read: readSelected,
  allows: (value, { choices }) => choices.some((each) => each.value === value),
})
