import { randomBytes } from 'node:crypto'
import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Logger } from 'pino'
import { buttons, context, escapeText, limits, notice, plain, section, sentence, toText } from '../blocks/index.ts'
import { AppError, type Offer } from '../errors.ts'
import type { Form, Page, Reply } from './feature.ts'
import { stamp, stampButtons } from './stamp.ts'

/** An answer as it rides in an acknowledgement or goes to a `response_url`. */
export type Message = { response_type: 'ephemeral'; text: string; blocks: KnownBlock[] }

/** The organization that an answer is from: the actor's. */
export type Acting = { id: string; name: string } | undefined

/** The blocks of a page never exceed what the surface takes: features page their content; this is the last word. */
const within = (blocks: KnownBlock[], most: number): KnownBlock[] =>
  blocks.length <= most
    ? blocks
    : [...blocks.slice(0, most - 1), section('_There is more than Slack can show in one place._')]

/** What is sent: the blocks, stamped, and below them the organization they are from. */
const signed = ({ blocks, footer }: Pick<Page, 'blocks' | 'footer'>, acting: Acting, most: number): KnownBlock[] => {
  const line = [acting && escapeText(acting.name), footer].filter(Boolean).join(' · ')
  const last = line ? [context(line)] : []
  return stampButtons([...within(blocks, most - last.length), ...last], acting?.id)
}

export const messageOf = (page: Page, acting?: Acting): Message => {
  const blocks = signed(page, acting, limits.messageBlocks)
  return { response_type: 'ephemeral', text: toText(blocks), blocks }
}

const modal = (title: string, blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plain(title, limits.viewTitle),
  close: plain('Close', limits.viewTitle),
  blocks,
})

export const pageView = (page: Page, acting?: Acting): ModalView =>
  modal(page.title, signed(page, acting, limits.viewBlocks))

/** A Home tab has no title of its own. */
export const homeView = (page: Page, acting?: Acting): HomeView => ({
  type: 'home',
  blocks: signed(page, acting, limits.viewBlocks),
})

export const formView = (form: Form, acting?: Acting): ModalView => ({
  ...modal(form.title, signed(form, acting, limits.viewBlocks)),
  callback_id: form.callbackId,
  private_metadata: stamp(JSON.stringify(form.metadata), acting?.id),
  submit: plain(form.submit, limits.viewTitle),
  close: plain('Cancel', limits.viewTitle),
})

export const waitingView = (title: string, text: string): ModalView => modal(title, [notice(text, 'info')])

/** A reply that is not errors beside inputs, and the organization it is from. */
export type Renderable = Exclude<Reply, { kind: 'invalid' }> & { acting: Acting }

export const viewOf = (reply: Renderable): ModalView =>
  reply.kind === 'page' ? pageView(reply.page, reply.acting) : formView(reply.form, reply.acting)

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

/** @param missing the permission that was missing, for whoever is asked for it */
export const errorPage = (text: string, offers: Offer[] = [], missing?: string): Page => ({
  title: 'That did not work',
  blocks: [section(`:warning: ${sentence(text)}`), ...(offers.length > 0 ? [buttons(...offers)] : [])],
  ...(missing && { footer: `permission: ${missing}` }),
})

export const tryAgain = (actionId: string, value: unknown): Offer => ({ text: 'Try again', actionId, value })
