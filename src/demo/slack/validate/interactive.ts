import { isObject, type JsonObject } from './problems.ts'
import { blocksIn } from './visit.ts'

/** An element that a person can use. The ids are absent where the app left them to Slack. */
export type Interactive = {
  pointer: string
  blockType: string
  blockId: string | undefined
  actionId: string | undefined
  element: JsonObject
  /** The element collects a value for the submission; what is in other blocks does not block it. */
  isInput: boolean
  /** An input may be left empty. */
  optional: boolean
}

const passive = new Set(['image', 'plain_text', 'mrkdwn'])
const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Each element of a view or a message that a person can use, with its block, in the order of the payload. */
export const interactiveElements = (payload: unknown): Interactive[] =>
  blocksIn(isObject(payload) ? payload.blocks : undefined, '/blocks').flatMap(({ block, type: blockType, elements }) =>
    elements
      .filter(({ type }) => !passive.has(type))
      .map(({ element, pointer }) => ({
        pointer,
        blockType,
        blockId: textOrNothing(block.block_id),
        actionId: textOrNothing(element.action_id),
        element,
        isInput: blockType === 'input',
        optional: blockType !== 'input' || block.optional === true,
      })),
  )
