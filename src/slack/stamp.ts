import type { ActionsBlock, Button, KnownBlock } from '@slack/types'
import { z } from 'zod'

/**
 * The organization of a message or view, in what comes back from it: a button pressed later acts where the message is
 * from, not where the person acts by then. Membership is checked anew, so that a forged one gains nothing.
 */
const stampSchema = z.strictObject({ in: z.string().max(200), value: z.unknown() })

const readJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}

/** JSON of ours as it came back: `undefined` if it is none. */
export const readStamped = (text: string | undefined): { organizationId: string | undefined; value: unknown } => {
  const json = readJson(text)
  const stamp = stampSchema.safeParse(json)
  return stamp.success
    ? { organizationId: stamp.data.in, value: stamp.data.value }
    : { organizationId: undefined, value: json }
}

/** @param json of a value */
export const stamp = (json: string, organizationId: string | undefined): string =>
  organizationId === undefined ? json : `{"in":${JSON.stringify(organizationId)},"value":${json}}`

const stampElement = <T extends { type: string }>(element: T, organizationId: string): T => {
  const { value } = element as Partial<Button>
  return element.type === 'button' && value !== undefined
    ? { ...element, value: stamp(value, organizationId) }
    : element
}

const stampActions = (block: ActionsBlock, organizationId: string): ActionsBlock => ({
  ...block,
  elements: block.elements.map((element) => stampElement(element, organizationId)),
})

/** The blocks with their buttons stamped. */
export const stampButtons = (blocks: KnownBlock[], organizationId: string | undefined): KnownBlock[] => {
  if (organizationId === undefined) return blocks
  return blocks.map((block) => {
    if (block.type === 'actions') return stampActions(block, organizationId)
    if (block.type !== 'section' || !block.accessory) return block
    return { ...block, accessory: stampElement(block.accessory, organizationId) }
  })
}
