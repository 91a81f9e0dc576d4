import type { TrafficShown } from '../../../page/wire.ts'
import { isObject, objectAt } from '../../../slack/json.ts'
import type { TrafficEntry, TrafficProblem } from '../../../slack/traffic.ts'
import type { Mark } from '../json/rows.ts'

/** An acknowledgement is judged right after its exchange has ended. */
const judgedWithinMs = 100

/** Slack's way to say where something is wrong. */
const located = /^(?:\[ERROR\] )?(?<message>[\s\S]*?) ?\[json-pointer:(?<pointer>[^\]]*)\]/

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

const marksOfAnswer = (answer: unknown): Mark[] => {
  if (!isObject(answer)) return []
  const texts = [...textsOf(answer.errors), ...textsOf(objectAt(answer, 'response_metadata').messages)]
  return texts.flatMap((text) => {
    const { message, pointer } = located.exec(text)?.groups ?? {}
    return message === undefined || pointer === undefined ? [] : [{ message, pointer }]
  })
}

/** Problems are told by what they were found in, not by exchange: name and time bring them together. */
export const belongs = ({ kind, name, at, ms = 0 }: TrafficShown, problem: TrafficProblem): boolean => {
  const where = kind === 'delivery' ? `acknowledgement of ${name}` : name
  return problem.where === where && problem.at >= at && problem.at <= at + ms + judgedWithinMs
}

const sayable = (problem: TrafficProblem, sent: unknown): Mark[] => {
  if (problem.pointer === undefined) return []
  // Problems of a view are told from the view on, which travels inside of something.
  const prefix = isObject(sent) && isObject(sent.view) && !problem.pointer.startsWith('/view/') ? '/view' : ''
  return [{ pointer: `${prefix}${problem.pointer}`, message: problem.message }]
}

/** What the bot sent in an exchange. */
export const sentByBot = (kind: TrafficShown['kind']): 'request' | 'response' =>
  kind === 'delivery' ? 'response' : 'request'

/** Where what the bot sent breaks the rules. */
export const marksOf = (entry: TrafficEntry, problems: readonly TrafficProblem[]): Mark[] => {
  const sent = readable(entry[sentByBot(entry.kind)])
  const found = [
    ...marksOfAnswer(entry.response),
    ...problems.filter((problem) => belongs(entry, problem)).flatMap((problem) => sayable(problem, sent)),
  ]
  return [...new Map(found.map((mark) => [`${mark.pointer} ${mark.message}`, mark])).values()]
}

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A form carries views and blocks as text: they are shown as the JSON they are. */
export const readable = (body: unknown): unknown => {
  const value = parsed(body)
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, parsed(each)])) : value
}
