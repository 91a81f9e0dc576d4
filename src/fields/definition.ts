import { z } from 'zod'
import { type FieldRule, fieldRuleShape } from '../access/field-rules.ts'
import { type Field, isEmpty } from './field-type.ts'
import { type FieldTypeName, fieldTypes } from './index.ts'

/** A path into the record with what is known of it: its label, how its values are shown, asked for and read, and by whom. */
export type FieldDefinition = Field & FieldRule & { label: string; type: FieldTypeName; hint?: string }

export const define = (
  path: string,
  label: string,
  type: FieldTypeName,
  options: unknown = {},
  hint?: string,
): FieldDefinition => ({ path, label, type, ...(hint && { hint }), ...fieldTypes[type].withOptions(options) })

const path = z
  .string()
  .max(200)
  .regex(/^(?:(?:preferences|custom_fields)\.)?[^.\s][^.]*$/, 'must be preferences.<key>, custom_fields.<key> or <key>')
  .meta({ description: 'preferences.<key>, custom_fields.<key>, or the name of a top-level attribute.' })

const common = {
  path,
  label: z.string().min(1).max(75).meta({ description: 'What people see the field called.' }),
  hint: z.string().max(150).optional(),
  ...fieldRuleShape,
}

/** What is said of a field of any type: for judging one whose type is not known. */
export const anyFieldSchema = z.object(common)

const variants = (Object.keys(fieldTypes) as FieldTypeName[]).map((name) =>
  z.strictObject({ ...common, type: z.literal(name), ...fieldTypes[name].options.shape }),
)
type Variant = (typeof variants)[number]

/** A field definition as an organization writes it: `path`, `label`, `type`, and the options of that type beside them. */
export const fieldDefinitionSchema = z
  .discriminatedUnion('type', variants as [Variant, ...Variant[]])
  .transform(
    ({ path, label, hint, type, visible_to, editable_by, sensitive, ...options }, context): FieldDefinition => {
      // What must hold between a type's options is not in their shapes.
      const issues = fieldTypes[type].options.safeParse(options).error?.issues ?? []
      for (const { message } of issues.filter((issue) => issue.path.length === 0))
        context.addIssue({ code: 'custom', message })
      if (issues.length > 0) return z.NEVER
      return { ...define(path, label, type, options, hint), visible_to, editable_by, sensitive }
    },
  )

const words = (key: string): string => {
  const spaced = key.replace(/[_-]+/g, ' ').trim() || key
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const inferType = (value: unknown): FieldTypeName | undefined =>
  (['boolean', 'number', 'date', 'text'] as const).find((name) => fieldTypes[name].accepts(value))

const keyOf = (path: string): string => path.slice(path.indexOf('.') + 1)

export const labelOf = (definitions: FieldDefinition[], path: string): string =>
  definitions.find((each) => each.path === path)?.label ?? words(keyOf(path))

/**
 * How a value is shown and edited: by the definition of its path if the value fits it, else by what it looks like.
 * @returns undefined for what no field type can hold: objects, lists, texts longer than an input
 */
export const definitionOf = (
  definitions: FieldDefinition[],
  path: string,
  value: unknown,
): FieldDefinition | undefined => {
  const defined = definitions.find((each) => each.path === path)
  if (defined && (isEmpty(value) || fieldTypes[defined.type].accepts(value))) return defined
  const type = isEmpty(value) ? 'text' : inferType(value)
  return type && define(path, labelOf(definitions, path), type)
}

/** JSON of a value, where it is not nested so deep that writing it overflows the stack. */
const json = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch {
    return '(nested too deep to be shown)'
  }
}

/** A value for people, unescaped; what no field type can hold is shown as JSON. */
export const formatValue = (definitions: FieldDefinition[], path: string, value: unknown): string => {
  if (isEmpty(value)) return '—'
  return definitionOf(definitions, path, value)?.format(value) ?? json(value)
}
