import { randomBytes } from 'node:crypto'
import type { ActionsBlock, HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Logger } from 'pino'
import { buttons, limits, notice, plain, section, sentence, toText } from '../blocks/index.ts'
import { AppError } from '../errors.ts'
import type { Form, Page, Reply } from './feature.ts'

/** An answer as it rides in an acknowledgement or goes to a `response_url`. */
export type Message = { response_type: 'ephemeral'; text: string; blocks: KnownBlock[] }

/** The blocks of a page never exceed what the surface takes: features page their content; this is the last word. */
const within = (blocks: KnownBlock[], most: number): KnownBlock[] =>
  blocks.length <= most
    ? blocks
    : [...blocks.slice(0, most - 1), section('_There is more than Slack can show in one place._')]

export const messageOf = ({ blocks }: Page): Message => ({
  response_type: 'ephemeral',
  text: toText(blocks),
  blocks: within(blocks, limits.messageBlocks),
})

const modal = (title: string, blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plain(title, limits.viewTitle),
  close: plain('Close', limits.viewTitle),
  blocks: within(blocks, limits.viewBlocks),
})

export const pageView = ({ title, blocks }: Page): ModalView => modal(title, blocks)

/** A Home tab has no title of its own. */
export const homeView = ({ blocks }: Page): HomeView => ({ type: 'home', blocks: within(blocks, limits.viewBlocks) })

export const formView = ({ title, blocks, submit, callbackId, metadata }: Form): ModalView => ({
  ...modal(title, blocks),
  callback_id: callbackId,
  private_metadata: JSON.stringify(metadata),
  submit: plain(submit, limits.viewTitle),
  close: plain('Cancel', limits.viewTitle),
})

export const waitingView = (title: string, text: string): ModalView => modal(title, [notice(text, 'info')])

/** The view of a reply that is not errors beside inputs. */
export const viewOf = (reply: Exclude<Reply, { kind: 'invalid' }>): ModalView =>
  reply.kind === 'page' ? pageView(reply.page) : formView(reply.form)

const unexpected = (reference: string): string =>
  `Something unexpected happened on my side, and I stopped. If you were saving, please look at the record before you try again. ` +
  `If it happens again, give your administrator this reference: ${reference}.`

/**
 * The one place that turns an error into what a person reads. What a person did or may not do is answered in its own
 * words; anything unforeseen is logged with a reference, and only the reference is shown.
 */
export const explain = (error: unknown, log: Logger): string => {
  if (error instanceof AppError) {
    log.info({ code: error.code, ...(error.cause !== undefined && { err: error.cause }) }, 'answered with an error')
    return error.message
  }
  const reference = randomBytes(4).toString('hex')
  log.error({ err: error, reference }, 'unexpected error')
  return unexpected(reference)
}

export const errorPage = (text: string, more: KnownBlock[] = []): Page => ({
  title: 'That did not work',
  blocks: [section(`:warning: ${sentence(text)}`), ...more],
})

export const tryAgain = (actionId: string, value: unknown): ActionsBlock =>
  buttons({ text: 'Try again', actionId, value })
