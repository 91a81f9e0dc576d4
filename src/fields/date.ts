import { z } from 'zod'
import { fieldType } from './field-type.ts'

const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true

const written = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

/** A day without a time, `YYYY-MM-DD`. */
export const date = fieldType({
  options: z.strictObject({}),
  accepts: isDate,
  format: (value) => written.format(new Date(`${value}T00:00:00Z`)),
  input: (action_id, value) => ({ type: 'datepicker', action_id, ...(isDate(value) && { initial_date: value }) }),
  read: ({ selected_date }) => ({ value: isDate(selected_date) ? selected_date : null }),
})
