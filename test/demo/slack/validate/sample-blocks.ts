import type { BlockType } from '../../../../src/demo/slack/validate/places.ts'
import { cell, changed, type Json, mrkdwn, plain, richText, rows } from './builders.ts'
import { elements } from './sample-elements.ts'

const points = [
  { label: 'Mon', value: 1 },
  { label: 'Tue', value: -2 },
]

/** Each block with all that it may have and that goes together. */
export const blocks: Record<BlockType, Json> = {
  actions: { type: 'actions', elements: [elements.button, elements.static_select] },
  alert: { type: 'alert', text: mrkdwn(), level: 'warning' },
  card: {
    type: 'card',
    hero_image: elements.image,
    slack_icon: { type: 'icon', name: 'bot' },
    title: mrkdwn(),
    subtitle: mrkdwn(),
    body: mrkdwn(),
    subtext: mrkdwn(),
    actions: [elements.button],
  },
  carousel: { type: 'carousel', elements: [{ type: 'card', body: mrkdwn(), icon: elements.image }] },
  container: {
    type: 'container',
    title: plain(),
    rich_text_title: richText(),
    subtitle: plain(),
    icon: elements.image,
    child_blocks: [{ type: 'divider' }],
    width: 'full',
    is_collapsible: false,
    default_collapsed: false,
    has_header_divider: false,
  },
  context: { type: 'context', elements: [elements.image, mrkdwn(), plain()] },
  context_actions: { type: 'context_actions', elements: [elements.feedback_buttons, elements.icon_button] },
  data_table: {
    type: 'data_table',
    caption: 'Assigned devices',
    rows: [
      [cell('Serial'), cell('Price')],
      [richText(), { type: 'raw_number', value: 1200, text: '1,200' }],
    ],
    page_size: 5,
    row_header_column_index: 1,
  },
  data_visualization: {
    type: 'data_visualization',
    title: 'Devices',
    chart: {
      type: 'bar',
      series: [{ name: 'Laptops', data: points }],
      axis_config: { categories: ['Tue', 'Mon'], x_label: 'Day', y_label: 'Number' },
    },
  },
  divider: { type: 'divider' },
  file: { type: 'file', external_id: 'F1', source: 'remote' },
  header: { type: 'header', text: { ...plain(), emoji: true }, level: 2 },
  image: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A laptop', title: plain() },
  input: {
    type: 'input',
    label: plain(),
    hint: plain(),
    optional: true,
    dispatch_action: false,
    element: elements.plain_text_input,
  },
  markdown: { type: 'markdown', text: '# Devices' },
  plan: { type: 'plan', title: 'Onboarding', tasks: [{ task_id: 'a', title: 'Laptop', status: 'pending' }] },
  rich_text: richText({ type: 'text', text: 'A laptop', style: { bold: true } }),
  section: {
    type: 'section',
    text: changed(mrkdwn(), { verbatim: true }),
    fields: [changed(plain(), { emoji: true }), mrkdwn()],
    accessory: elements.overflow,
    expand: true,
  },
  table: { type: 'table', rows: rows(2), column_settings: [null, { align: 'right', is_wrapped: true }] },
  task_card: {
    type: 'task_card',
    task_id: 'a',
    title: 'Laptop',
    status: 'complete',
    details: richText(),
    output: richText(),
    sources: [elements.url],
  },
  video: {
    type: 'video',
    alt_text: 'How to',
    title: plain(),
    description: plain(),
    author_name: 'Jane',
    provider_name: 'Example',
    provider_icon_url: 'https://example.com/i.png',
    title_url: 'https://example.com/watch',
    thumbnail_url: 'https://example.com/t.png',
    video_url: 'https://example.com/embed',
  },
}
