import type { RichTextElement } from '@slack/types'
import type { ReactNode } from 'react'
import { stringAt } from '../../slack/json.ts'
import { Emoji } from './emoji.tsx'
import { Link } from './link.tsx'
import { BroadcastMention, ChannelMention, GroupMention, UserMention } from './mentions.tsx'
import { Moment } from './moment.tsx'

/** `underline` and `highlight` are on Slack's pages and not in its types. */
type Style = { [Name in 'bold' | 'italic' | 'strike' | 'code' | 'underline' | 'highlight']?: boolean }

const tags = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', highlight: 'mark', code: 'code' } as const

const styled = (content: ReactNode, style: Style): ReactNode => {
  let wrapped = content
  for (const [name, Tag] of Object.entries(tags)) {
    if (style[name as keyof Style]) wrapped = <Tag>{wrapped}</Tag>
  }
  return wrapped
}

const Color = ({ value }: { value: string }) => (
  <span className="color-value">
    <span className="color-swatch" style={{ backgroundColor: value }} aria-hidden="true" />
    {value}
  </span>
)

/** The newer leaves name what they stand for in one of these; the id is better than nothing. */
const nameKeys = ['text', 'label', 'title', 'file_id', 'message_ts', 'entity_id', 'user_id', 'salesforce_record_id']

const Other = ({ leaf }: { leaf: unknown }) => {
  const name = nameKeys.map((key) => stringAt(leaf, key)).find((found) => found !== undefined) ?? ''
  const url = stringAt(leaf, 'url')
  const shown = stringAt(leaf, 'type') === 'tag' ? <span className="tag">{name}</span> : name
  return url === undefined ? shown : <Link url={url}>{shown}</Link>
}

const Content = ({ leaf }: { leaf: RichTextElement }) => {
  switch (leaf.type) {
    case 'text':
      return leaf.text
    case 'link':
      return <Link url={leaf.url}>{leaf.text || undefined}</Link>
    case 'emoji':
      return <Emoji name={leaf.name} />
    case 'user':
      return <UserMention id={leaf.user_id} />
    case 'channel':
      return <ChannelMention id={leaf.channel_id} />
    case 'usergroup':
      return <GroupMention id={leaf.usergroup_id} />
    case 'broadcast':
      return <BroadcastMention id={leaf.range} />
    case 'date':
      return <Moment seconds={leaf.timestamp} format={leaf.format} url={leaf.url} fallback={leaf.fallback} />
    case 'color':
      return <Color value={leaf.value} />
    default:
      return <Other leaf={leaf} />
  }
}

const Leaf = ({ leaf }: { leaf: RichTextElement }) => styled(<Content leaf={leaf} />, (leaf.style ?? {}) as Style)

export const Leaves = ({ leaves }: { leaves: readonly RichTextElement[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the leaves of one text, drawn anew together
  leaves.map((leaf, index) => <Leaf key={index} leaf={leaf} />)
