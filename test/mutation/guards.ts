import { type Change, type Node, nodesOf, partOf, partsOf } from './mutants.ts'

/**
 * What the code around a node makes of it. `condition`: whether something is so. `side`: one of && or ||, or what ! is
 * before. `only`: a throw that is all that an `if` does. Constants are put for a whole condition alone: whatever notices
 * them and each dropped side also notices a negated comparison, or && for ||.
 */
type As = 'condition' | 'side' | 'only'

const bounds: Record<string, string> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const comparisons = [...Object.keys(bounds), '===', '!==', 'in', 'instanceof']
const tested = ['IfStatement', 'ConditionalExpression', 'WhileStatement', 'DoWhileStatement', 'ForStatement']
const asking = ['filter', 'find', 'findLast', 'findIndex', 'some', 'every']

const isFunction = ({ type }: Node): boolean => /^(ArrowFunction|Function)/.test(type)
const isLogical = ({ type, operator }: Node): boolean => type === 'LogicalExpression' && operator !== '??'
const isNot = ({ type, operator }: Node): boolean => type === 'UnaryExpression' && operator === '!'
const isComparison = ({ type, operator }: Node): boolean =>
  type === 'BinaryExpression' && comparisons.includes(String(operator))

const methodOf = (call: Node): string => {
  const callee = call.type === 'CallExpression' ? partOf(call, 'callee') : undefined
  return String(callee && partOf(callee, 'property')?.name)
}

/** What a function returns, without the functions in it. */
const answersOf = (node: Node): Node[] => {
  const returned = (each: Node): Node[] => {
    if (each.type === 'ReturnStatement') return nodesOf(each)
    return isFunction(each) ? [] : nodesOf(each).flatMap(returned)
  }
  const body = partOf(node, 'body')
  return body?.type === 'BlockStatement' ? returned(body) : [body ?? []].flat()
}

const saysYesOrNo = (node: Node, code: string): boolean => {
  const type = partOf(node, 'returnType')
  return type !== undefined && /^:\s*(Promise<boolean>|boolean|\w+ is \w+)$/.test(code.slice(type.start, type.end))
}

const conditionsIn = (node: Node, as: As | undefined, code: string): Node[] => {
  if (isFunction(node)) return saysYesOrNo(node, code) ? answersOf(node) : []
  if (asking.includes(methodOf(node))) return partsOf(node, 'arguments').filter(isFunction).flatMap(answersOf)
  if (!tested.includes(node.type)) return []
  const isAnswer = node.type === 'ConditionalExpression' && as === 'condition'
  return (isAnswer ? ['test', 'consequent', 'alternate'] : ['test']).flatMap((name) => partOf(node, name) ?? [])
}

/** What is thrown in an `if` that does nothing else: without it is the same as with a condition that is false. */
const onlyIn = (node: Node): Node[] => {
  if (node.type !== 'IfStatement' || partOf(node, 'alternate')) return []
  const done = partOf(node, 'consequent')
  return done?.type === 'BlockStatement' ? partsOf(done, 'body').slice(0, 1) : [done ?? []].flat()
}

const instead = ({ start, end }: Node, now: string): Change => ({ start, end, now })
const constants = (node: Node): Change[] =>
  ['true', 'false'].filter((now) => now !== String(node.value)).map((now) => instead(node, now))

const changesAt = (node: Node, as: As | undefined, code: string): Change[] => {
  const text = (part: Node | undefined) => (part ? `(${code.slice(part.start, part.end)})` : '')
  const sides = [partOf(node, 'left'), partOf(node, 'right')].map(text)
  if (node.type === 'LogicalExpression') {
    const whole = { '&&': ['false'], '||': ['true'] }[String(node.operator)] ?? []
    return [...(as === 'side' ? [] : whole), ...sides].map((now) => instead(node, now))
  }
  if (methodOf(node) === 'where')
    return [{ start: nodesOf(partOf(node, 'callee') ?? node)[0]?.end ?? node.start, end: node.end, now: '' }]
  if (methodOf(node) === 'default')
    return partsOf(node, 'arguments').flatMap((each) => (typeof each.value === 'boolean' ? constants(each) : []))
  const isEffect = node.type === 'ExpressionStatement' && /^(Await|Call)/.test(String(partOf(node, 'expression')?.type))
  if (isEffect || (node.type === 'ThrowStatement' && as !== 'only')) return [instead(node, ';')]
  const isAsked = (as === 'condition' && node.type !== 'ConditionalExpression') || isComparison(node) || isNot(node)
  const bound = node.type === 'BinaryExpression' ? bounds[String(node.operator)] : undefined
  return [...(isAsked && as !== 'side' ? constants(node) : []), ...(bound ? [instead(node, sides.join(bound))] : [])]
}

/**
 * Every condition to true and to false, every side of &&, || and ?? dropped, every bound moved by one, every `where` of a
 * query, every throw and every call for its effect removed, every default that is true or false turned.
 */
export const guardFlips = (program: Node, code: string): Change[] => {
  const places = new Map<Node, As>()
  const flips = (node: Node): Change[] => {
    const as = places.get(node)
    for (const each of conditionsIn(node, as, code)) places.set(each, 'condition')
    for (const each of onlyIn(node)) places.set(each, 'only')
    if (isLogical(node) || isNot(node)) for (const each of nodesOf(node)) places.set(each, 'side')
    const inner = nodesOf(node).filter(({ type }) => !/^TS(?!As|Satisfies|NonNull)/.test(type))
    return [...changesAt(node, as, code), ...inner.flatMap(flips)]
  }
  return flips(program)
}
