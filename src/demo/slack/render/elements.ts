import { type Located, locateAll, optionsOf } from '../elements/find.ts'
import { currentValue, isEmpty } from '../elements/values.ts'
import { isObject, type JsonObject, objectAt, stringAt, textAt } from '../json.ts'
import type { Values } from '../types.ts'
import { formatDate } from './date.ts'
import type { Reader } from './reader.ts'
import { readRichText } from './rich-text.ts'
import { readText } from './text.ts'

const optionText = (option: unknown, reader: Reader): string => (isObject(option) ? readText(option.text, reader) : '')

/** A value of `state.values` as a person reads it: option texts, names, a moment. */
export const readValue = (located: Located, value: unknown, reader: Reader): string => {
  if (isEmpty(value)) return ''
  if (Array.isArray(value)) return value.map((item) => readValue(located, item, reader)).join(', ')
  const { use } = located.kind
  if (use === 'option' || use === 'offered') return optionText(value, reader)
  if (use === 'person') return `@${reader.nameOf(String(value)) ?? value}`
  if (use === 'channel' || use === 'conversation') return `#${reader.nameOf(String(value)) ?? value}`
  if (use === 'rich_text') return readRichText(value, reader)
  if (typeof value === 'number') return formatDate(value, '{date_num} {time}', reader)
  return String(value)
}

const choices = (located: Located, chosen: unknown, reader: Reader): string => {
  const values = (Array.isArray(chosen) ? chosen : [chosen]).map((option) => stringAt(option, 'value'))
  return optionsOf(located.element)
    .map((option) => {
      const description = isObject(option.description) ? ` (${readText(option.description, reader)})` : ''
      return `${values.includes(stringAt(option, 'value')) ? '(x)' : '( )'} ${optionText(option, reader)}${description}`
    })
    .join('  ')
}

const pressed = (located: Located, reader: Reader): string => {
  const { element } = located
  if (located.kind.use === 'menu') {
    return `[… ${optionsOf(element)
      .map((option) => optionText(option, reader))
      .join(' | ')}]`
  }
  if (element.type === 'feedback_buttons') {
    const texts = ['positive_button', 'negative_button'].map((key) => textAt(objectAt(element, key), 'text') ?? '')
    return texts.map((text) => `[${text}]`).join(' ')
  }
  return `[${textAt(element, 'text') ?? stringAt(element, 'icon') ?? ''}]`
}

/** An interactive element: `[Edit]` for a button, the chosen or the placeholder for a menu or an input. */
export const readElement = (located: Located, values: Values, reader: Reader): string => {
  const { kind, element, type } = located
  if (kind.state === undefined) return pressed(located, reader)
  const value = currentValue(located, values)
  if (type === 'checkboxes' || type === 'radio_buttons') return choices(located, value, reader)
  const shown = readValue(located, value, reader)
  const placeholder = textAt(element, 'placeholder') ?? ''
  return kind.use === 'text' ? shown || placeholder || '…' : `[${shown || placeholder || 'Select'} ▾]`
}

/** The element as it stands in its block, if it is interactive. */
export const readIn = (block: JsonObject, element: JsonObject, values: Values, reader: Reader): string => {
  const located = locateAll([block]).find((found) => found.element === element)
  if (located) return readElement(located, values, reader)
  return element.type === 'image' ? `(image: ${stringAt(element, 'alt_text') ?? ''})` : ''
}
