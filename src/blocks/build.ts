import type { ActionsBlock, Button, ContextBlock, HeaderBlock, KnownBlock, Option, SectionBlock } from '@slack/types'
import { limits } from './limits.ts'
import { mrkdwn, plain, sentence, truncate } from './text.ts'

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, limits.headerText) })

export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: mrkdwn(truncate(text, limits.sectionText)),
})

export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [mrkdwn(truncate(text, limits.contextText))],
})

/** Two columns of `*label*` over value, ten to a section. Labels and values come escaped. */
export const fieldList = (entries: { label: string; value: string }[]): SectionBlock[] =>
  Array.from({ length: Math.ceil(entries.length / limits.sectionFields) }, (_, index) => ({
    type: 'section',
    fields: entries
      .slice(index * limits.sectionFields, (index + 1) * limits.sectionFields)
      .map(({ label, value }) => mrkdwn(truncate(`*${label}*\n${value}`, limits.fieldText))),
  }))

/** `label` is read out in place of `text`, where several buttons of one text stand together. */
export type ButtonSpec = {
  text: string
  label?: string
  actionId: string
  value: unknown
  style?: 'primary' | 'danger'
}

/** A button whose value is JSON; the handler parses it by its schema when it comes back. */
export const button = ({ text, label, actionId, value, style }: ButtonSpec): Button => ({
  type: 'button',
  action_id: actionId,
  text: plain(text, limits.buttonText),
  value: JSON.stringify(value),
  ...(label && { accessibility_label: truncate(label, limits.buttonText) }),
  ...(style && { style }),
})

export const buttons = (...specs: ButtonSpec[]): ActionsBlock => ({ type: 'actions', elements: specs.map(button) })

export const option = (text: string, value: string): Option & { text: ReturnType<typeof plain> } => ({
  text: plain(text, limits.optionText),
  value,
})

export type NoticeLevel = 'info' | 'warning' | 'error' | 'success'

/** The block id of a notice on top of a form, so that a later one takes its place. */
export const noticeBlockId = 'notice'

/** A sentence above a modal's content. An `alert` holds 200 characters of plain text; what does not fit is a section. */
export const notice = (text: string, level: NoticeLevel): KnownBlock =>
  text.length <= limits.alertText && !text.includes('<@')
    ? { type: 'alert', block_id: noticeBlockId, level, text: plain(text, limits.alertText) }
    : { ...section(sentence(text)), block_id: noticeBlockId }
