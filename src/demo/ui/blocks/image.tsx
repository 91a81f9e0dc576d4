import { ImageIcon } from '@primer/octicons-react'
import type { ImageBlock } from '@slack/types'
import { TextObject } from '../text/index.tsx'
import { Placeholder } from './placeholder.tsx'

const addressOf = (block: ImageBlock): string => {
  if ('image_url' in block && block.image_url) return block.image_url
  const file = 'slack_file' in block ? block.slack_file : undefined
  return (file && ('id' in file ? file.id : file.url)) || ''
}

export const Image = ({ block }: { block: ImageBlock }) => (
  <figure className="block-image">
    {block.title && (
      <figcaption>
        <TextObject text={block.title} />
      </figcaption>
    )}
    <Placeholder icon={ImageIcon} kind="Image" address={addressOf(block)}>
      {block.alt_text}
    </Placeholder>
  </figure>
)
