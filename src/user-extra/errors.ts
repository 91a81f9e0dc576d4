import { AppError } from '../errors.ts'

/** One code a meaning; the bot never has to look at a status. */
export const userExtraErrorCodes = [
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'rate_limited',
  'unavailable',
  'timed_out',
  'not_understood',
] as const
export type UserExtraErrorCode = (typeof userExtraErrorCodes)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** For the log: where it happened and why, and nothing that was sent or received. `path` has no query. */
export type Trace = { method: Method; path: string; status?: number | undefined; reason?: string | undefined }

export type Details = {
  /** A write that the service may have carried out all the same. */
  uncertain?: boolean
  retryAfterSeconds?: number | undefined
  fields?: Record<string, string[]>
  detail?: string | undefined
}

/** Read by the person in Slack, so it is about the record and what to do, not about the protocol. */
const consequences: Record<Method, { not: string; unknown: string }> = {
  GET: { not: '', unknown: '' },
  POST: {
    not: 'No record was created.',
    unknown: 'It is not known whether the record was created: look the person up before trying again.',
  },
  PUT: {
    not: 'Nothing was changed.',
    unknown: 'It is not known whether the change was saved: look at the record before trying again.',
  },
  PATCH: {
    not: 'Nothing was changed.',
    unknown: 'It is not known whether the change was saved: look at the record before trying again.',
  },
  DELETE: {
    not: 'Nothing was deleted.',
    unknown: 'It is not known whether the record was deleted: look the person up before trying again.',
  },
}

const duration = (seconds: number): string => {
  if (seconds > 120) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
const again = (seconds: number | undefined): string =>
  seconds === undefined ? 'Try again in a few minutes.' : `Try again in ${duration(seconds)}.`

type Words = { happened: string; advice: string }

const words: Record<UserExtraErrorCode, (method: Method, details: Details) => Words> = {
  unauthorized: () => ({
    happened: 'The User Extra service does not accept the access this bot was given.',
    advice: 'Tell the person who runs this bot.',
  }),
  forbidden: (method) => ({
    happened: `The User Extra service does not allow this bot to ${method === 'GET' ? 'see' : 'do'} that.`,
    advice: 'Ask the person who runs this bot.',
  }),
  not_found: () => ({
    happened: 'There is no such User Extra record.',
    advice: 'It may have been deleted: look the person up again.',
  }),
  // The parent may belong to a record of another organization, which is not for this reader to know.
  conflict: (method) =>
    method === 'POST'
      ? {
          happened: 'A User Extra record for this person could not be created.',
          advice: 'Look the person up; if there is no record, ask the person who runs this bot.',
        }
      : {
          happened: 'This does not fit what the User Extra service holds by now.',
          advice: 'Open the record again and repeat it.',
        },
  invalid: (method) =>
    method === 'GET'
      ? { happened: 'The User Extra service did not accept the question.', advice: 'Check what was asked for.' }
      : { happened: 'The User Extra service cannot store what was entered.', advice: 'Correct it and try again.' },
  rate_limited: (_, { retryAfterSeconds: seconds }) =>
    seconds === undefined
      ? { happened: 'The User Extra service is busy and asked to wait.', advice: 'Try again in a minute.' }
      : {
          happened: `The User Extra service is busy and asked to wait ${duration(seconds)}.`,
          advice: 'Try again then.',
        },
  unavailable: (_, { retryAfterSeconds }) => ({
    happened: 'The User Extra service is not available at the moment.',
    advice: again(retryAfterSeconds),
  }),
  timed_out: () => ({
    happened: 'The User Extra service did not answer in time.',
    advice: again(undefined),
  }),
  not_understood: () => ({
    happened: 'The User Extra service answered in a way this bot does not understand.',
    advice: 'Tell the person who runs this bot.',
  }),
}

const messageOf = (code: UserExtraErrorCode, method: Method, details: Details): string => {
  const { happened, advice } = words[code](method, details)
  const { not, unknown } = consequences[method]
  const rest = details.uncertain && unknown ? [unknown] : [not, advice]
  return [happened, ...rest].filter(Boolean).join(' ')
}

const logOf = ({ method, path, status, reason }: Trace): Error =>
  new Error([method, path, status, reason].filter((part) => part !== undefined).join(' '))

/**
 * Whatever goes wrong with the User Extra service. `message` is for a person, `cause` for the log; neither they nor its
 * JSON hold a token or a value of a record.
 */
export class UserExtraError extends AppError {
  declare readonly code: UserExtraErrorCode
  /** The write may have been carried out all the same: look before repeating it, and do not say that it was not. */
  readonly uncertain: boolean
  /** Whole seconds, at least 1, that the service asked to wait, when it said so (`rate_limited`, `unavailable`). */
  readonly retryAfterSeconds: number | undefined
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** `invalid` and `conflict`: what the service (or the check before sending) says of each field, by path. */
  declare readonly fields: Record<string, string[]>
  /** `invalid` and `conflict`: what the service says of the whole. */
  declare readonly detail: string | undefined

  constructor(code: UserExtraErrorCode, trace: Trace, details: Details = {}) {
    super(code, messageOf(code, trace.method, details), { cause: logOf(trace) })
    this.name = 'UserExtraError'
    this.uncertain = trace.method !== 'GET' && (details.uncertain ?? false)
    this.retryAfterSeconds = details.retryAfterSeconds
    this.status = trace.status
    // Services quote the value they refuse: fine for the one who typed it, so a feature may show it, but a log that
    // copies an error's enumerable properties must not get it.
    Object.defineProperty(this, 'fields', { value: details.fields ?? {} })
    Object.defineProperty(this, 'detail', { value: details.detail })
  }
}

/** @example isUserExtraError(error, 'not_found', 'forbidden') */
export const isUserExtraError = <Code extends UserExtraErrorCode = UserExtraErrorCode>(
  error: unknown,
  ...codes: Code[]
): error is UserExtraError & { readonly code: Code } =>
  error instanceof UserExtraError && (codes.length === 0 || codes.some((code) => code === error.code))
