import type { Ids } from '../ids.ts'
import { isObject, type JsonObject } from '../json.ts'
import { elementTypes } from './types.ts'

/** Text objects come back from Slack with the property that their type has by default, elements with an `action_id`. */
const complete = (value: unknown, ids: Ids): unknown => {
  if (Array.isArray(value)) return value.map((item) => complete(item, ids))
  if (!isObject(value)) return value
  const copy: JsonObject = {}
  for (const [key, item] of Object.entries(value)) copy[key] = complete(item, ids)
  if (copy.type === 'plain_text') return { emoji: true, ...copy }
  if (copy.type === 'mrkdwn') return { verbatim: false, ...copy }
  const interactive = typeof copy.type === 'string' && elementTypes[copy.type] !== undefined
  return interactive ? { action_id: ids.next('').slice(-5), ...copy } : copy
}

const identified = (block: JsonObject, ids: Ids): JsonObject => {
  const copy: JsonObject = { block_id: ids.next('').slice(-5), ...block }
  if (copy.type === 'carousel') copy.elements = list(copy.elements, ids)
  if (copy.child_blocks !== undefined) copy.child_blocks = list(copy.child_blocks, ids)
  return copy
}

const list = (value: unknown, ids: Ids): unknown =>
  Array.isArray(value) ? value.map((item) => (isObject(item) ? identified(item, ids) : item)) : value

/** The blocks as Slack keeps them: nothing that the app may leave out is missing. */
export const withIds = (blocks: readonly JsonObject[], ids: Ids): JsonObject[] =>
  blocks.map((block) => complete(identified(block, ids), ids)).filter(isObject)
