import type { Reply } from './feature.ts'
import { errorPage } from './replies.ts'

/** Milliseconds an acknowledgement waits for the answer, and a click for the data of the view it opens. Slack gives 3,000. */
export const patience = { acknowledge: 2_000, open: 400 }

/** What a handler came to: its reply, or the sentence that explains its error. */
export type Outcome = { reply: Reply } | { problem: string }

export type Renderable = Exclude<Reply, { kind: 'invalid' }>

export const late = Symbol('late')

export const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> => {
  const { promise: timeout, resolve } = Promise.withResolvers<typeof late>()
  const timer = setTimeout(() => resolve(late), milliseconds)
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer))
}

export const renderable = (outcome: Outcome): Renderable => {
  if ('problem' in outcome) return { kind: 'page', page: errorPage(outcome.problem) }
  if (outcome.reply.kind !== 'invalid') return outcome.reply
  return { kind: 'page', page: errorPage(Object.values(outcome.reply.errors).join(' ')) }
}

export const isForm = (outcome: Outcome): boolean => 'reply' in outcome && outcome.reply.kind === 'form'
