import { z } from 'zod'
import { option } from '../blocks/index.ts'
import { fieldType } from './field-type.ts'
import { readSelected } from './selected.ts'

const options = z.strictObject({ on: z.string().max(75).default('On'), off: z.string().max(75).default('Off') })

export const boolean = fieldType({
  options,
  accepts: (value) => typeof value === 'boolean',
  format: (value, { on, off }) => (value === true ? on : off),
  input: (action_id, value, { on, off }) => ({
    type: 'radio_buttons',
    action_id,
    options: [option(on, 'true'), option(off, 'false')],
    ...(typeof value === 'boolean' && { initial_option: option(value ? on : off, String(value)) }),
  }),
  read: (state) => {
    const read = readSelected(state)
    return 'problem' in read || read.value === null ? read : { value: read.value === 'true' }
  },
})
