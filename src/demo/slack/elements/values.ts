import type { JsonObject } from '../json.ts'
import type { Values } from '../types.ts'
import { type Located, locateAll } from './find.ts'

/**
 * The value that counts now: what the person set, else what the app started the element with, else nothing. Options
 * and ids are as in `state.values`; `null` or `[]` when empty.
 */
export const currentValue = (located: Located, values: Values): unknown => {
  const { state } = located.kind
  if (state === undefined) return undefined
  const set = values[located.blockId]?.[located.actionId]
  if (set !== undefined) return set
  const initial = located.element[state.initial]
  return initial ?? state.empty
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** `state.values` of a view or a message, in the shape of each element's type. */
export const stateValues = (
  blocks: readonly JsonObject[],
  values: Values,
): Record<string, Record<string, JsonObject>> => {
  const result: Record<string, Record<string, JsonObject>> = {}
  for (const located of locateAll(blocks)) {
    const { state } = located.kind
    if (state === undefined) continue
    const block = result[located.blockId] ?? {}
    result[located.blockId] = block
    const value = currentValue(located, values)
    const timezone = located.type === 'timepicker' ? { timezone: located.element.timezone } : {}
    block[located.actionId] = { type: located.type, [state.key]: value === '' ? null : value, ...timezone }
  }
  return result
}

export const withValue = (values: Values, blockId: string, actionId: string, value: unknown): Values => ({
  ...values,
  [blockId]: { ...values[blockId], [actionId]: value },
})

/**
 * What survives an update of a view: the value of each element whose block_id, action_id and type stay. A new initial
 * value of a kept element does not show, as in Slack.
 */
export const keptValues = (before: readonly JsonObject[], after: readonly JsonObject[], values: Values): Values => {
  const old = locateAll(before)
  let kept: Values = {}
  for (const { blockId, actionId, type } of locateAll(after)) {
    const same = old.find((item) => item.blockId === blockId && item.actionId === actionId && item.type === type)
    if (same?.kind.state) kept = withValue(kept, blockId, actionId, currentValue(same, values) ?? same.kind.state.empty)
  }
  return kept
}
