/** `error`: Slack refuses it. `warning`: Slack's pages and SDKs disagree, or it is accepted but has no effect. */
export type Severity = 'error' | 'warning'

export type Problem = {
  /** JSON pointer (RFC 6901) into the given payload, such as `/blocks/0/text/text`; `''` is the payload itself. */
  pointer: string
  /** A short name of the rule, such as `too_long`. */
  code: string
  /** What Slack would say, such as "must be less than 3001 characters". */
  message: string
  severity: Severity
}

export type Path = readonly PropertyKey[]

export const error = (pointer: string, code: string, message: string): Problem => ({
  pointer,
  code,
  message,
  severity: 'error',
})

export const warning = (pointer: string, code: string, message: string): Problem => ({
  pointer,
  code,
  message,
  severity: 'warning',
})

export const errorsOnly = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ severity }) => severity === 'error')

const escaped = (key: PropertyKey): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

export const pointerOf = (path: Path): string => path.map((key) => `/${escaped(key)}`).join('')

export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What `path` leads to, or `undefined`. Inherited properties do not count. */
export const valueAt = (payload: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    payload,
  )
