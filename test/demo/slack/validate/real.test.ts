import { describe, expect, it } from 'vitest'
import { activeMarkup, validateMessage, validateView } from '../../../../src/demo/slack/validate/index.ts'
import { cell, type Json, mrkdwn, plain, times } from './builders.ts'

const zone = (name: string): Json => ({ text: plain(name), value: name })
const button = (text: string, action_id: string, more: Json = {}): Json => ({
  type: 'button',
  text: { ...plain(text), emoji: true },
  action_id,
  value: '158',
  ...more,
})

const recordCard: Json = {
  response_type: 'ephemeral',
  text: 'Jane Doe, Acme: theme dark, language German, 2 devices',
  blocks: [
    { type: 'header', text: plain('Jane Doe') },
    { type: 'context', elements: [mrkdwn('Acme · record 158'), plain('changed yesterday')] },
    {
      type: 'section',
      fields: [mrkdwn('*Theme*\ndark'), mrkdwn('*Language*\nde'), plain('Notifications'), plain('on')],
    },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'record',
      elements: [
        button('Devices', 'devices'),
        button('Preferences', 'preferences', { style: 'primary' }),
        button('Refresh', 'refresh'),
      ],
    },
  ],
}

const deviceTable: Json = {
  channel: 'C1',
  text: '40 devices are assigned to Jane Doe: see the table',
  blocks: [
    {
      type: 'data_table',
      caption: 'Devices assigned to Jane Doe',
      page_size: 10,
      rows: [
        ['Type', 'Model', 'Serial'].map(cell),
        ...times(40, (index) => ['laptop', 'ThinkPad X1', `SN-${index}`].map(cell)),
      ],
    },
  ],
}

const preferences: Json = {
  type: 'modal',
  callback_id: 'preferences',
  private_metadata: '{"record":158,"seen":{"theme":"dark"}}',
  title: plain('Preferences'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'preferences.theme',
      label: plain('Theme'),
      element: {
        type: 'radio_buttons',
        action_id: 'value',
        options: [zone('light'), zone('dark')],
        initial_option: zone('dark'),
      },
    },
    {
      type: 'input',
      block_id: 'preferences.timezone',
      label: plain('Time zone'),
      optional: true,
      element: {
        type: 'external_select',
        action_id: 'zone',
        min_query_length: 0,
        initial_option: zone('Europe/Vienna'),
        placeholder: plain('Type a city'),
      },
    },
    {
      type: 'input',
      block_id: 'preferences.notifications',
      optional: true,
      label: plain('Notifications'),
      hint: plain('By e-mail'),
      element: { type: 'checkboxes', action_id: 'on', options: [zone('on')], initial_options: [zone('on')] },
    },
    {
      type: 'input',
      block_id: 'custom_fields.note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 'note', multiline: true, max_length: 500, focus_on_load: true },
    },
  ],
}

const lookup: Json = {
  type: 'modal',
  title: plain('Look someone up'),
  submit: plain('Look up'),
  blocks: [
    { type: 'alert', level: 'warning', text: plain('The service did not answer. Nothing was changed.') },
    {
      type: 'input',
      label: plain('Person'),
      optional: true,
      dispatch_action: true,
      element: { type: 'users_select', action_id: 'person', focus_on_load: true },
    },
    {
      type: 'input',
      label: plain('Or an id'),
      optional: true,
      element: { type: 'number_input', action_id: 'id', is_decimal_allowed: false, min_value: '1' },
    },
  ],
}

const saving: Json = {
  type: 'modal',
  title: plain('Preferences'),
  blocks: [{ type: 'section', text: plain('Saving…') }],
}

const overview: Json = {
  type: 'home',
  blocks: [
    { type: 'section', text: mrkdwn('Your record'), accessory: button('Open', 'open') },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: '<!channel>', style: { code: true } }] },
          ],
        },
      ],
    },
  ],
}

describe('what the bot might send', () => {
  it.each([
    ['a record', recordCard],
    ['devices', deviceTable],
    ['a short answer', { response_type: 'ephemeral', text: 'There is no such record.' }],
    ['an answer that replaces', { ...recordCard, replace_original: true }],
  ])('%s passes', (_, given) => {
    expect(validateMessage(given)).toEqual([])
    expect(activeMarkup(given)).toEqual([])
  })

  it.each([
    ['preferences', preferences],
    ['lookup', lookup],
    ['a view that waits', saving],
    ['a Home tab', overview],
  ])('%s passes', (_, given) => {
    expect(validateView(given)).toEqual([])
    expect(activeMarkup(given)).toEqual([])
  })
})
