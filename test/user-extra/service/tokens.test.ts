import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createTokens, parseTokens, permits } from '../../../src/user-extra/service/tokens.ts'

const yaml = `
tokens:
  # The bot.
  - token: "opens-the-door"
    organizations: ["12345", 67890]
    access: read-write
  - { token: just-looking, organizations: all, access: read }
`

describe('the list of tokens', () => {
  it('is read from YAML, or JSON, which is YAML too', () => {
    const { entries, problems } = parseTokens(yaml)
    expect(problems).toEqual([])
    expect(entries).toEqual([
      { token: 'opens-the-door', organizations: ['12345', '67890'], access: 'read-write' },
      { token: 'just-looking', organizations: 'all', access: 'read' },
    ])
    expect(parseTokens(JSON.stringify({ tokens: entries })).entries).toEqual(entries)
  })

  it.each([
    ['tokens: []', ['expected a list named tokens, of one entry or more, and nothing else']],
    ['', ['expected a list named tokens, of one entry or more, and nothing else']],
    ['hush', ['expected a list named tokens, of one entry or more, and nothing else']],
    ['tokens:\n  - token: "hush\n', ['from line 3 on it is not YAML']],
    ['tokens: *hush', ['from line 1 on it is not YAML']],
    [
      'tokens: [{ token: "hush hush", organizations: [], access: write, hush: 1 }, hush]',
      [
        'tokens.0.token: expected visible ASCII characters without spaces, in quotes',
        'tokens.0.organizations: expected a list of organization ids such as ["12345"], or all',
        'tokens.0.access: expected read or read-write',
        'tokens.0: expected token, organizations and access, and nothing else',
        'tokens.1: expected token, organizations and access, and nothing else',
      ],
    ],
    [
      '{ tokens: [{ token: hush, organizations: all, access: read }, { token: hush, organizations: ["1"], access: read }] }',
      ['tokens.1.token: is there twice'],
    ],
  ])('that is %j has every problem told, and no token', (text, expected) => {
    const { problems } = parseTokens(text)
    expect(problems).toEqual(expected)
    expect(problems.join()).not.toContain('hush')
  })
})

describe('tokens', () => {
  it('grant what their entry says, and are kept as hashes alone', () => {
    const tokens = createTokens(parseTokens(yaml).entries)
    const [bot, viewer] = [tokens.find('opens-the-door'), tokens.find('just-looking')]
    expect(bot).toEqual({ organizations: ['12345', '67890'], access: 'read-write' })
    expect(viewer && [permits(viewer, '1'), permits(viewer, '')]).toEqual([true, true])
    expect(bot && ['12345', '67890', '1234', '', '67890 '].map((id) => permits(bot, id))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    for (const wrong of ['', 'opens-the-doo', 'opens-the-door ', 'Opens-the-door']) {
      expect(tokens.find(wrong)).toBeUndefined()
    }
    expect(inspect([tokens, bot], { depth: 9 })).not.toContain('opens')
  })
})
