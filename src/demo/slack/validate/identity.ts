import { error, type Problem, warning } from './problems.ts'
import type { SeenBlock } from './visit.ts'

type Id = { id: string; pointer: string }

const idOf = (owner: Record<string, unknown>, key: string, pointer: string): Id[] => {
  const id = owner[key]
  return typeof id === 'string' ? [{ id, pointer: `${pointer}/${key}` }] : []
}

/** The second and every further use of an id. */
const repeated = (ids: readonly Id[]): Id[] => {
  const seen = new Set<string>()
  return ids.filter(({ id }) => seen.size === seen.add(id).size)
}

const blockIds = (blocks: readonly SeenBlock[]): Problem[] =>
  repeated(blocks.flatMap(({ block, pointer }) => idOf(block, 'block_id', pointer))).map(({ id, pointer }) =>
    error(pointer, 'duplicate_block_id', `\`block_id\` "${id}" already exists`),
  )

const actionIdsOf = ({ elements }: SeenBlock): Id[] =>
  elements.flatMap(({ element, pointer }) => idOf(element, 'action_id', pointer))

const actionIds = (blocks: readonly SeenBlock[]): Problem[] => {
  const inOneBlock = new Set(blocks.flatMap((block) => repeated(actionIdsOf(block)).map(({ pointer }) => pointer)))
  return repeated(blocks.flatMap(actionIdsOf)).map(({ id, pointer }) =>
    inOneBlock.has(pointer)
      ? error(pointer, 'duplicate_action_id', `\`action_id\` "${id}" already exists`)
      : warning(pointer, 'duplicate_action_id_in_payload', `\`action_id\` "${id}" already exists in another block`),
  )
}

/** A `block_id` is unique in the payload, an `action_id` in its block. Across blocks a repeated one is only doubtful. */
export const uniqueIds = (blocks: readonly SeenBlock[]): Problem[] => [...blockIds(blocks), ...actionIds(blocks)]

const focused = (blocks: readonly SeenBlock[]): string[] =>
  blocks
    .flatMap(({ elements }) => elements)
    .filter(({ element }) => element.focus_on_load === true)
    .map(({ pointer }) => `${pointer}/focus_on_load`)

/** One element of a view takes the focus. */
export const oneFocus = (blocks: readonly SeenBlock[]): Problem[] =>
  focused(blocks)
    .slice(1)
    .map((pointer) => error(pointer, 'duplicate_focus', 'only one element can be set to true'))

/** Nothing in a message takes the focus. */
export const noFocus = (blocks: readonly SeenBlock[]): Problem[] =>
  focused(blocks).map((pointer) => warning(pointer, 'no_effect', 'has no effect in a message'))
