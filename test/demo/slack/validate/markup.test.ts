import { describe, expect, it } from 'vitest'
import { activeMarkup } from '../../../../src/demo/slack/validate/index.ts'
import { changed, message, modal, mrkdwn, plain, richText } from './builders.ts'
import { blocks } from './sample-blocks.ts'

const section = (text: object) => message({ type: 'section', text })
const tokens = (payload: unknown): string[] => activeMarkup(payload).map(({ token }) => token)

describe('active markup', () => {
  it.each([
    '<!channel>',
    '<!here|here>',
    '<!EVERYONE>',
    '<!group>',
    '<@U1>',
    '<@U1|jane>',
    '<!subteam^S1>',
    '<!subteam^S1|@helpdesk>',
    '<#C1>',
    '<#C1|general>',
    '<!date^1767225600^{date}|soon>',
    '<!nonsense>',
    '<https://example.com>',
    '<https://evil.example|https://good.example>',
    '<mailto:jane@example.com|Jane>',
    '<javascript:alert(1)>',
    '<example.com|here>',
  ])('%s is one', (token) => {
    expect(activeMarkup(section(mrkdwn(`a ${token} b`)))).toEqual([{ pointer: '/blocks/0/text/text', token }])
  })

  it.each([
    '&lt;!channel&gt;',
    'a < b and c > d',
    '<b>',
    '<3',
    '1 <2> 3',
    '<>',
    'jane@example.com',
    '@channels',
    '@jane',
  ])('%s is none', (text) => {
    expect(activeMarkup(section(mrkdwn(text)))).toEqual([])
  })

  it('finds all of them', () => {
    expect(tokens(section(mrkdwn('<@U1><!here> <!channel>')))).toEqual(['<@U1>', '<!here>', '<!channel>'])
  })

  it.each(['@channel', '@here', '@everyone', '@HERE', '(@here)', 'hi @here!'])('finds a bare %s', (text) => {
    expect(tokens(section(mrkdwn(text)))).toHaveLength(1)
    expect(tokens(section(changed(mrkdwn(text), { verbatim: true })))).toEqual([])
    expect(tokens({ text })).toEqual([])
    expect(tokens({ text, link_names: true })).toHaveLength(1)
    expect(tokens({ text, parse: 'full' })).toHaveLength(1)
  })

  it('is not read in plain text, in the text of a rich text, or in cells', () => {
    const text = '<!channel>'
    const cells = changed(blocks.table, { rows: [[{ type: 'raw_text', text }]] })
    expect(
      activeMarkup(message({ type: 'header', text: plain(text) }, richText({ type: 'text', text }), cells)),
    ).toEqual([])
  })

  it('is read in every text that Slack formats', () => {
    const text = '<!here>'
    const option = { text: mrkdwn(text), value: 'a', description: mrkdwn(text) }
    const payload = {
      text,
      markdown_text: text,
      blocks: [
        { type: 'markdown', text },
        { type: 'context', elements: [mrkdwn(text)] },
        { type: 'section', fields: [mrkdwn(text)], accessory: { type: 'checkboxes', options: [option] } },
        changed(blocks.container, { child_blocks: [{ type: 'section', text: mrkdwn(text) }] }),
      ],
      attachments: [
        {
          pretext: text,
          title: text,
          text,
          fields: [{ title: text, value: text }],
          blocks: [{ type: 'section', text: mrkdwn(text) }],
        },
      ],
    }
    expect(activeMarkup(payload).map(({ pointer }) => pointer)).toEqual([
      '/text',
      '/markdown_text',
      '/blocks/0/text',
      '/blocks/1/elements/0/text',
      '/blocks/2/fields/0/text',
      '/blocks/2/accessory/options/0/text/text',
      '/blocks/2/accessory/options/0/description/text',
      '/blocks/3/child_blocks/0/text/text',
      '/attachments/0/pretext',
      '/attachments/0/title',
      '/attachments/0/text',
      '/attachments/0/fields/0/title',
      '/attachments/0/fields/0/value',
      '/attachments/0/blocks/0/text/text',
    ])
  })

  it('is a part of a rich text that mentions someone, also in a cell', () => {
    const leaves = [
      { type: 'broadcast', range: 'here' },
      { type: 'user', user_id: 'U1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'link', url: 'https://example.com' },
    ]
    const found = activeMarkup(modal(changed(blocks.table, { rows: [[richText(...leaves)]] })))
    expect(found).toEqual([
      { pointer: '/blocks/0/rows/0/0/elements/0/elements/0', token: '<!here>' },
      { pointer: '/blocks/0/rows/0/0/elements/0/elements/1', token: '<@U1>' },
      { pointer: '/blocks/0/rows/0/0/elements/0/elements/2', token: '<!subteam^S1>' },
    ])
  })

  it('takes a list of blocks, and anything else', () => {
    expect(activeMarkup([{ type: 'section', text: mrkdwn('<@U1>') }])).toEqual([
      { pointer: '/0/text/text', token: '<@U1>' },
    ])
    for (const given of [undefined, null, 1, '<@U1>', {}]) expect(activeMarkup(given)).toEqual([])
  })
})
