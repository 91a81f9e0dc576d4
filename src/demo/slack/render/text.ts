import { isObject, stringAt } from '../json.ts'
import { readMrkdwn } from './mrkdwn.ts'
import type { Reader } from './reader.ts'

/** A text object as a person reads it; plain text is taken as it is. */
export const readText = (value: unknown, reader: Reader): string => {
  if (typeof value === 'string') return value
  if (!isObject(value)) return ''
  const text = stringAt(value, 'text') ?? ''
  return value.type === 'mrkdwn' ? readMrkdwn(text, reader) : text
}

export const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')
