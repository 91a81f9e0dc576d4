import type { JsonObject } from '../json.ts'
import type { Values } from '../types.ts'
import { type Located, locateAll } from './find.ts'
import { currentValue, isEmpty } from './values.ts'

const numberAt = (element: JsonObject, key: string): number | undefined => {
  const value = element[key]
  return value === undefined || value === null || Number.isNaN(Number(value)) ? undefined : Number(value)
}

const lengthProblem = ({ element }: Located, value: string): string | undefined => {
  const min = numberAt(element, 'min_length')
  const max = numberAt(element, 'max_length') ?? (element.type === 'plain_text_input' ? 3_000 : undefined)
  if (min !== undefined && value.length < min) return `Please enter at least ${min} characters.`
  if (max !== undefined && value.length > max) return `Please shorten this text to ${max} characters or fewer.`
  return undefined
}

const numberProblem = ({ element }: Located, value: string): string | undefined => {
  const decimals = element.is_decimal_allowed === true
  if (!(decimals ? /^-?\d*\.?\d+$/ : /^-?\d+$/).test(value)) {
    return decimals ? 'Please enter a number.' : 'Please enter a whole number.'
  }
  const min = numberAt(element, 'min_value')
  const max = numberAt(element, 'max_value')
  if (min !== undefined && Number(value) < min) return `Please enter a number no less than ${min}.`
  if (max !== undefined && Number(value) > max) return `Please enter a number no greater than ${max}.`
  return undefined
}

const textChecks: Record<string, (located: Located, value: string) => string | undefined> = {
  plain_text_input: lengthProblem,
  number_input: numberProblem,
  email_text_input: (_, value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.',
  url_text_input: (_, value) => (URL.canParse(value) ? undefined : 'Please enter a valid URL.'),
}

const countProblem = ({ element, kind }: Located, value: unknown): string | undefined => {
  const max = numberAt(element, 'max_selected_items')
  return kind.many && Array.isArray(value) && max !== undefined && value.length > max
    ? `Please choose ${max} or fewer.`
    : undefined
}

/**
 * What Slack itself finds wrong with the inputs before anything is sent, by block_id.
 * Only `input` blocks are checked: a menu in a section is never required.
 */
export const inputErrors = (blocks: readonly JsonObject[], values: Values): Record<string, string> => {
  const errors: Record<string, string> = {}
  for (const located of locateAll(blocks)) {
    if (!located.isInput) continue
    const value = currentValue(located, values)
    const problem = isEmpty(value)
      ? located.optional
        ? undefined
        : 'Please complete this required field.'
      : typeof value === 'string'
        ? textChecks[located.type]?.(located, value)
        : countProblem(located, value)
    if (problem !== undefined) errors[located.blockId] = problem
  }
  return errors
}
