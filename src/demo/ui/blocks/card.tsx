import type { CardBlock, TextObject as Text } from '@slack/types'
import { TextObject } from '../text/index.tsx'
import { BlockElements } from './block-element.tsx'
import { SlackIcon } from './slack-icon.tsx'
import { SmallImage } from './small-image.tsx'

/** What came after the published types. */
type Shape = CardBlock & { slack_icon?: { name: string }; subtext?: Text }

const Line = ({ text, className }: { text: Text | undefined; className: string }) =>
  text && (
    <div className={className}>
      <TextObject text={text} />
    </div>
  )

export const Card = ({ block }: { block: Shape }) => {
  const { hero_image, icon, slack_icon, title, subtitle, body, subtext, actions = [] } = block
  return (
    <article className="block-card">
      {hero_image && <SmallImage image={hero_image} size="banner" />}
      <div className="card-content">
        {(icon || slack_icon || title || subtitle) && (
          <div className="card-head">
            {icon && <SmallImage image={icon} size="card" />}
            {slack_icon && <SlackIcon name={slack_icon.name} />}
            <div>
              <Line text={title} className="strong" />
              <Line text={subtitle} className="soft" />
            </div>
          </div>
        )}
        <Line text={body} className="card-body" />
        <Line text={subtext} className="soft" />
        {actions.length > 0 && <BlockElements block={block} elements={actions} />}
      </div>
    </article>
  )
}
