import { locateAll, optionsOf } from '../elements/find.ts'
import { currentValue } from '../elements/values.ts'
import { stringAt, textAt } from '../json.ts'
import { readValue } from '../render/elements.ts'
import type { Reader } from '../render/reader.ts'
import { viewText } from '../render/screen.ts'
import type { View } from '../types.ts'

export type FieldSeen = {
  label: string
  type: string
  /** As a person reads it; `''` when empty. */
  value: string
  optional: boolean
  error?: string
  /** The texts to choose from, where the app listed them. */
  options?: string[]
}

/** A modal as the person has it in front of them. */
export type ModalSeen = {
  id: string
  callbackId: string
  title: string
  submit: string | undefined
  close: string
  /** All of it as text. */
  text: string
  fields: FieldSeen[]
  /** Errors at inputs, by label. */
  errors: Record<string, string>
  /** What Slack itself says when the app did not answer properly. */
  notice: string | undefined
  submitting: boolean
  hash: string
  /** Views on the stack, this one included. */
  depth: number
  privateMetadata: string
}

const fieldsOf = (view: View, reader: Reader): FieldSeen[] =>
  locateAll(view.content.blocks)
    .filter(({ kind }) => kind.state !== undefined)
    .map((located) => {
      const error = located.isInput ? view.errors[located.blockId] : undefined
      const options = optionsOf(located.element).map((option) => textAt(option, 'text') ?? '')
      return {
        label: located.label,
        type: located.type,
        value: readValue(located, currentValue(located, view.values), reader),
        optional: located.optional,
        ...(error === undefined ? {} : { error }),
        ...(options.length === 0 ? {} : { options }),
      }
    })

export const modalSeen = (view: View, depth: number, reader: Reader): ModalSeen => {
  const fields = fieldsOf(view, reader)
  const { content, notice, submitting, hash, id } = view
  return {
    id,
    hash,
    depth,
    notice,
    submitting,
    fields,
    callbackId: stringAt(content, 'callback_id') ?? '',
    title: textAt(content, 'title') ?? '',
    submit: textAt(content, 'submit'),
    close: textAt(content, 'close') ?? 'Cancel',
    text: viewText(view, reader),
    errors: Object.fromEntries(fields.flatMap(({ label, error }) => (error === undefined ? [] : [[label, error]]))),
    privateMetadata: stringAt(content, 'private_metadata') ?? '',
  }
}
