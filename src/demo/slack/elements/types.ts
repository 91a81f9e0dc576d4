/** What a person does with an element: it decides how a typed value is read. */
export type Use =
  | 'press'
  | 'menu'
  | 'text'
  | 'option'
  | 'offered'
  | 'person'
  | 'channel'
  | 'conversation'
  | 'moment'
  | 'rich_text'
  | 'files'

/** How an interactive element behaves; what is specific to one type is said here and nowhere else. */
export type ElementType = {
  use: Use
  many: boolean
  /** Where its value is in `state.values`, which property starts it, and what stands for nothing chosen. */
  state?: { key: string; initial: string; empty: null | readonly never[] }
}

const one = (use: Use, key: string, initial: string): ElementType => ({
  use,
  many: false,
  state: { key, initial, empty: null },
})

const several = (use: Use, key: string, initial: string): ElementType => ({
  use,
  many: true,
  state: { key, initial, empty: [] },
})

const press: ElementType = { use: 'press', many: false }
const text = one('text', 'value', 'initial_value')

/** Every element that a person can act on, by its `type` (docs.slack.dev/reference/block-kit/block-elements). */
export const elementTypes: Record<string, ElementType> = {
  button: press,
  workflow_button: press,
  icon_button: press,
  feedback_buttons: press,
  overflow: { use: 'menu', many: false },
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: one('rich_text', 'rich_text_value', 'initial_value'),
  static_select: one('option', 'selected_option', 'initial_option'),
  radio_buttons: one('option', 'selected_option', 'initial_option'),
  external_select: one('offered', 'selected_option', 'initial_option'),
  users_select: one('person', 'selected_user', 'initial_user'),
  channels_select: one('channel', 'selected_channel', 'initial_channel'),
  conversations_select: one('conversation', 'selected_conversation', 'initial_conversation'),
  multi_static_select: several('option', 'selected_options', 'initial_options'),
  checkboxes: several('option', 'selected_options', 'initial_options'),
  multi_external_select: several('offered', 'selected_options', 'initial_options'),
  multi_users_select: several('person', 'selected_users', 'initial_users'),
  multi_channels_select: several('channel', 'selected_channels', 'initial_channels'),
  multi_conversations_select: several('conversation', 'selected_conversations', 'initial_conversations'),
  datepicker: one('moment', 'selected_date', 'initial_date'),
  timepicker: one('moment', 'selected_time', 'initial_time'),
  datetimepicker: one('moment', 'selected_date_time', 'initial_date_time'),
  file_input: several('files', 'files', 'initial_files'),
}
