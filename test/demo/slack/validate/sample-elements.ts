import type { ElementType } from '../../../../src/demo/slack/validate/places.ts'
import { type Json, mrkdwn, option, options, plain } from './builders.ts'

const picture = { image_url: 'https://example.com/laptop.png', alt_text: 'A laptop' }
const confirm = { title: plain(), text: plain(), confirm: plain('Yes'), deny: plain('No'), style: 'danger' }
const label = { text: plain('Good'), accessibility_label: 'This was good' }

const picker = { confirm, focus_on_load: false }
const menu = { ...picker, placeholder: plain() }
const typed = {
  focus_on_load: false,
  placeholder: plain(),
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
}
const conversations = {
  default_to_current_conversation: true,
  filter: { include: ['im', 'mpim'], exclude_bot_users: true, exclude_external_shared_channels: false },
}

/** Each element with all that it may have. */
export const elements: Record<ElementType, Json> = {
  button: {
    type: 'button',
    ...label,
    action_id: 'edit',
    value: '158',
    url: 'https://example.com',
    style: 'primary',
    confirm,
    agent_prompt: 'Look into it',
  },
  workflow_button: {
    type: 'workflow_button',
    ...label,
    action_id: 'start',
    style: 'danger',
    workflow: {
      trigger: {
        url: 'https://slack.com/shortcuts/Ft1/x',
        customizable_input_parameters: [{ name: 'device', value: '1' }],
      },
    },
  },
  feedback_buttons: {
    type: 'feedback_buttons',
    action_id: 'feedback',
    positive_button: { ...label, value: 'good' },
    negative_button: { ...label, value: 'bad' },
  },
  icon_button: {
    type: 'icon_button',
    ...label,
    icon: 'trash',
    action_id: 'delete',
    value: '158',
    confirm,
    visible_to_user_ids: ['U1'],
  },
  checkboxes: {
    type: 'checkboxes',
    ...picker,
    action_id: 'flags',
    options: [option(0), { text: mrkdwn(), value: 'formatted', description: mrkdwn() }],
    initial_options: [option(0)],
  },
  radio_buttons: {
    type: 'radio_buttons',
    ...picker,
    action_id: 'choice',
    options: options(2),
    initial_option: option(1),
  },
  datepicker: { type: 'datepicker', ...menu, action_id: 'date', initial_date: '2028-02-29' },
  datetimepicker: { type: 'datetimepicker', ...picker, action_id: 'moment', initial_date_time: 1_767_225_600 },
  timepicker: {
    type: 'timepicker',
    ...menu,
    action_id: 'time',
    initial_time: '23:59',
    timezone: 'Europe/Vienna',
  },
  email_text_input: { type: 'email_text_input', ...typed, action_id: 'email', initial_value: 'jane@example.com' },
  url_text_input: { type: 'url_text_input', ...typed, action_id: 'url', initial_value: 'https://example.com' },
  number_input: {
    type: 'number_input',
    ...typed,
    action_id: 'number',
    is_decimal_allowed: true,
    min_value: '-1',
    initial_value: '0.5',
    max_value: '10',
  },
  file_input: { type: 'file_input', action_id: 'file', filetypes: ['pdf'], max_files: 1 },
  plain_text_input: {
    type: 'plain_text_input',
    ...typed,
    action_id: 'words',
    multiline: true,
    min_length: 0,
    max_length: 100,
    initial_value: '',
  },
  rich_text_input: {
    type: 'rich_text_input',
    ...typed,
    action_id: 'note',
    min_lines: 2,
    max_lines: 4,
    initial_value: {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
    },
  },
  static_select: { type: 'static_select', ...menu, action_id: 'one', options: options(2), initial_option: option(1) },
  external_select: {
    type: 'external_select',
    ...menu,
    action_id: 'zone',
    min_query_length: 0,
    initial_option: option('Europe/Vienna'),
  },
  users_select: { type: 'users_select', ...menu, action_id: 'user', initial_user: 'U1' },
  conversations_select: {
    type: 'conversations_select',
    ...menu,
    ...conversations,
    action_id: 'conversation',
    initial_conversation: 'C1',
    response_url_enabled: false,
  },
  channels_select: {
    type: 'channels_select',
    ...menu,
    action_id: 'channel',
    initial_channel: 'C1',
    response_url_enabled: false,
  },
  multi_static_select: {
    type: 'multi_static_select',
    ...menu,
    action_id: 'many',
    option_groups: [{ label: plain(), options: options(2) }],
    initial_options: [option(1)],
    max_selected_items: 1,
  },
  multi_external_select: {
    type: 'multi_external_select',
    ...menu,
    action_id: 'zones',
    min_query_length: 2,
    initial_options: options(2),
    max_selected_items: 2,
  },
  multi_users_select: {
    type: 'multi_users_select',
    ...menu,
    action_id: 'users',
    initial_users: ['U1'],
    max_selected_items: 1,
  },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    ...menu,
    ...conversations,
    action_id: 'conversations',
    initial_conversations: ['C1'],
    max_selected_items: 1,
  },
  multi_channels_select: {
    type: 'multi_channels_select',
    ...menu,
    action_id: 'channels',
    initial_channels: ['C1'],
    max_selected_items: 1,
  },
  overflow: {
    type: 'overflow',
    action_id: 'more',
    confirm,
    options: [option(1, { url: 'https://example.com', description: plain() })],
  },
  image: { type: 'image', ...picture },
  url: { type: 'url', url: 'https://example.com', text: 'The handbook' },
}
