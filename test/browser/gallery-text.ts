import { section } from './gallery-builders.ts'

const rich = (...elements: object[]) => ({ type: 'rich_text', elements })
const line = (...elements: object[]) => ({ type: 'rich_text_section', elements })
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) })
const list = (style: string, indent: number, ...items: string[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: items.map((item) => line(words(item))),
})

const everyMark = `*Bold*, _italic_, ~struck~, \`code\`, *bold with _italic_ in it*, and a_name_with_marks.
<@U0JANE> asked <@U0BOB> in <#C0GENERAL>; <!subteam^S0HELP|@help> and <!here> were told.
<https://example.com/a_b_c|A link>, https://example.com/bare, <mailto:it@example.com|mail>.
Assigned <!date^1700000000^{date_long} at {time}|2023>, returned <!date^1700000000^{date_short_pretty}^https://example.com|2023>.
:wave::skin-tone-3: :tada: :no_such_emoji: &lt;angles&gt; &amp; ampersand
• a list
• as it was typed`

const blocksOfText = `&gt; A quote of *two*
&gt; lines
After it:
\`\`\`
const answer = 6 * 7 // &lt; 50
  indented
\`\`\`
And on.`

/** As the bot escapes what people stored: it reads as it was written. */
const stored = 'Stored: *\u2060not bold* _\u2060nor italic_ :\u2060smile: `\u2060no code` &lt;@U0JANE&gt;'

export const textSets = {
  mrkdwn: { blocks: [section(everyMark), section(blocksOfText), section(stored)] },
  'rich-text': {
    blocks: [
      rich(
        line(
          words('Bold', { bold: true }),
          words(', '),
          words('italic', { italic: true }),
          words(', '),
          words('struck', { strike: true }),
          words(', '),
          words('underlined', { underline: true }),
          words(', '),
          words('code', { code: true }),
          words(', '),
          words('marked', { highlight: true }),
          words('; '),
          { type: 'user', user_id: 'U0JANE' },
          words(' and '),
          { type: 'user', user_id: 'U0BOB' },
          words(' in '),
          { type: 'channel', channel_id: 'C0GENERAL' },
          words(', '),
          { type: 'usergroup', usergroup_id: 'S0HELP' },
          words(', '),
          { type: 'broadcast', range: 'here' },
          words(' '),
          { type: 'emoji', name: 'tada' },
          words(' '),
          { type: 'link', url: 'https://example.com', text: 'a link' },
          words(' '),
          { type: 'date', timestamp: 1_700_000_000, format: '{date_long} at {time}', fallback: '2023' },
          words(' '),
          { type: 'color', value: '#36a64f' },
          words(' '),
          { type: 'tag', text: 'in stock', color: 'green' },
        ),
        list('ordered', 0, 'First', 'Second'),
        list('bullet', 1, 'Indented', 'Again'),
        { ...list('ordered', 0, 'Third, as the list goes on'), offset: 2 },
        { type: 'rich_text_quote', elements: [words('Quoted\non two lines')] },
        { type: 'rich_text_preformatted', elements: [words('const answer = 42\n  indented')] },
      ),
    ],
  },
  markdown: {
    blocks: [
      {
        type: 'markdown',
        text: `# Devices
Some **bold**, *italic*, ~~struck~~ and \`code\`; [a link](https://example.com), ![a picture](https://example.com/a.png).

- [x] Laptop
- [ ] Phone

1. One
2. Two
   - nested

| Type | Number |
|:-----|-------:|
| Laptop | 12 |
| Phone | 7 |

> Quoted

\`\`\`js
const answer = 42
\`\`\`

---

<script>alert(1)</script>`,
      },
    ],
  },
  plain: { text: 'A message without blocks: *bold*, <@U0JANE>, :tada:\n&gt; and a quote' },
}
