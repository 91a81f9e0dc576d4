import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, escapeText } from '../../../src/blocks/text.ts'
import { type MrkdwnNode, parseMrkdwn } from '../../../src/demo/ui/text/mrkdwn-tree.ts'

const spell = (node: MrkdwnNode): string => {
  switch (node.type) {
    case 'text':
      return node.text
    case 'code':
    case 'pre':
      return `${node.type}(${node.text})`
    case 'emoji':
      return `emoji(${node.name})`
    case 'link':
      return `link(${node.url}${node.label === undefined ? '' : `, ${node.label}`})`
    case 'date':
      return `date(${node.seconds}, ${node.format}${node.url === undefined ? '' : `, ${node.url}`})`
    case 'user':
    case 'channel':
    case 'group':
    case 'broadcast':
      return `${node.type}(${node.id})`
    default:
      return `${node.type}(${node.children.map(spell).join('')})`
  }
}

/** The tree in a line: `bold(a)`, texts as they are. */
const read = (text: string, verbatim = false): string => parseMrkdwn(text, verbatim).map(spell).join('')

describe('formatting', () => {
  it.each([
    ['*a* _b_ ~c~ `d`', 'bold(a) italic(b) strike(c) code(d)'],
    ['*a _b_ c*', 'bold(a italic(b) c)'],
    ['_*x*_', 'italic(bold(x))'],
    ['*Name:*\nvalue', 'bold(Name:)\nvalue'],
    ['"*x*" (*y*)', '"bold(x)" (bold(y))'],
    ['&lt;*x*&gt;', '<bold(x)>'],
    ['_x_: y, `c`: z', 'italic(x): y, code(c): z'],
    ['*a*<@U1>', 'bold(a)user(U1)'],
    ['*a `*` b*', 'bold(a code(*) b)'],
    ['_snake_case_', 'italic(snake_case)'],
    ['*a\nb*', '*a\nb*'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each(['2 * 3 * 4', 'snake_case_name', 'a*b*c', '*open', '`open', '~ a ~', '``````', '10:100:45', ''])(
    'leaves %j as it is',
    (text) => {
      expect(read(text)).toBe(text)
    },
  )

  it('keeps what is in code, with its characters', () => {
    expect(read('`*a* &amp; <@U1>`')).toBe('code(*a* & <@U1>)')
  })
})

describe('references', () => {
  it.each([
    ['<@U1> <#C1|general> <!subteam^S1|@help> <!here>', 'user(U1) channel(C1) group(S1) broadcast(here)'],
    ['<https://a.test/x_y_z|a_b>', 'link(https://a.test/x_y_z, a_b)'],
    ['<https://a.test?a=1&amp;b=2>', 'link(https://a.test?a=1&b=2)'],
    ['<https://a.test|>', 'link(https://a.test)'],
    ['_see <https://a.test/x_.html|y>_', 'italic(see link(https://a.test/x_.html, y))'],
    ['<!date^1^{date} at {time}^https://a.test|once>', 'date(1, {date} at {time}, https://a.test)'],
    [':wave::skin-tone-2: :tada:', 'emoji(wave::skin-tone-2) emoji(tada)'],
    [':white_check_mark: *Saved.*', 'emoji(white_check_mark) bold(Saved.)'],
    [':no_such_thing: _x_', ':no_such_thing: italic(x)'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('makes links of bare addresses unless the text is verbatim', () => {
    expect(read('at https://a.test/x_y_, ok')).toBe('at link(https://a.test/x_y_), ok')
    expect(read('at https://a.test/x, ok', true)).toBe('at https://a.test/x, ok')
  })
})

describe('quotes and code blocks', () => {
  it.each([
    ['&gt; a\n&gt; *b*\nc', 'quote(a\nbold(b))c'],
    ['> a', 'quote(a)'],
    ['a\n&gt;&gt;&gt; b\nc', 'aquote(b\nc)'],
    ['a &gt; b', 'a > b'],
    ['a\n```\nb\n  c\n```\nd', 'apre(b\n  c)d'],
    ['```> &lt;```', 'pre(> <)'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('reads a long quote in good time', () => {
    const start = performance.now()
    read('&gt; line\n'.repeat(5000))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('values that the bot has escaped', () => {
  const character = fc.constantFrom(...'ab1*_~`:><&. \n"/é👍')

  it('read as they are stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), (value) => {
        // Slack itself takes a `>` at the start of a line for a quote.
        fc.pre(!/^>/m.test(value))
        expect(read(escapeText(value), true)).toBe(clean(value))
      }),
      { numRuns: 500 },
    )
  })

  it('read so inside formatting of the bot too', () => {
    expect(read(`*${escapeText('*x')}*: \`${escapeText('_y_')}\``)).toBe('bold(*x): code(_y_)')
  })
})

it('takes any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a*_~`<>|^!@#:\n\ue000\ufeff\u2060 '), maxLength: 60 }),
      (text) => {
        expect(() => read(text)).not.toThrow()
      },
    ),
  )
})
