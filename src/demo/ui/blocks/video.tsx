import { VideoIcon } from '@primer/octicons-react'
import type { VideoBlock } from '@slack/types'
import { Link, TextObject } from '../text/index.tsx'
import { Placeholder } from './placeholder.tsx'

export const Video = ({ block }: { block: VideoBlock }) => {
  const { title, title_url, description, author_name, provider_name, alt_text, video_url } = block
  const origin = [provider_name, author_name].filter(Boolean).join(' · ')
  const name = <TextObject text={title} />
  return (
    <figure className="block-image">
      <figcaption>
        {origin !== '' && <p className="soft">{origin}</p>}
        <p className="strong">{title_url ? <Link url={title_url}>{name}</Link> : name}</p>
        {description && (
          <p>
            <TextObject text={description} />
          </p>
        )}
      </figcaption>
      <Placeholder icon={VideoIcon} kind="Video" address={video_url}>
        {alt_text}
      </Placeholder>
    </figure>
  )
}
