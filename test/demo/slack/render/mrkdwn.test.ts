import { describe, expect, it } from 'vitest'
import { readMarkdown, readMrkdwn } from '../../../../src/demo/slack/render/mrkdwn.ts'

const now = Date.UTC(2026, 10, 23, 12, 0)
const names: Record<string, string> = { U1: 'jane', C1: 'general' }
const reader = { nameOf: (id: string) => names[id], tz: 'Europe/Amsterdam', now }
const read = (text: string) => readMrkdwn(text, reader)

describe('markup as a person reads it', () => {
  it.each([
    ['*bold* and _slanted_ and ~gone~', 'bold and slanted and gone'],
    ['2 * 3 * 4, snake_case_name, a*b*c', '2 * 3 * 4, snake_case_name, a*b*c'],
    ['*Theme*: dark\n*Language*: nl', 'Theme: dark\nLanguage: nl'],
    ['<@U1> in <#C1>, <@U9|bob>, <@U8>', '@jane in #general, @bob, @U8'],
    ['<https://a.example> <https://a.example/x_y_z|a link>', 'https://a.example a link (https://a.example/x_y_z)'],
    ['<!here> <!channel> <!subteam^S1|@help>', '@here @channel @help'],
    ['&lt;!channel&gt; &amp;amp; co', '<!channel> &amp; co'],
    ['`*not bold*` and ```_code_```', '*not bold* and _code_'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('shows dates in the time zone of the reader', () => {
    const at = Date.UTC(2026, 10, 22, 23, 30) / 1000
    expect(read(`<!date^${at}^{date_short} at {time}|then>`)).toBe('Nov 23, 2026 at 12:30 AM')
    expect(read(`<!date^${at}^{date_pretty}|then>`)).toBe('Today')
    expect(read(`<!date^${at - 86_400}^{date_short_pretty} {time_secs}|then>`)).toBe('Yesterday 12:30:00 AM')
    expect(read(`<!date^${at}^{ago} {unknown}|then>`)).toBe('13 hours ago {unknown}')
    expect(readMrkdwn(`<!date^${at}^{date_num}|then>`, { ...reader, tz: 'America/New_York' })).toBe('11/22/2026')
  })

  it('reads markdown', () => {
    expect(readMarkdown('# Title\n**bold** `code` [link](https://a.example)')).toBe(
      'Title\nbold code link (https://a.example)',
    )
  })
})
