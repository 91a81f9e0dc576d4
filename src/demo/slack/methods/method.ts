import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'

/** A Web API method: what calling it takes, and what it does. */
export type Method = {
  name: string
  /** Any one of these is enough; none for methods that need no scope. */
  scopes: readonly string[]
  token: 'bot' | 'app' | 'none'
  /** Checks the arguments and runs. @throws ApiError as Slack would answer */
  run: (context: Context, args: JsonObject) => JsonObject
}

type Definition<Args extends z.ZodType> = Omit<Method, 'run'> & {
  args: Args
  /** @returns what the answer carries beside `ok: true` */
  call: (context: Context, args: z.output<Args>) => JsonObject
}

const complaint = ({ path, message, code, input }: z.core.$ZodIssue): string => {
  const name = path.map(String).join('.')
  return code === 'invalid_type' && input === undefined
    ? `[ERROR] missing required field: ${name}`
    : `[ERROR] ${message} [json-pointer:/${path.map(String).join('/')}]`
}

export const defineMethod = <Args extends z.ZodType>(definition: Definition<Args>): Method => {
  const { name, scopes, token, args: schema, call } = definition
  return {
    name,
    scopes,
    token,
    run: (context, args) => {
      const parsed = schema.safeParse(args, { reportInput: true })
      if (parsed.success) return call(context, parsed.data)
      const messages = parsed.error.issues.map(complaint)
      throw new ApiError('invalid_arguments', { response_metadata: { messages } })
    },
  }
}

/** In a form everything is text: JSON as a string, booleans as `true` or `1`. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

export const jsonObject = z.preprocess(fromText, z.record(z.string(), z.unknown()))
export const jsonList = z.preprocess(fromText, z.array(z.unknown()))
export const flag = z.preprocess((value) => (value === '1' || value === 1 ? true : fromText(value)), z.boolean())
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string())
export const wholeNumber = z.preprocess(fromText, z.number().int())
