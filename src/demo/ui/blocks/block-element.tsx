import { memo } from 'react'
import type { JsonObject } from '../../slack/json.ts'
import { Element } from '../elements/index.tsx'

type Props = { block: object; element: object; labelledBy?: string; describedBy?: string }

/** An interactive element of a block, whose types say more than that both are JSON. */
export const BlockElement = ({ block, element, ...names }: Props) => (
  <Element block={block as JsonObject} element={element as JsonObject} {...names} />
)

type ListProps = { block: object; elements: readonly object[] }

export const BlockElements = memo(({ block, elements }: ListProps) => (
  <div className="block-elements">
    {elements.map((element, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other place than their order
      <BlockElement key={index} block={block} element={element} />
    ))}
  </div>
))
