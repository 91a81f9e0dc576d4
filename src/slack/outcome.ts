import type { Offer } from '../errors.ts'
import type { Reply } from './feature.ts'
import { type Acting, errorPage, type Renderable } from './replies.ts'

/** Milliseconds an acknowledgement waits for the answer, and a click for the data of the view it opens. Slack gives 3,000. */
export const patience = { acknowledge: 2_000, open: 400 }

/** What a handler came to: its reply, or the sentence that explains its error with what can be done now. */
export type Outcome = ({ reply: Reply } | { problem: string; offers: Offer[]; missing?: string | undefined }) & {
  acting: Acting
}

export const late = Symbol('late')

export const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> => {
  const { promise: timeout, resolve } = Promise.withResolvers<typeof late>()
  const timer = setTimeout(() => resolve(late), milliseconds)
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer))
}

export const renderable = (outcome: Outcome): Renderable => {
  const { acting } = outcome
  if ('problem' in outcome)
    return { kind: 'page', page: errorPage(outcome.problem, outcome.offers, outcome.missing), acting }
  if (outcome.reply.kind !== 'invalid') return { ...outcome.reply, acting }
  return { kind: 'page', page: errorPage(Object.values(outcome.reply.errors).join(' ')), acting }
}

export const isForm = (outcome: Outcome): boolean => 'reply' in outcome && outcome.reply.kind === 'form'
