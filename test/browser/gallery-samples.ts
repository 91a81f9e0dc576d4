import type { JsonObject } from '../../src/demo/slack/json.ts'
import { button, mrkdwn, plain } from './gallery-builders.ts'

export const option = (text: string, value: string, more: JsonObject = {}) => ({ text: plain(text), value, ...more })

const themes = [option('Light', 'light'), option('Dark', 'dark'), option('Same as the device', 'auto')]
const devices = ['Laptop', 'Phone', 'Tablet', 'Monitor', 'Headset', 'Keyboard with a long name that wraps around']
const deviceOptions = devices.map((name) => option(name, name.toLowerCase().slice(0, 8)))
const groups = [
  { label: plain('Europe'), options: [option('Berlin', 'berlin'), option('Málaga', 'malaga')] },
  { label: plain('Asia'), options: [option('Tokyo', 'tokyo'), option('Seoul', 'seoul')] },
]

/** When a moment in the samples is: a Wednesday, half past nine in the evening in London. */
export const moment = 1_736_371_800

const confirm = {
  title: plain('Are you sure?'),
  text: plain('The laptop leaves your record.'),
  confirm: plain('Yes, remove it'),
  deny: plain('Keep it'),
  style: 'danger',
}

const described = [
  { text: mrkdwn('*Daily*'), value: 'daily', description: mrkdwn('One mail a day') },
  { text: plain('Weekly'), value: 'weekly', description: plain('On _Mondays_') },
  { text: plain('Never'), value: 'never' },
]

const menu = (type: string, text: string, more: JsonObject = {}) => ({ type, placeholder: plain(text), ...more })

/** Menus and pickers, which stand beside text, in a row of actions and in inputs. By action_id. */
export const choosers: Record<string, JsonObject> = {
  theme: menu('static_select', 'Choose a theme', { options: themes }),
  city: menu('static_select', 'Choose a city', { option_groups: groups }),
  person: menu('users_select', 'Choose a person'),
  channel: menu('channels_select', 'Choose a channel'),
  place: menu('conversations_select', 'Choose a conversation'),
  zone: menu('external_select', 'Type a zone', { min_query_length: 2 }),
  devices: menu('multi_static_select', 'Choose devices', { options: deviceOptions, max_selected_items: 3 }),
  people: menu('multi_users_select', 'Choose people'),
  channels: menu('multi_channels_select', 'Choose channels'),
  places: menu('multi_conversations_select', 'Choose conversations', { filter: { include: ['im'] } }),
  zones: menu('multi_external_select', 'Type zones', { min_query_length: 0 }),
  digest: { type: 'radio_buttons', options: described },
  mails: { type: 'checkboxes', options: described, initial_options: [described[1]] },
  day: menu('datepicker', 'Choose a day', { initial_date: '2025-01-08' }),
  time: menu('timepicker', 'Choose a time', { initial_time: '13:45', timezone: 'Asia/Tokyo' }),
}

const moments = { type: 'datetimepicker', initial_date_time: moment }

export const buttons: JsonObject[] = [
  button('Save', 'save', { style: 'primary', value: 'it' }),
  button('Remove', 'remove', { style: 'danger', confirm }),
  button('Docs', 'docs', { url: 'https://example.com/docs', accessibility_label: 'Docs of devices' }),
  button('Slowly', 'slowly'),
]

export const overflow = {
  type: 'overflow',
  action_id: 'more',
  options: [
    option('Edit', 'edit', { description: plain('Opens a form') }),
    option('Website', 'site', { url: 'https://example.com/site' }),
  ],
}

export const workflow = {
  type: 'workflow_button',
  action_id: 'workflow',
  text: plain('Start'),
  workflow: { trigger: { url: 'https://example.com/shortcuts/Ft0' } },
}

export const contextActions = {
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'feedback',
      positive_button: { text: plain('👍'), value: 'good', accessibility_label: 'A good answer' },
      negative_button: { text: plain('👎'), value: 'bad', accessibility_label: 'A bad answer' },
    },
    { type: 'icon_button', icon: 'trash', text: plain('Discard'), action_id: 'discard', value: 'this' },
    { type: 'icon_button', icon: 'trash', text: plain('Hidden'), action_id: 'hidden', visible_to_user_ids: ['U0BOB'] },
  ],
}

/** What stands in inputs only. */
const typed: Record<string, JsonObject> = {
  nickname: { type: 'plain_text_input', min_length: 3, max_length: 10, placeholder: plain('Short') },
  note: { type: 'plain_text_input', multiline: true },
  age: { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '99' },
  mail: { type: 'email_text_input' },
  site: { type: 'url_text_input' },
  story: { type: 'rich_text_input' },
  files: { type: 'file_input' },
  moment: moments,
}

export const input = (action_id: string, element: JsonObject, more: JsonObject = {}) => ({
  type: 'input',
  block_id: `in_${action_id}`,
  label: plain(action_id.charAt(0).toUpperCase() + action_id.slice(1)),
  optional: true,
  element: { ...element, action_id },
  ...more,
})

export const everyInput = Object.entries({ ...typed, ...choosers }).map(([name, element]) => input(name, element))
