import { useMemo } from 'react'
import { Emoji } from './emoji.tsx'
import { Link } from './link.tsx'
import { BroadcastMention, ChannelMention, GroupMention, UserMention } from './mentions.tsx'
import { Moment } from './moment.tsx'
import { type MrkdwnNode, parseMrkdwn } from './mrkdwn-tree.ts'

const formats = { bold: 'strong', italic: 'em', strike: 's', quote: 'blockquote' } as const
const mentions = {
  user: UserMention,
  channel: ChannelMention,
  group: GroupMention,
  broadcast: BroadcastMention,
} as const

const One = ({ node }: { node: MrkdwnNode }) => {
  switch (node.type) {
    case 'text':
      return node.text
    case 'code':
      return <code>{node.text}</code>
    case 'pre':
      return <pre>{node.text}</pre>
    case 'emoji':
      return <Emoji name={node.name} />
    case 'link':
      return <Link url={node.url}>{node.label}</Link>
    case 'date':
      return <Moment {...node} />
    case 'user':
    case 'channel':
    case 'group':
    case 'broadcast': {
      const Mention = mentions[node.type]
      return <Mention id={node.id} label={node.label} />
    }
    default: {
      const Format = formats[node.type]
      return (
        <Format>
          <Nodes nodes={node.children} />
        </Format>
      )
    }
  }
}

const Nodes = ({ nodes }: { nodes: readonly MrkdwnNode[] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of one text, drawn anew together
  nodes.map((node, index) => <One key={index} node={node} />)

/** Slack's markup: formatting, mentions, links, dates, emoji. A `verbatim` text has no links but those marked as such. */
export const Mrkdwn = ({ text, verbatim = false }: { text: string; verbatim?: boolean | undefined }) => {
  const nodes = useMemo(() => parseMrkdwn(text, verbatim), [text, verbatim])
  const Box = nodes.some(({ type }) => type === 'quote' || type === 'pre') ? 'div' : 'span'
  return (
    <Box className="mrkdwn">
      <Nodes nodes={nodes} />
    </Box>
  )
}
