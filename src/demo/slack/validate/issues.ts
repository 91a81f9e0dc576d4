import type { z } from 'zod'
import { placeOfBlock, placeOfElement } from './places.ts'
import { error, type Path, type Problem, pointerOf, valueAt } from './problems.ts'
import { inlineTypes } from './rich-text.ts'
import type { Verdict } from './rules.ts'

type Issue = z.core.$ZodIssue

const articles: Record<string, string> = {
  string: 'a string',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  boolean: 'a boolean',
  number: 'a number',
  int: 'an integer',
}

/** A `type` that no schema of this place has: either unknown to Slack, or known but not allowed here. */
const typeProblem = (pointer: string, type: unknown): Problem => {
  if (typeof type !== 'string') return error(pointer, 'wrong_type', 'must provide a string')
  const message = `unsupported type: ${type}`
  if (placeOfElement(type) || inlineTypes.includes(type)) return error(pointer, 'element_not_allowed', message)
  if (placeOfBlock(type)) return error(pointer, 'block_not_allowed', message)
  return error(pointer, 'unknown_type', message)
}

const tooBig = (pointer: string, { origin, maximum }: z.core.$ZodIssueTooBig): Problem => {
  if (origin === 'string') return error(pointer, 'too_long', `must be less than ${Number(maximum) + 1} characters`)
  if (origin === 'array') return error(pointer, 'too_many', `no more than ${maximum} items allowed`)
  return error(pointer, 'out_of_range', `must be no more than ${maximum}`)
}

const tooSmall = (pointer: string, { origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): Problem => {
  if (origin === 'string') return error(pointer, 'too_short', `must be more than ${Number(minimum) - 1} characters`)
  if (origin === 'array') return error(pointer, 'too_few', `must provide at least ${minimum} items`)
  return error(pointer, 'out_of_range', `must be ${inclusive ? 'no less than' : 'more than'} ${minimum}`)
}

const wrongValue = (pointer: string, path: Path, values: readonly unknown[]): Problem => {
  const isTextType = path.at(-1) === 'type' && values.every((value) => value === 'plain_text' || value === 'mrkdwn')
  if (isTextType) return error(pointer, 'invalid_text_type', `must be ${values.join(' or ')}`)
  return error(pointer, 'invalid_value', `must be a valid enum value: ${values.join(', ')}`)
}

const unknownProperties = (payload: unknown, path: Path, keys: readonly string[]): Problem[] =>
  keys
    .filter((key) => valueAt(payload, [...path, key]) !== undefined)
    .map((key) => error(pointerOf([...path, key]), 'unknown_property', `invalid additional property: ${key}`))

const isVerdict = (params: object | undefined): params is Verdict => params !== undefined && 'problem' in params

/** A rule of ours, which says itself what it is and how bad. */
const broken = (pointer: string, { params, message }: z.core.$ZodIssueCustom): Problem =>
  isVerdict(params)
    ? { pointer, code: params.problem, message, severity: params.severity }
    : error(pointer, 'invalid_value', message)

const isMissing = (payload: unknown, { code, path }: Issue): boolean =>
  code !== 'custom' && path.length > 0 && valueAt(payload, path) === undefined

const problemsOfIssue = (payload: unknown, issue: Issue): Problem[] => {
  const { path } = issue
  const pointer = pointerOf(path)
  if (isMissing(payload, issue)) {
    const field = String(path.at(-1))
    return [error(pointerOf(path.slice(0, -1)), 'missing_property', `missing required field: ${field}`)]
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownProperties(payload, path, issue.keys)
    case 'invalid_type':
      return [error(pointer, 'wrong_type', `must provide ${articles[issue.expected] ?? issue.expected}`)]
    case 'invalid_union':
      if (issue.discriminator !== undefined) return [typeProblem(pointer, valueAt(payload, path))]
      return [error(pointer, 'wrong_type', 'failed to match all allowed schemas')]
    case 'too_big':
      return [tooBig(pointer, issue)]
    case 'too_small':
      return [tooSmall(pointer, issue)]
    case 'invalid_value':
      return [wrongValue(pointer, path, issue.values)]
    case 'invalid_format':
      return [error(pointer, 'invalid_format', 'must match the required format')]
    case 'custom':
      return [broken(pointer, issue)]
    default:
      return [error(pointer, 'invalid_value', issue.message)]
  }
}

/** What is wrong with the shape of `payload`, judged by a zod schema. Every pointer leads to something in `payload`. */
export const shapeProblems = (schema: z.ZodType, payload: unknown): Problem[] => {
  const result = schema.safeParse(payload)
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOfIssue(payload, issue))
}
