import { parseSync } from 'rolldown/utils'

/** A place of the code, and what is put there instead. */
export type Change = { start: number; end: number; now: string }

/** One change to one file. `source` is the whole file with it, `was` and `now` the place before and after. */
export type Mutant = { file: string; line: number; was: string; now: string; source: string }

/** A node of the syntax tree, of whichever kind: offsets into the code, and its parts by name. */
export type Node = { type: string; start: number; end: number; [part: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string'

export const nodesOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

export const partOf = (node: Node, name: string): Node | undefined => {
  const part = node[name]
  return isNode(part) ? part : undefined
}

export const partsOf = (node: Node, name: string): Node[] => {
  const parts = node[name]
  return Array.isArray(parts) ? parts.filter(isNode) : []
}

/** @throws when it is not TypeScript: a mutant that does not parse would count as killed by any test */
const parse = (code: string): Node => {
  const { program, errors } = parseSync('code.ts', code, { preserveParens: false })
  if (errors[0]) throw new Error(`${errors[0].message}\n${code}`)
  return program as unknown as Node
}

/** The innermost statement around a place. */
const statementAt = (node: Node, change: Change): Node | undefined => {
  const inside = nodesOf(node).find(({ start, end }) => start <= change.start && change.end <= end)
  const inner = inside && statementAt(inside, change)
  return inner ?? (/(Statement|Declaration)$/.test(node.type) ? node : undefined)
}

/**
 * @param find what may be changed in a tree
 * @param about only changes in statements that mention one of these names
 */
export const mutantsOf = (
  file: string,
  code: string,
  find: (program: Node, code: string) => Change[],
  about = /./,
): Mutant[] => {
  const program = parse(code)
  const isAbout = (change: Change) => {
    const { start, end } = statementAt(program, change) ?? program
    return about.test(code.slice(start, end))
  }
  return find(program, code)
    .filter(isAbout)
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, now }) => {
      const source = code.slice(0, start) + now + code.slice(end)
      parse(source)
      return { file, line: code.slice(0, start).split('\n').length, was: code.slice(start, end), now, source }
    })
}
