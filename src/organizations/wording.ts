import { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const isInteger = (schema: unknown): boolean =>
  schema instanceof z.ZodNumber &&
  (schema.def.checks ?? []).some((check) => check instanceof z.core.$ZodCheckNumberFormat)

const kinds: Record<string, string> = {
  string: 'must be text, in quotes',
  number: 'must be a number without quotes',
  int: 'must be a whole number',
  boolean: 'must be true or false (not yes or no), without quotes',
  array: 'must be a list, such as [one, another]',
  object: 'must be keys with their values, such as { key: value }',
  record: 'must be keys with their values, such as { key: value }, and no list',
}

/** What a key is for, as the published schema says it. */
const purposeOf = (schema: unknown): string | undefined =>
  schema instanceof z.ZodType ? z.globalRegistry.get(schema)?.description : undefined

const midSentence = (text: string): string =>
  text.startsWith('Slack') ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`

const missing = ({ inst }: Issue, choices: readonly unknown[] = []): string => {
  if (choices.length > 0) return `is missing: one of ${choices.join(', ')}`
  const purpose = purposeOf(inst)
  return purpose ? `is missing: ${midSentence(purpose)}` : 'is missing. Add it'
}

/** A list of names is shown with one of them, as the person would write it. */
const listOf = (schema: unknown): string | undefined =>
  schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum
    ? `must be a list, such as [${schema.element.options.at(-1)}]`
    : undefined

const ofType = (issue: Extract<Issue, { code: 'invalid_type' }>): string => {
  if (issue.input === undefined) return missing(issue)
  if (issue.input === null) return 'has nothing after it. Give its value, or remove the key'
  if (issue.expected === 'number' && isInteger(issue.inst)) return 'must be a whole number without quotes'
  return listOf(issue.inst) ?? kinds[issue.expected] ?? `must be of the kind ${issue.expected}`
}

/** What is wrong inside, where the value is of one of the kinds; otherwise what it may be. */
const ofUnion = (issue: Extract<Issue, { code: 'invalid_union' }>): string => {
  const { discriminator, options, input } = issue
  if (discriminator !== undefined && Array.isArray(options)) {
    const given = typeof input === 'object' && input !== null && Object.hasOwn(input, discriminator)
    return given ? `must be one of ${options.join(', ')}` : missing(issue, options)
  }
  if (input === undefined) return missing(issue)
  const inside = issue.errors.find((issues) =>
    issues.some(({ path, code }) => path.length > 0 || code !== 'invalid_type'),
  )
  const told = inside ?? issue.errors.flat()
  return [...new Set(told.map(({ path, message }) => [...path.map(String), message].join(': ')))].join('; or ')
}

const ofSize = (least: boolean, origin: string, bound: number | bigint, inclusive: boolean): string => {
  const [many, few] = least ? ['at least', 'more than'] : ['at most', 'less than']
  const number = `${inclusive ? many : few} ${bound}`
  if (origin === 'array')
    return bound === 1 && least ? 'is an empty list. Give at least one entry' : `must have ${number} entries`
  if (origin !== 'string') return `must be ${number}`
  return bound === 1 && least ? 'must not be empty' : `must be ${number} characters long`
}

/** What is wrong, and so what to do, where a schema does not say it in words of its own. It holds no value. */
export const wordOf = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue)
    case 'invalid_value':
      return issue.input === undefined ? missing(issue, issue.values) : `must be one of ${issue.values.join(', ')}`
    case 'invalid_union':
      return ofUnion(issue)
    case 'too_small':
      return ofSize(true, issue.origin, issue.minimum, issue.inclusive !== false)
    case 'too_big':
      return ofSize(false, issue.origin, issue.maximum, issue.inclusive !== false)
    case 'unrecognized_keys':
      return 'is not known here. Correct the name, or remove it'
    case 'invalid_key':
      // A wrong key of a record is told by its own rule.
      return issue.issues[0]?.message
    default:
      return undefined
  }
}

export type Told = { path: PropertyKey[]; message: string }

const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`)

/** What is wrong, and where; of keys that are not known each by itself. */
export const toldBy = ({ issues }: z.ZodError): Told[] =>
  issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({ path, message: asSentence(issue.message) }))
  })
