import type { MessageAttachment } from '@slack/types'
import { asObjects, type JsonObject } from '../../slack/json.ts'
import { Link, Moment, Mrkdwn } from '../text/index.tsx'
import { Blocks } from './block-list.tsx'
import { SmallImage } from './small-image.tsx'

const namedColors: Record<string, string> = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' }

/** A color of ours for a name, a hex value with or without `#`, else the one of the style sheet. */
const barColor = (color: string | undefined): string | undefined => {
  if (color === undefined) return undefined
  if (Object.hasOwn(namedColors, color)) return namedColors[color]
  return /^#?[0-9a-f]{3}(?:[0-9a-f]{3})?$/i.test(color) ? `#${color.replace('#', '')}` : undefined
}

const Titles = ({ attachment: { author_name, author_link, title, title_link } }: { attachment: MessageAttachment }) => (
  <>
    {author_name && (
      <p className="attachment-author">{author_link ? <Link url={author_link}>{author_name}</Link> : author_name}</p>
    )}
    {title && (
      <p className="attachment-title">{title_link ? <Link url={title_link}>{title}</Link> : <Mrkdwn text={title} />}</p>
    )}
  </>
)

const Fields = ({ fields }: { fields: NonNullable<MessageAttachment['fields']> }) => (
  <dl className="attachment-fields">
    {fields.map(({ title, value, short }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other place than their order
      <div key={index} className={short ? undefined : 'attachment-field-long'}>
        <dt>{title}</dt>
        <dd>
          <Mrkdwn text={value} />
        </dd>
      </div>
    ))}
  </dl>
)

const Footer = ({ attachment: { footer, ts } }: { attachment: MessageAttachment }) => (
  <p className="attachment-footer">
    {footer}
    {footer && ts && ' · '}
    {ts && <Moment seconds={Number(ts)} format="{date_short_pretty} at {time}" fallback={String(ts)} />}
  </p>
)

const Attachment = ({ attachment }: { attachment: MessageAttachment }) => {
  const { color, text, fields = [], footer, ts, image_url, thumb_url, fallback = '', blocks = [] } = attachment
  const picture = image_url ?? thumb_url
  return (
    <div className="attachment" style={{ borderColor: barColor(color) }}>
      <Titles attachment={attachment} />
      {text && <Mrkdwn text={text} />}
      {fields.length > 0 && <Fields fields={fields} />}
      {blocks.length > 0 && <Blocks blocks={asObjects(blocks)} />}
      {picture && <SmallImage image={{ alt_text: fallback || picture }} size="thumbnail" />}
      {(footer || ts) && <Footer attachment={attachment} />}
    </div>
  )
}

/** What hangs below a message, from the time before blocks. */
export const Attachments = ({ attachments }: { attachments: readonly JsonObject[] }) =>
  (attachments as readonly MessageAttachment[]).map((attachment, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no other place than their order
    <div key={index} className="attachment-place">
      {attachment.pretext && <Mrkdwn text={attachment.pretext} />}
      <Attachment attachment={attachment} />
    </div>
  ))
