import { UserExtraError, type UserExtraErrorCode } from './errors.ts'
import type { Answer, Ask } from './exchange.ts'
import { type ExtraRecord, pageSchema, recordSchema } from './schema.ts'

/** A page as it came: the records in it are not looked at yet. */
export type RawPage = { count: number; results: unknown[] }

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // some errors of a Django service are HTML
  }
}

const maxMessages = 50
const maxMessageLength = 300

/** Flattens `{"field": ["…"]}`, nested objects and lists into path and message. */
const messagesOf = (value: unknown, path: string[] = []): { path: string; message: string }[] => {
  if (typeof value === 'string')
    return [{ path: path.join('.'), message: value.slice(0, maxMessageLength).toWellFormed() }]
  if (typeof value !== 'object' || value === null || path.length > 8) return []
  if (Array.isArray(value)) {
    return value.filter((entry) => !Array.isArray(entry)).flatMap((entry) => messagesOf(entry, path))
  }
  return Object.entries(value).flatMap(([key, entry]) => messagesOf(entry, [...path, key]))
}

const ofTheWhole = new Set(['', 'detail', 'non_field_errors'])

const saidBy = (text: string) => {
  const messages = messagesOf(jsonOf(text)).slice(0, maxMessages)
  const whole = messages.filter(({ path }) => ofTheWhole.has(path)).map(({ message }) => message)
  const byPath = Map.groupBy(
    messages.filter(({ path }) => !ofTheWhole.has(path)),
    ({ path }) => path,
  )
  const fields = Object.fromEntries([...byPath].map(([path, all]) => [path, all.map(({ message }) => message)]))
  return { fields, detail: whole.length > 0 ? whole.join(' ') : undefined }
}

const isItem = ({ path }: Ask): boolean => /\/\d+\/$/.test(path)

const codeOf = (status: number, ask: Ask, fields: Record<string, string[]>): UserExtraErrorCode => {
  switch (status) {
    case 400:
    case 413:
    case 422:
      // 409 is what the documentation says of a second record of a parent; a plain framework says it this way.
      return ask.method === 'POST' && Object.hasOwn(fields, 'parent') ? 'conflict' : 'invalid'
    case 401:
      return 'unauthorized'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      // The list is always there: without it this is not the API.
      return isItem(ask) ? 'not_found' : 'not_understood'
    case 409:
      return 'conflict'
    case 429:
      return 'rate_limited'
    default:
      return status >= 500 ? 'unavailable' : 'not_understood'
  }
}

/** These answers are given before anything is done, whatever became of an earlier attempt. */
const settled: ReadonlySet<UserExtraErrorCode> = new Set(['invalid', 'not_found'])

/** The error that an answer other than 2xx stands for. */
export const failureOf = ({ status, text, retryAfterMs, uncertain }: Answer, ask: Ask): UserExtraError => {
  const { fields, detail } = saidBy(text.replaceAll(ask.token, '…'))
  const code = codeOf(status, ask, fields)
  return new UserExtraError(
    code,
    { method: ask.method, path: ask.path, status },
    {
      uncertain: uncertain && !settled.has(code),
      retryAfterSeconds: retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1000)),
      ...((code === 'invalid' || code === 'conflict') && { fields, detail }),
    },
  )
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300

const notUnderstood = ({ method, path }: Ask, status: number, reason: string) =>
  new UserExtraError('not_understood', { method, path, status, reason }, { uncertain: true })

/** @throws UserExtraError when the answer is an error, no record, or another record than `id` */
export const recordOf = (answer: Answer, ask: Ask, id?: number): ExtraRecord => {
  if (!isSuccess(answer)) throw failureOf(answer, ask)
  const { data, error } = recordSchema.safeParse(jsonOf(answer.text))
  if (error) throw notUnderstood(ask, answer.status, `not a record: ${error.issues[0]?.path.join('.')}`)
  if (id !== undefined && data.id !== id) throw notUnderstood(ask, answer.status, 'another record')
  return data
}

/** @throws UserExtraError when the answer is an error or no page */
export const pageOf = (answer: Answer, ask: Ask): RawPage => {
  if (!isSuccess(answer)) throw failureOf(answer, ask)
  const { data, error } = pageSchema.safeParse(jsonOf(answer.text))
  if (error) throw notUnderstood(ask, answer.status, `not a page: ${error.issues[0]?.path.join('.')}`)
  return data
}
