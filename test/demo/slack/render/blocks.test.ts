import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../../src/demo/slack/render/blocks.ts'
import { plain, section } from '../stage.ts'

const reader = { nameOf: (id: string) => ({ U1: 'jane', C1: 'general' })[id], tz: 'UTC', now: 0 }
const shown = { values: {}, errors: {} }
const read = (...blocks: Record<string, unknown>[]) => readBlocks(blocks, reader, shown)
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const button = (text: string) => ({ type: 'button', action_id: text, text: plain(text) })
const options = [
  { text: plain('Dark'), value: 'dark', description: plain('easy on the eyes') },
  { text: plain('Light'), value: 'light' },
]

describe('blocks as text', () => {
  it('reads the blocks that only show something', () => {
    expect(
      read(
        { type: 'header', text: plain('Devices') },
        { type: 'divider' },
        { ...section('*One*'), fields: [mrkdwn('*Two*'), plain('*Three*')], accessory: button('Edit') },
        { type: 'context', elements: [mrkdwn('by <@U1>'), { type: 'image', image_url: 'x', alt_text: 'a face' }] },
        { type: 'image', image_url: 'x', alt_text: 'a chart', title: plain('Chart') },
        { type: 'markdown', text: '## Notes\n**all** well' },
        { type: 'alert', level: 'warning', text: plain('Careful') },
        { type: 'video', title: plain('Film') },
      ),
    ).toBe(
      [
        'Devices',
        '────────',
        'One\nTwo\n*Three*\n[Edit]',
        'by @jane (image: a face)',
        'Chart\n(image: a chart)',
        'Notes\nall well',
        '(warning) Careful',
        '(video: Film)',
      ].join('\n'),
    )
  })

  it('reads what can be used, with what is chosen', () => {
    const chosen = { theme: { theme: options[1] }, who: { who: 'U1' }, when: { when: '2026-01-31' } }
    const input = (id: string, label: string, element: object, more: object = {}) => ({
      type: 'input',
      block_id: id,
      label: plain(label),
      element: { action_id: id, ...element },
      ...more,
    })
    const blocks: Record<string, unknown>[] = [
      { type: 'actions', block_id: 'a', elements: [button('Edit'), { type: 'overflow', action_id: 'o', options }] },
      input('theme', 'Theme', { type: 'radio_buttons', options }),
      input('who', 'Who', { type: 'users_select' }),
      input('when', 'When', { type: 'datepicker' }, { optional: true }),
      input(
        'name',
        'Name',
        { type: 'plain_text_input', placeholder: plain('Your name') },
        { hint: plain('As on paper') },
      ),
    ]
    expect(readBlocks(blocks, reader, { values: chosen, errors: { name: 'Too short' } })).toBe(
      [
        '[Edit] [… Dark | Light]',
        'Theme: ( ) Dark (easy on the eyes)  (x) Light',
        'Who: [@jane ▾]',
        'When (optional): [2026-01-31 ▾]',
        'Name: Your name\nAs on paper\n! Too short',
      ].join('\n'),
    )
  })

  it('reads rich text, tables and charts', () => {
    const cell = (text: string) => ({ type: 'raw_text', text })
    expect(
      read(
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'Hi ' },
                { type: 'user', user_id: 'U1' },
              ],
            },
            {
              type: 'rich_text_list',
              style: 'ordered',
              indent: 1,
              elements: [
                rich({ type: 'text', text: 'x' }).elements[0],
                rich({ type: 'link', url: 'u', text: 'y' }).elements[0],
              ],
            },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
          ],
        },
        {
          type: 'table',
          rows: [
            [cell('Type'), cell('Serial')],
            [cell('laptop'), rich({ type: 'text', text: 'ABC' })],
          ],
        },
        {
          type: 'data_table',
          caption: 'Devices',
          rows: [[cell('Count')], [{ type: 'raw_number', value: 7, text: '7' }]],
        },
        {
          type: 'data_visualization',
          title: 'Share',
          chart: { type: 'pie', segments: [{ label: 'laptop', value: 3 }] },
        },
      ),
    ).toBe('Hi @jane\n  1. x\n  2. y (u)\ncode\nType | Serial\nlaptop | ABC\nDevices\nCount\n7\nShare\nlaptop: 3')
  })

  it('reads what holds other blocks', () => {
    const card = { type: 'card', title: mrkdwn('Laptop'), subtitle: plain('ABC'), actions: [button('Return')] }
    expect(
      read(
        { type: 'carousel', elements: [card] },
        { type: 'container', title: plain('Box'), child_blocks: [section('inside')] },
        { type: 'plan', title: 'Plan', tasks: [{ task_id: '1', title: 'Pack', status: 'complete' }] },
        { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Remove') }] },
      ),
    ).toBe('Laptop\nABC\n[Return]\nBox\ninside\nPlan\nPack (complete)\n[Remove]')
  })

  it('does not hide a block that it does not know', () => {
    expect(read({ type: 'hologram' })).toBe('(a block of type hologram)')
  })
})
