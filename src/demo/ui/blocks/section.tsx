import type { SectionBlock, SectionBlockAccessory } from '@slack/types'
import { TextObject } from '../text/index.tsx'
import { BlockElement } from './block-element.tsx'
import { SmallImage } from './small-image.tsx'

const Accessory = ({ block, accessory }: { block: SectionBlock; accessory: SectionBlockAccessory }) => (
  <div className="section-accessory">
    {accessory.type === 'image' ? (
      <SmallImage image={accessory} size="thumbnail" />
    ) : (
      <BlockElement block={block} element={accessory} />
    )}
  </div>
)

export const Section = ({ block }: { block: SectionBlock }) => {
  const { text, fields = [], accessory } = block
  return (
    <div className="block-section">
      <div className="section-body">
        {text && <TextObject text={text} />}
        {fields.length > 0 && (
          <div className="section-fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other place than their order
              <div key={index}>
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && <Accessory block={block} accessory={accessory} />}
    </div>
  )
}
