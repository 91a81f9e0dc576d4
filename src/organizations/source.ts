import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

export type Source = {
  /** What the file holds, as plain values. */
  value: unknown
  /** The line of a key, of an entry of a list, or of what is nearest to it; the first is 1. */
  lineOf: (path: readonly PropertyKey[]) => number
}

const stepInto = (node: unknown, key: PropertyKey): { at: Node | undefined; value: unknown } | undefined => {
  if (isSeq(node)) {
    const item = typeof key === 'number' ? (node.items[key] as Node | undefined) : undefined
    return item && { at: item, value: item }
  }
  if (!isMap<Node & { value?: unknown }, Node>(node)) return undefined
  const pair = node.items.find((each) => String(each.key.value) === String(key))
  return pair && { at: pair.key, value: pair.value }
}

/** @throws Error whose message says what is not YAML, and where */
export const readSource = (text: string): Source => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error) throw error
  return {
    value: document.toJS(),
    lineOf: (path) => {
      let node: unknown = document.contents
      let offset = 0
      for (const key of path) {
        const step = stepInto(node, key)
        if (!step) break
        offset = step.at?.range?.[0] ?? offset
        node = step.value
      }
      return lines.linePos(offset).line
    },
  }
}
