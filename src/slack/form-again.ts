import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { type NoticeLevel, notice, noticeBlockId } from '../blocks/index.ts'
import type { FormState, InputState } from './feature.ts'

/** A modal as Slack sends it with a submission: what we sent, plus fields that must not be sent back. */
export type ReceivedView = Pick<ModalView, 'title' | 'blocks'> & {
  callback_id: string
  private_metadata: string
  submit?: ModalView['submit'] | null | undefined
  close?: ModalView['close'] | null | undefined
}

/** Where each kind of input keeps what a person chose in `state`, and where a new view takes it from. */
const initialOf: Record<string, { from: string; to: string }> = {
  plain_text_input: { from: 'value', to: 'initial_value' },
  number_input: { from: 'value', to: 'initial_value' },
  email_text_input: { from: 'value', to: 'initial_value' },
  url_text_input: { from: 'value', to: 'initial_value' },
  static_select: { from: 'selected_option', to: 'initial_option' },
  external_select: { from: 'selected_option', to: 'initial_option' },
  radio_buttons: { from: 'selected_option', to: 'initial_option' },
  checkboxes: { from: 'selected_options', to: 'initial_options' },
  datepicker: { from: 'selected_date', to: 'initial_date' },
  timepicker: { from: 'selected_time', to: 'initial_time' },
  users_select: { from: 'selected_user', to: 'initial_user' },
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const withTyped = (block: InputBlock, typed: InputState | undefined): InputBlock => {
  const place = initialOf[block.element.type]
  if (!place || !typed) return block
  const value = typed[place.from]
  const element = { ...block.element, [place.to]: value }
  if (isEmpty(value)) Reflect.deleteProperty(element, place.to)
  return { ...block, element }
}

/**
 * The form a person submitted, once more: with what they typed, and a sentence on top of it that says what happened.
 * Inputs keep their ids, so that Slack keeps what is typed even where the view never left the screen.
 */
export const formAgain = (view: ReceivedView, state: FormState, text: string, level: NoticeLevel): ModalView => ({
  type: 'modal',
  callback_id: view.callback_id,
  private_metadata: view.private_metadata,
  title: view.title,
  ...(view.submit && { submit: view.submit }),
  ...(view.close && { close: view.close }),
  blocks: [
    notice(text, level),
    ...view.blocks
      .filter(({ block_id }) => block_id !== noticeBlockId)
      .map((block) => again(block as KnownBlock, state)),
  ],
})

const again = (block: KnownBlock, state: FormState): KnownBlock => {
  // What comes back may have been changed on the way, so an input may lack its element.
  if (block.type !== 'input' || !block.block_id || !block.element?.action_id) return block
  return withTyped(block, state[block.block_id]?.[block.element.action_id])
}
