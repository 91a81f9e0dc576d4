import { isObject, type JsonObject, objectsAt, stringAt, textAt } from '../json.ts'
import { type ElementType, elementTypes } from './types.ts'

/** An interactive element and where it is. */
export type Located = {
  element: JsonObject
  type: string
  kind: ElementType
  actionId: string
  block: JsonObject
  blockId: string
  /** Inside an `input` block: its value waits for the submission. */
  isInput: boolean
  /** The input's label, or what else a person reads beside the element. */
  label: string
  optional: boolean
  /** Whether using it reaches the app at once. */
  dispatches: boolean
}

const candidates = (block: JsonObject): JsonObject[] => {
  const cells = Array.isArray(block.rows) ? block.rows.flat().filter(isObject) : []
  return [
    ...[block.accessory, block.element].filter(isObject),
    ...objectsAt(block, 'elements'),
    ...objectsAt(block, 'actions'),
    ...cells.flatMap((cell) => [cell, ...objectsAt(cell, 'elements'), ...[cell.element].filter(isObject)]),
  ]
}

const labelOf = (block: JsonObject, element: JsonObject): string =>
  textAt(block, 'label') ?? textAt(element, 'placeholder') ?? textAt(block, 'text') ?? textAt(element, 'text') ?? ''

const locate = (block: JsonObject, element: JsonObject): Located | undefined => {
  const type = stringAt(element, 'type') ?? ''
  const kind = elementTypes[type]
  const isInput = block.type === 'input'
  return kind === undefined
    ? undefined
    : {
        element,
        type,
        kind,
        block,
        isInput,
        actionId: stringAt(element, 'action_id') ?? '',
        blockId: stringAt(block, 'block_id') ?? '',
        label: labelOf(block, element),
        optional: block.optional === true,
        dispatches: !isInput || block.dispatch_action === true,
      }
}

/** Every interactive element of the blocks, in reading order, those inside containers and carousels included. */
export const locateAll = (blocks: readonly JsonObject[]): Located[] =>
  blocks.flatMap((block) => {
    const inside = [
      ...objectsAt(block, 'child_blocks'),
      ...(block.type === 'carousel' ? objectsAt(block, 'elements') : []),
    ]
    const own = candidates(block).map((element) => locate(block, element))
    return [...own.filter((found) => found !== undefined), ...locateAll(inside)]
  })

export const locateOne = (blocks: readonly JsonObject[], blockId: string, actionId: string): Located | undefined =>
  locateAll(blocks).find((found) => found.blockId === blockId && found.actionId === actionId)

/** The options of a menu, those of its groups included. */
export const optionsOf = (element: unknown): JsonObject[] => [
  ...objectsAt(element, 'options'),
  ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
]
