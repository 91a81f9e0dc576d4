import { type Node, NodeType, parse } from 'slack-message-parser'
import { emojiCharacter } from './emoji-names.ts'
import { placeholder, plainCharacters, protect } from './protected.ts'
import { type Reference, readReference } from './reference.ts'

export type MrkdwnNode =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike' | 'quote'; children: MrkdwnNode[] }
  | { type: 'code' | 'pre'; text: string }
  | { type: 'emoji'; name: string }
  | Reference

/** Gives each protected part in its turn. */
type Parts = () => string

const text = (characters: string): MrkdwnNode => ({ type: 'text', text: characters })

/** The name between the colons, if it is one. */
const emojiName = (part: string): string | undefined => {
  const name = part.startsWith(':') && part.endsWith(':') ? part.slice(1, -1) : ''
  return emojiCharacter(name) === undefined ? undefined : name
}

const partNode = (part: string): MrkdwnNode => {
  if (part.startsWith('```') && part.length > 6) {
    return { type: 'pre', text: plainCharacters(part.slice(3, -3)).replace(/^\n|\n$/g, '') }
  }
  if (part.startsWith('`') && part.length > 2) return { type: 'code', text: plainCharacters(part.slice(1, -1)) }
  if (part.startsWith('<')) return readReference(part)
  const name = emojiName(part)
  if (name !== undefined) return { type: 'emoji', name }
  if (part.startsWith('http')) return { type: 'link', url: plainCharacters(part), label: undefined }
  return text(plainCharacters(part))
}

const textNodes = (source: string, next: Parts): MrkdwnNode[] =>
  source.split(placeholder).flatMap((piece, index) => {
    const characters = plainCharacters(piece)
    return [...(index > 0 ? [partNode(next())] : []), ...(characters === '' ? [] : [text(characters)])]
  })

const formats = { [NodeType.Bold]: 'bold', [NodeType.Italic]: 'italic', [NodeType.Strike]: 'strike' } as const

const fromParser = (node: Node, next: Parts): MrkdwnNode[] => {
  switch (node.type) {
    case NodeType.Bold:
    case NodeType.Italic:
    case NodeType.Strike:
      return [{ type: formats[node.type], children: node.children.flatMap((child) => fromParser(child, next)) }]
    default:
      // Emoji, code, quotes and references never get here: they are protected, or read line by line below.
      return textNodes(node.source, next)
  }
}

const joined = (nodes: readonly MrkdwnNode[]): MrkdwnNode[] => {
  const result: MrkdwnNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text') result[result.length - 1] = text(last.text + node.text)
    else result.push(node)
  }
  return result
}

const isBlock = (node: MrkdwnNode | undefined): boolean => node?.type === 'quote' || node?.type === 'pre'

/** A block begins and ends a line by itself: the line ends beside it are not shown a second time. */
const withoutDoubledLineEnds = (nodes: readonly MrkdwnNode[]): MrkdwnNode[] =>
  nodes.flatMap((node, index) => {
    if (node.type !== 'text') return [node]
    const after = isBlock(nodes[index - 1]) ? node.text.replace(/^\n/, '') : node.text
    const kept = isBlock(nodes[index + 1]) ? after.replace(/\n$/, '') : after
    return kept === '' ? [] : [text(kept)]
  })

const inLines = (lines: readonly string[], next: Parts): MrkdwnNode[] =>
  lines.flatMap((line, index) => [
    ...(index > 0 ? [text('\n')] : []),
    ...parse(line).children.flatMap((node) => fromParser(node, next)),
  ])

const quoteMark = /^(?:&gt;|>)(?!\u2060) ?/
const quoteRest = /^(?:&gt;|>){3} ?/

/** Lines that are read alike, one after the other: quoted or not. */
const runs = (lines: readonly string[]): { quoted: boolean; lines: string[] }[] => {
  const result: { quoted: boolean; lines: string[] }[] = []
  for (const [index, line] of lines.entries()) {
    if (quoteRest.test(line)) {
      const rest = [line.replace(quoteRest, ''), ...lines.slice(index + 1)]
      return [...result, { quoted: true, lines: rest }]
    }
    const quoted = quoteMark.test(line)
    const last = result.at(-1)
    const shown = line.replace(quoteMark, '')
    if (last?.quoted === quoted) last.lines.push(shown)
    else result.push({ quoted, lines: [shown] })
  }
  return result
}

/**
 * What Slack's markup says. slack-message-parser finds the formatting within a line; around it the rest is done here
 * because it takes too little for code, breaks references that hold marks, and reads long quotes in quadratic time.
 */
export const parseMrkdwn = (source: string, verbatim = false): MrkdwnNode[] => {
  const { text: protectedText, parts } = protect(source, !verbatim)
  const queue = parts.values()
  const next = () => queue.next().value ?? ''
  const nodes = runs(protectedText.split('\n')).flatMap(({ quoted, lines }, index): MrkdwnNode[] => {
    const inside = withoutDoubledLineEnds(joined(inLines(lines, next)))
    if (quoted) return [{ type: 'quote', children: inside }]
    return index > 0 ? [text('\n'), ...inside] : inside
  })
  return withoutDoubledLineEnds(joined(nodes))
}
