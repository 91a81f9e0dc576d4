import type { ContextBlock } from '@slack/types'
import { TextObject } from '../text/index.tsx'
import { SmallImage } from './small-image.tsx'

export const Context = ({ block }: { block: ContextBlock }) => (
  <div className="block-context">
    {block.elements.map((element, index) =>
      element.type === 'image' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other place than their order
        <SmallImage key={index} image={element} />
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no other place than their order
        <TextObject key={index} text={element} />
      ),
    )}
  </div>
)
