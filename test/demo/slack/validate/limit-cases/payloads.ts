import { type Json, letters, message, modal, mrkdwn, times } from '../builders.ts'
import { dividers, doubtful, type LimitCase, long, many, text, view } from './case.ts'

/** A modal that is `bytes` long as JSON. */
const sized = (bytes: number): Json => {
  const make = (sizes: number[]): Json =>
    modal(...sizes.map((size) => ({ type: 'section', text: mrkdwn(letters(size)) })))
  const sizes = times(90, () => 2700)
  const rest = bytes - JSON.stringify(make(sizes)).length
  return make(sizes.map((size, index) => size + Math.floor(rest / 90) + (index === 0 ? rest % 90 : 0)))
}

export const ofViews: readonly LimitCase[] = [
  many('view.blocks', 100, '/blocks', (n) => modal(...dividers(n))),
  many('view.blocks', 100, '/blocks', (n) => ({ type: 'home', blocks: dividers(n) })),
  long('view.title', 24, '/title/text', (n) => view({ title: text(n) })),
  long('view.button', 24, '/submit/text', (n) => view({ submit: text(n) })),
  long('view.button', 24, '/close/text', (n) => view({ close: text(n) })),
  long('view.privateMetadata', 3000, '/private_metadata', (n) => view({ private_metadata: letters(n) })),
  long('view.callbackId', 255, '/callback_id', (n) => view({ callback_id: letters(n) })),
  long('view.externalId', 255, '/external_id', (n) => view({ external_id: letters(n) })),
  { limit: 'view.bytes', maximum: 250_000, code: 'view_too_large', at: '', make: sized },
]

const attached = (count: number, more: Json = { text: 'x' }): Json => ({
  text: 'x',
  attachments: times(count, () => more),
})

export const ofMessages: readonly LimitCase[] = [
  many('message.blocks', 50, '/blocks', (n) => message(...dividers(n))),
  many('message.blocks', 50, '/attachments/0/blocks', (n) => attached(1, { blocks: dividers(n) })),
  long('message.text', 40_000, '/text', (n) => ({ text: letters(n) })),
  long('message.markdownText', 12_000, '/markdown_text', (n) => ({ markdown_text: letters(n) })),
  many('message.attachments', 100, '/attachments', (n) => attached(n)),
  doubtful('text_over_4000', 'message.safeText', 4000, '/text', (n) => ({ text: letters(n) })),
  {
    limit: 'message.safeText',
    maximum: 4000,
    code: 'text_over_4000',
    at: '/text',
    make: (n) => ({ text: letters(n), ts: '1767225600.000100' }),
  },
  doubtful('attachments_over_20', 'message.safeAttachments', 20, '/attachments', (n) => attached(n)),
  doubtful('attachment_blocks_over_20', 'message.safeAttachmentBlocks', 20, '/attachments/0/blocks', (n) =>
    attached(1, { blocks: dividers(n) }),
  ),
  doubtful('blocks_text_budget', 'message.blocksText', 10_000, '', (n) =>
    message(...times(5, (index) => ({ type: 'section', text: text(index === 0 ? n - 8000 : 2000) }))),
  ),
]
