import { isObject, type JsonObject } from './json.ts'
import type { Traffic } from './traffic.ts'
import type { Problem } from './validate/index.ts'
import type { Validators } from './validators.ts'

/** An answer `{ ok: false, error, … }` of the Web API. */
export class ApiError extends Error {
  readonly code: string
  readonly details: JsonObject

  constructor(code: string, details: JsonObject = {}) {
    super(code)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }
}

/** What a message is made of; other arguments say where it goes. */
const messageKeys = [
  'text',
  'blocks',
  'attachments',
  'markdown_text',
  'metadata',
  'thread_ts',
  'reply_broadcast',
  'mrkdwn',
  'parse',
  'link_names',
  'unfurl_links',
  'unfurl_media',
  'username',
  'icon_emoji',
  'icon_url',
  'response_type',
  'replace_original',
  'delete_original',
  'ts',
] as const

/** Wrong by our own rules but accepted by Slack: reported, not refused. */
const tolerated = new Set(['missing_text'])

/** Problems that the Web API names by an error of their own. */
const ownErrors: Record<string, string> = {
  no_text: 'no_text',
  markdown_text_conflict: 'markdown_text_conflict',
  view_too_large: 'view_too_large',
  text_over_4000: 'msg_too_long',
}

const described = ({ message, pointer }: Problem) => `${message} [json-pointer:${pointer}]`

const details = (problems: readonly Problem[]): JsonObject => ({
  errors: problems.map(described),
  response_metadata: { messages: problems.map((problem) => `[ERROR] ${described(problem)}`) },
})

const messageError = (problems: readonly Problem[]): ApiError => {
  const own = problems.map(({ code }) => ownErrors[code]).find((code) => code !== undefined)
  const [first] = problems
  const fallback = first?.pointer.startsWith('/attachments')
    ? 'invalid_attachments'
    : first?.pointer.startsWith('/blocks')
      ? 'invalid_blocks'
      : 'invalid_arguments'
  return new ApiError(own ?? fallback, details(problems))
}

const viewError = (problems: readonly Problem[]): ApiError => {
  const own = problems.map(({ code }) => ownErrors[code]).find((code) => code !== undefined)
  const inView = problems.map((problem) => ({ ...problem, pointer: `/view${problem.pointer}` }))
  return new ApiError(own ?? 'invalid_arguments', details(inView))
}

export type Checks = {
  /** Reports everything that is wrong with a message; the error says why Slack refuses it, if it does. */
  message: (body: JsonObject, where: string) => ApiError | undefined
  view: (view: unknown, where: string) => ApiError | undefined
  /** Options that an external select was answered with: the problems, with pointers into the answer. */
  options: (answer: JsonObject, where: string) => Problem[]
}

const partsOf = (body: JsonObject): JsonObject =>
  Object.fromEntries(messageKeys.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]])))

/** The element whose rules the options of an external select follow. */
const menuAround = (answer: JsonObject) => [
  {
    type: 'section',
    text: { type: 'plain_text', text: 'options' },
    accessory: { type: 'static_select', action_id: 'options', ...answer },
  },
]

export const createChecks = (parts: { validators: Validators; traffic: Traffic }): Checks => {
  const { validators, traffic } = parts
  const refusals = (problems: readonly Problem[], where: string) => {
    for (const problem of problems) traffic.report({ where, ...problem })
    return problems.filter(({ severity, code }) => severity === 'error' && !tolerated.has(code))
  }

  return {
    message: (body, where) => {
      const refused = refusals(validators.message(partsOf(body)), where)
      return refused.length > 0 ? messageError(refused) : undefined
    },
    view: (view, where) => {
      const problems = isObject(view)
        ? validators.view(view)
        : [{ pointer: '', code: 'wrong_type', message: 'must be an object', severity: 'error' } as const]
      const refused = refusals(problems, where)
      return refused.length > 0 ? viewError(refused) : undefined
    },
    options: (answer, where) => {
      const prefix = '/0/accessory'
      const problems = validators
        .blocks(menuAround(answer), 'message')
        .map((problem) => ({ ...problem, pointer: problem.pointer.replace(prefix, '').replace('/blocks', '') }))
      return refusals(problems, where)
    },
  }
}
