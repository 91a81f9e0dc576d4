import { z } from 'zod'
import { limits } from '../blocks/index.ts'
import { fieldType, isEmpty } from './field-type.ts'

const options = z.strictObject({
  multiline: z.boolean().default(false),
  max_length: z.number().int().min(1).max(limits.inputText).default(limits.inputText),
})

export const text = fieldType({
  options,
  accepts: (value) => typeof value === 'string' && value.length <= limits.inputText,
  format: String,
  input: (action_id, value, { multiline, max_length }) => ({
    type: 'plain_text_input',
    action_id,
    // A stored text that is longer stays whole: an input would cut it.
    max_length: Math.max(max_length, typeof value === 'string' ? value.length : 0),
    multiline: multiline || (typeof value === 'string' && value.includes('\n')),
    ...(!isEmpty(value) && { initial_value: String(value) }),
  }),
  read: ({ value }) => ({ value: typeof value === 'string' && value !== '' ? value.toWellFormed() : null }),
  allows: (value, { max_length }) => String(value).length <= max_length,
})
