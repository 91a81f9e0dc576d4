import { ChevronRightIcon } from '@primer/octicons-react'
import type { ContainerBlock } from '@slack/types'
import { asObjects } from '../../slack/json.ts'
import { RichText, TextObject } from '../text/index.tsx'
import { Blocks } from './block-list.tsx'
import { SmallImage } from './small-image.tsx'

/** `rich_text_title` is what counts where there are both. */
const Heading = ({ block: { icon, title, rich_text_title, subtitle } }: { block: ContainerBlock }) => (
  <div className="card-head">
    {icon && <SmallImage image={icon} size="card" />}
    <div>
      <div className="strong">
        {rich_text_title ? <RichText block={rich_text_title} /> : title && <TextObject text={title} />}
      </div>
      {subtitle && (
        <div className="soft">
          <TextObject text={subtitle} />
        </div>
      )}
    </div>
  </div>
)

export const Container = ({ block }: { block: ContainerBlock }) => {
  const { width = 'standard', is_collapsible, default_collapsed, has_header_divider, child_blocks } = block
  const className = `block-container block-container-${width}`
  const children = (
    <div className="container-children">
      <Blocks blocks={asObjects(child_blocks)} />
    </div>
  )
  if (!is_collapsible) {
    return (
      <div className={className}>
        <div className={has_header_divider ? 'container-head container-head-divided' : 'container-head'}>
          <Heading block={block} />
        </div>
        {children}
      </div>
    )
  }
  return (
    <details className={className} open={!default_collapsed}>
      <summary className="container-head">
        <ChevronRightIcon className="container-mark" />
        <Heading block={block} />
      </summary>
      {children}
    </details>
  )
}
