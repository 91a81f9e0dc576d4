import type { Severity } from '../../../../../src/demo/slack/validate/index.ts'
import { type Json, letters, message, modal, mrkdwn, plain, times } from '../builders.ts'
import { elements } from '../sample-elements.ts'

/** A limit as a payload of any size: at the limit it passes, one above it does not. */
export type LimitCase = {
  /** The name in `limits`, such as `button.text`. */
  limit: string
  maximum: number
  code: string
  /** Where the problem is when there is one too many. */
  at: string
  make: (size: number) => unknown
  severity?: Severity
}

type Make = (limit: string, maximum: number, at: string, make: (size: number) => unknown) => LimitCase

/** A string that may not be longer. */
export const long: Make = (limit, maximum, at, make) => ({ limit, maximum, code: 'too_long', at, make })

/** A list that may not be longer. */
export const many: Make = (limit, maximum, at, make) => ({ limit, maximum, code: 'too_many', at, make })

/** A number that may not be greater. */
export const big: Make = (limit, maximum, at, make) => ({ limit, maximum, code: 'out_of_range', at, make })

/** What is only doubtful above the limit. */
export const doubtful = (
  code: string,
  limit: string,
  maximum: number,
  at: string,
  make: LimitCase['make'],
): LimitCase => ({
  limit,
  maximum,
  code,
  at,
  make,
  severity: 'warning',
})

export const url = (length: number): string => `https://example.com/${letters(length - 20)}`
export const section = (more: Json): Json => message({ type: 'section', text: mrkdwn(), ...more })
export const accessory = (element: Json, more: Json): Json => section({ accessory: { ...element, ...more } })
export const alone = (block: Json, more: Json): Json => message({ ...block, ...more })
export const input = (element: Json, more: Json): Json =>
  modal({ type: 'input', label: plain(), element: { ...element, ...more } })
export const select = (more: Json): Json => accessory({ type: 'static_select' }, more)
export const confirm = (more: Json): Json =>
  accessory(elements.button, { confirm: { title: plain(), text: plain(), confirm: plain(), deny: plain(), ...more } })
export const view = (more: Json): Json => ({ ...modal({ type: 'divider' }), ...more })

export const text = (size: number): Json => plain(letters(size))
export const dividers = (size: number): Json[] => times(size, () => ({ type: 'divider' }))
