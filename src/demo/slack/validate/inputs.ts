import { z } from 'zod'
import { confirm, dispatchActionConfig } from './composition.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import { type Report, refused, rule } from './rules.ts'
import { actionId, flag, plainText, someString, string } from './text.ts'

const placeholder = plainText(limits.menu.placeholder).optional()

const pickerFields = { action_id: actionId, confirm, focus_on_load: flag }

const typedFields = {
  action_id: actionId,
  focus_on_load: flag,
  dispatch_action_config: dispatchActionConfig,
  placeholder,
}

/** Both are given and the lower is above the upper. */
const isReversed = (lower: number | undefined, upper: number | undefined): boolean =>
  lower !== undefined && upper !== undefined && lower > upper

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...pickerFields,
  placeholder,
  initial_date: z.iso.date().optional(),
})

/** Ten digits, as the page of the element asks for. */
const unixSeconds = z.int().min(1_000_000_000).max(9_999_999_999)

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...pickerFields,
  initial_date_time: unixSeconds.optional(),
})

const isTimeZone = (name: string): boolean => {
  if (!/^[a-z]/i.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...pickerFields,
  placeholder,
  initial_time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().refine(isTimeZone, refused('invalid_format', 'must be an IANA time zone')).optional(),
})

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typedFields,
  initial_value: z.string().optional(),
})

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typedFields,
  initial_value: z.string().optional(),
})

const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const numberKeys = ['min_value', 'initial_value', 'max_value'] as const

type NumberInput = { is_decimal_allowed: boolean } & { [key in (typeof numberKeys)[number]]?: string | undefined }

const numbersFit = (input: NumberInput, report: Report): void => {
  const [min, initial, max] = numberKeys.map((key) => (input[key] === undefined ? undefined : Number(input[key])))
  if (isReversed(min, max)) report('out_of_range', 'must be no more than `max_value`', ['min_value'])
  if (isReversed(min, initial)) report('out_of_range', 'must be no less than `min_value`', ['initial_value'])
  if (isReversed(initial, max)) report('out_of_range', 'must be no more than `max_value`', ['initial_value'])
  if (input.is_decimal_allowed) return
  for (const key of numberKeys) {
    if (input[key]?.includes('.')) report('invalid_format', 'must be a whole number', [key])
  }
}

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typedFields,
    is_decimal_allowed: z.boolean(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
    initial_value: decimal.optional(),
  })
  .superRefine(rule(numbersFit))

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(someString).min(1).optional(),
  max_files: z.int().min(1).max(limits.fileInput.files).optional(),
})

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typedFields,
    multiline: flag,
    min_length: z.int().min(0).max(limits.plainTextInput.length).optional(),
    max_length: z.int().min(1).max(limits.plainTextInput.length).optional(),
    initial_value: z.string().optional(),
  })
  .superRefine(
    rule(({ min_length, max_length, initial_value }, report) => {
      if (isReversed(min_length, max_length)) {
        report('out_of_range', 'must be no more than `max_length`', ['min_length'])
      }
      if (isReversed(initial_value?.length, max_length ?? limits.plainTextInput.length)) {
        report('initial_value_too_long', 'is longer than the input takes', ['initial_value'], 'warning')
      }
    }),
  )

const lines = z.int().min(1).max(limits.richTextInput.lines).optional()

export const richTextInput = z
  .strictObject({
    type: z.literal('rich_text_input'),
    ...typedFields,
    action_id: string(limits.id),
    initial_value: richText.optional(),
    min_lines: lines,
    max_lines: lines,
  })
  .superRefine(
    rule(({ min_lines, max_lines }, report) => {
      if (isReversed(min_lines, max_lines)) report('out_of_range', 'must be no more than `max_lines`', ['min_lines'])
    }),
  )
