import { button, image, mrkdwn, plain, section } from './gallery-builders.ts'

const header = (text: string, level?: number) => ({ type: 'header', text: plain(text), ...(level && { level }) })
const long = 'serial-number-without-any-place-to-break-'.repeat(4)

const fields = [
  mrkdwn('*Theme*\nDark'),
  mrkdwn('*Language*\nDeutsch (Österreich)'),
  mrkdwn('*Time zone*\nEurope/Vienna, where it is now a quarter past three in the afternoon'),
  mrkdwn('*Devices*\n3'),
  plain('A plain field :iphone:'),
]

const picture = { image_url: 'https://example.com/laptop.png', alt_text: 'A laptop' }
const menu = {
  type: 'overflow',
  action_id: 'more',
  options: [
    { text: plain('Edit'), value: 'edit' },
    { text: plain('Remove'), value: 'remove' },
  ],
}

const card = (title: string, more = {}) => ({
  type: 'card',
  title: mrkdwn(`*${title}*`),
  subtitle: mrkdwn('Assigned in 2024'),
  body: mrkdwn('16 inches, *32 GB*'),
  ...more,
})

const task = (task_id: string, title: string, status: string, more = {}) => ({ task_id, title, status, ...more })
const details = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})

export const blockSets = {
  common: {
    blocks: [
      header('Jane’s record'),
      section('What is kept about *Jane Doe*.', { accessory: button('Edit', 'edit_record') }),
      { type: 'section', fields },
      { type: 'divider' },
      header('A second level', 2),
      section('*MacBook Pro 16*\nC02XK1AAJGH6', { accessory: menu }),
      section('With a picture', { accessory: picture && { type: 'image', ...picture } }),
      section(long),
      header('A third level', 3),
      header('A fourth level', 4),
      {
        type: 'actions',
        elements: [
          button('Save', 'save', { style: 'primary' }),
          button('Remove', 'remove_it', { style: 'danger' }),
          button('Later', 'later'),
        ],
      },
      { type: 'context', elements: [image('A laptop'), mrkdwn('Changed by <@U0BOB>'), plain('yesterday')] },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'feedback',
            positive_button: { text: plain('Good'), value: 'good' },
            negative_button: { text: plain('Bad'), value: 'bad' },
          },
        ],
      },
    ],
  },
  media: {
    blocks: [
      { type: 'image', title: plain('The laptop'), ...picture },
      { type: 'image', slack_file: { id: 'F0123' }, alt_text: 'A file of Slack' },
      {
        type: 'video',
        alt_text: 'How to',
        title: plain('How to set up a laptop'),
        title_url: 'https://example.com/watch',
        description: plain('In ten minutes'),
        author_name: 'Jane',
        provider_name: 'Example',
        thumbnail_url: 'https://example.com/t.png',
        video_url: 'https://example.com/embed',
      },
    ],
  },
  cards: {
    blocks: [
      card('MacBook Pro 16', {
        hero_image: image('A desk'),
        slack_icon: { type: 'icon', name: 'mobile' },
        subtext: mrkdwn('Due back in May'),
        actions: [button('Edit', 'edit_card', { style: 'primary' }), button('Return', 'return_card')],
      }),
      {
        type: 'carousel',
        elements: ['ThinkPad X1', 'Latitude 7450', 'Framework 13', 'iPad Air'].map((title, index) =>
          card(title, { icon: image('A device'), actions: [button('Choose', `choose_${index}`)] }),
        ),
      },
    ],
  },
  containers: {
    blocks: [
      {
        type: 'container',
        title: plain('Two records'),
        subtitle: mrkdwn('Review *before* saving'),
        icon: image('A form'),
        is_collapsible: true,
        child_blocks: [section('*Jane*\nDark → Light'), { type: 'divider' }, section('*Bob*\nen → de')],
      },
      {
        type: 'container',
        title: plain('Closed at first'),
        is_collapsible: true,
        default_collapsed: true,
        width: 'wide',
        child_blocks: [section('Here it is')],
      },
      {
        type: 'container',
        rich_text_title: details('Not collapsible'),
        has_header_divider: true,
        width: 'narrow',
        child_blocks: [{ type: 'actions', elements: [button('Confirm', 'confirm_container')] }],
      },
    ],
  },
  tasks: {
    blocks: [
      { type: 'task_card', ...task('one', 'Look up the record', 'complete', { output: details('Found one.') }) },
      { type: 'task_card', ...task('two', 'Compare devices', 'in_progress', { details: details('7 of 12') }) },
      {
        type: 'plan',
        title: 'Onboarding',
        tasks: [
          task('a', 'Laptop', 'complete'),
          task('b', 'Phone', 'error', {
            output: details('None in stock.'),
            sources: [{ type: 'url', url: 'https://example.com/stock', text: 'Stock' }],
          }),
          task('c', 'Badge', 'pending'),
        ],
      },
    ],
  },
  alerts: {
    view: {
      type: 'modal',
      title: plain('Alerts'),
      blocks: ['default', 'info', 'success', 'warning', 'error'].map((level) => ({
        type: 'alert',
        level,
        text: mrkdwn(`This is of level *${level}*, with <https://example.com|a link>.`),
      })),
    },
  },
  inputs: {
    view: {
      type: 'modal',
      title: plain('Preferences'),
      submit: plain('Save'),
      blocks: [
        {
          type: 'input',
          block_id: 'nickname',
          label: plain('Nickname'),
          hint: plain('How colleagues call you'),
          optional: true,
          element: { type: 'plain_text_input', action_id: 'value' },
        },
      ],
    },
  },
  attachments: {
    attachments: [
      {
        color: '#2eb67d',
        pretext: 'Before it',
        author_name: 'Jane',
        title: 'A ticket',
        title_link: 'https://example.com',
        text: 'With *formatting*',
        fields: [
          { title: 'State', value: 'Open', short: true },
          { title: 'Owner', value: '<@U0JANE>', short: true },
          { title: 'Note', value: 'Takes a line', short: false },
        ],
        footer: 'Help desk',
        ts: 1_700_000_000,
      },
      { color: 'danger', blocks: [section('A block inside')] },
    ],
  },
  unknown: {
    smuggled: true,
    blocks: [
      section('Before', { block_id: 'before' }),
      { type: 'hologram', block_id: 'hologram', beam: { color: 'blue', text: '<b>not HTML</b>' } },
      { type: 'file', block_id: 'file', external_id: 'ABCD1', source: 'remote' },
      section('After', { block_id: 'after' }),
    ],
  },
  broken: {
    smuggled: true,
    blocks: [{ type: 'section', block_id: 'broken', text: { type: 'mrkdwn' } }, section('After', { block_id: 'rest' })],
  },
}
