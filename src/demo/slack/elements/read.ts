import type { JsonObject } from '../json.ts'
import { textAt } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { type Located, optionsOf } from './find.ts'

/** What a person gives an input: text, a number, a tick, a list of choices; `null` empties it. */
export type Typed = string | number | boolean | null | readonly string[]

/** A value as in `state.values`, or why the person could not have given it. */
export type ReadValue = { value: unknown } | { problem: string }

type Sources = { directory: Directory; offered: readonly JsonObject[] }

const shown = 20

const listed = (options: readonly JsonObject[]): string => {
  const texts = options.slice(0, shown).map((option) => `"${textAt(option, 'text') ?? ''}"`)
  return options.length > shown ? `${texts.join(', ')} and ${options.length - shown} more` : texts.join(', ')
}

const pick = (options: readonly JsonObject[], text: string): ReadValue => {
  const found =
    options.find((option) => textAt(option, 'text') === text) ?? options.find((option) => option.value === text)
  if (!found) return { problem: `There is no option "${text}". There are: ${listed(options) || 'none'}.` }
  const { text: label, value, description } = found
  return { value: { text: label, value, ...(description === undefined ? {} : { description }) } }
}

const named = (found: { id: string } | undefined, what: string): ReadValue =>
  found ? { value: found.id } : { problem: `There is no ${what}.` }

const moment = (located: Located, text: string): ReadValue => {
  const shapes: Record<string, RegExp> = { datepicker: /^\d{4}-\d{2}-\d{2}$/, timepicker: /^\d{2}:\d{2}$/ }
  if (located.type === 'datetimepicker') {
    const seconds = /^\d+$/.test(text) ? Number(text) : Math.floor(Date.parse(text) / 1000)
    return Number.isNaN(seconds)
      ? { problem: `"${text}" is not a moment: give seconds or 2026-01-31T12:00Z.` }
      : { value: seconds }
  }
  return shapes[located.type]?.test(text)
    ? { value: text }
    : { problem: `"${text}" does not fit a ${located.type}: give 2026-01-31 or 13:45.` }
}

const richText = (text: string): ReadValue => ({
  value: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
})

const single = (located: Located, text: string, { directory, offered }: Sources): ReadValue => {
  const { use } = located.kind
  if (use === 'option') return pick(optionsOf(located.element), text)
  if (use === 'offered') return pick(offered, text)
  if (use === 'person') return named(directory.findPerson(text), `person "${text}"`)
  if (use === 'channel' || use === 'conversation') return named(directory.findChannel(text), `channel "${text}"`)
  if (use === 'moment') return moment(located, text)
  if (use === 'rich_text') return richText(text)
  return use === 'text' ? { value: text } : { problem: `A ${located.type} cannot be filled.` }
}

const texts = (located: Located, typed: Typed): string[] => {
  if (Array.isArray(typed)) return [...typed]
  if (typed === true) return optionsOf(located.element).map((option) => textAt(option, 'text') ?? '')
  return typed === false || typed === null ? [] : [String(typed)]
}

/** Turns what a person gives into the element's value; `offered` are the options an app suggested last. */
export const readTyped = (located: Located, typed: Typed, sources: Sources): ReadValue => {
  if (!located.kind.many) {
    return typed === null ? { value: null } : single(located, String(typed), sources)
  }
  const values: unknown[] = []
  for (const text of texts(located, typed)) {
    const read = single(located, text, sources)
    if ('problem' in read) return read
    values.push(read.value)
  }
  return { value: values }
}
