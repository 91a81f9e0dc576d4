import type { InputBlock } from '@slack/types'
import type { z } from 'zod'

/** What an input holds after submission: a JSON value to store (`null` when it was cleared), or what is wrong with it. */
export type Read = { value: unknown } | { problem: string }

export type InputState = Record<string, unknown> & { type: string }

/** A field type with its options settled: how a value of it is shown, asked for and read back. */
export type Field = {
  /** For people; unescaped. Gets accepted values only. */
  format(value: unknown): string
  /** The input element, filled with the value; `undefined` and `null` mean empty. */
  input(actionId: string, value: unknown): InputBlock['element']
  read(state: InputState): Read
  /** Whether a value may be written: stricter than what is tolerated of a stored one. */
  allows(value: unknown): boolean
}

/** One kind of field, complete: shared code never asks which one it has. */
export type FieldType = {
  /** What an organization may say about a field of this type, beside its path and label. */
  options: z.ZodObject
  /** Whether a stored value is of this type; one that is not is treated by what it looks like. */
  accepts(value: unknown): boolean
  /** @throws ZodError when the options are not this type's */
  withOptions(options: unknown): Field
}

type Spec<Options> = {
  options: z.ZodObject & z.ZodType<Options>
  accepts(value: unknown): boolean
  format(value: unknown, options: Options): string
  input(actionId: string, value: unknown, options: Options): InputBlock['element']
  read(state: InputState, options: Options): Read
  allows?(value: unknown, options: Options): boolean
}

/** Keeps the type of a field type's options to itself, so that all field types fit one record. */
export const fieldType = <Options>(spec: Spec<Options>): FieldType => ({
  options: spec.options,
  accepts: spec.accepts,
  withOptions: (given) => {
    const options = spec.options.parse(given)
    return {
      format: (value) => spec.format(value, options),
      input: (actionId, value) => spec.input(actionId, value, options),
      read: (state) => spec.read(state, options),
      allows: (value) => spec.accepts(value) && (spec.allows?.(value, options) ?? true),
    }
  },
})

export const isEmpty = (value: unknown): value is null | undefined | '' =>
  value === null || value === undefined || value === ''
