import { boolean } from './boolean.ts'
import { choiceField } from './choice.ts'
import { date } from './date.ts'
import type { FieldType } from './field-type.ts'
import { number } from './number.ts'
import { text } from './text.ts'
import { timezone } from './timezone.ts'

/** Every field type, by the name an organization's file uses. A new one is a file here and a line here. */
export const fieldTypes = { text, number, boolean, choice: choiceField, date, timezone } as const satisfies Record<
  string,
  FieldType
>

export type FieldTypeName = keyof typeof fieldTypes
export * from './definition.ts'
