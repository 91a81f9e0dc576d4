import type { ActionsBlock, ContextActionsBlock } from '@slack/types'
import { BlockElements } from './block-element.tsx'

export const Actions = ({ block }: { block: ActionsBlock | ContextActionsBlock }) => (
  <BlockElements block={block} elements={block.elements} />
)
