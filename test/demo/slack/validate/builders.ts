import { type Problem, type Surface, validateMessage, validateView } from '../../../../src/demo/slack/validate/index.ts'

export type Json = Record<string, unknown>

export const letters = (length: number): string => 'x'.repeat(length)
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

export const plain = (text = 'Words'): Json => ({ type: 'plain_text', text })
export const mrkdwn = (text = '*Words*'): Json => ({ type: 'mrkdwn', text })
export const option = (value: string | number = 'one', more: Json = {}): Json => ({
  text: plain(`Option ${value}`),
  value: String(value),
  ...more,
})
export const options = (count: number): Json[] => times(count, (index) => option(index))

export const richText = (...leaves: Json[]): Json => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: leaves.length > 0 ? leaves : [{ type: 'text', text: 'A laptop' }] },
  ],
})

export const cell = (text: string): Json => ({ type: 'raw_text', text })
export const rows = (count: number, columns = 2, text = 'x'): Json[][] =>
  times(count, () => times(columns, () => cell(text)))

export const message = (...given: unknown[]): Json => ({ text: 'Your record', blocks: given })
export const modal = (...given: unknown[]): Json => ({
  type: 'modal',
  title: plain('Preferences'),
  submit: plain('Save'),
  blocks: given,
})
export const home = (...given: unknown[]): Json => ({ type: 'home', blocks: given })

/** A sample with some of its fields replaced. */
export const changed = (sample: Json, more: Json): Json => ({ ...sample, ...more })

export const payloadOn: Record<Surface, (...given: unknown[]) => Json> = { message, modal, home }

export const validate = (payload: unknown): Problem[] =>
  typeof payload === 'object' && payload !== null && 'type' in payload
    ? validateView(payload)
    : validateMessage(payload)

/** Problems as `code pointer`, which is how tests name them. */
export const briefly = (problems: readonly Problem[]): string[] => problems.map((p) => `${p.code} ${p.pointer}`)
