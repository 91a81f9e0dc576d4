import { type Node, NodeType, parse } from 'slack-message-parser'
import { plainCharacters } from './protected.ts'

/** What `<…>` stands for. Labels are undefined where the app gave none. */
export type Reference =
  | { type: 'link'; url: string; label: string | undefined }
  | { type: 'user' | 'channel' | 'group' | 'broadcast'; id: string; label: string | undefined }
  | { type: 'date'; seconds: number; format: string; url: string | undefined; fallback: string | undefined }

const command = (name: string, given: readonly string[], label: string | undefined): Reference => {
  const [first = '', format = '', url] = given
  if (name === 'date') return { type: 'date', seconds: Number(first), format, url, fallback: label }
  return name === 'subteam' ? { type: 'group', id: first, label } : { type: 'broadcast', id: name, label }
}

const fromNode = (node: Node | undefined, label: string | undefined): Reference | undefined => {
  switch (node?.type) {
    case NodeType.UserLink:
      return { type: 'user', id: node.userID, label }
    case NodeType.ChannelLink:
      return { type: 'channel', id: node.channelID, label }
    case NodeType.Command:
      return command(node.name, node.arguments.map(plainCharacters), label)
    case NodeType.URL:
      return { type: 'link', url: plainCharacters(node.url), label }
    default:
      return undefined
  }
}

/** @param source with its angle brackets */
export const readReference = (source: string): Reference | { type: 'text'; text: string } => {
  // An empty label would be taken for a part of the address.
  const whole = source.replace(/\|>$/, '>')
  const bar = whole.indexOf('|')
  const label = bar < 0 ? undefined : plainCharacters(whole.slice(bar + 1, -1))
  return fromNode(parse(whole).children[0], label) ?? { type: 'text', text: plainCharacters(source) }
}
