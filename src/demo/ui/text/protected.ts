/** Stands for a part that formatting must not look into; parts come back in the order in which they were taken out. */
export const placeholder = '\ue000'

/** Invisible, counts as white space: lets the parser see the edge of a word where it would not, and is taken out again. */
const edge = '\ufeff'

const word = '[\\p{L}\\p{N}]'

/** `:wave:`, `:wave::skin-tone-2:`: its underlines are no marks. */
export const emojiPattern = /:[a-z0-9_+'-]+(?:::skin-tone-[2-6])?:/u

/**
 * Emoji, code, `<references>`, marks that are text because a word joiner follows them or because they are inside a word, and
 * colons of times. What stands first wins.
 */
const partPattern = new RegExp(
  [
    '[*_~`:]\\u2060',
    '(?<=\\d):(?=\\d)',
    emojiPattern.source,
    '```[\\s\\S]+?```',
    `(?<!${word})\`(?!\\s)[^\`\\n]+\``,
    '<[^<>\\n]+>',
    placeholder,
    `(?<=${word})[*_~](?=${word})`,
  ].join('|'),
  'gu',
)

const linkPattern = /https?:\/\/[^\s<>|]*[\p{L}\p{N}/#=&_-]/u

/** As Slack does unless a text is `verbatim`, web addresses are links where they are not marked as such. */
const withLinks = new RegExp(`${partPattern.source}|${linkPattern.source}`, 'gu')

/** Places where Slack's marks count although slack-message-parser takes them for text. */
const missedEdges = [
  new RegExp(`(?<=["'“‘«:;/|…–—•${placeholder}])(?=[*_~]${word})`, 'gu'),
  new RegExp(`(?<=(?:${word}|[.!?)%])[*_~])(?=[&:;"'”’»/|…–—${placeholder}])`, 'gu'),
]

export type Protected = { text: string; parts: string[] }

/** @param linked whether bare web addresses are parts too */
export const protect = (text: string, linked: boolean): Protected => {
  const parts: string[] = []
  const taken = text.replaceAll(linked ? withLinks : partPattern, (part) => {
    parts.push(part)
    return placeholder
  })
  return { text: missedEdges.reduce((done, missed) => done.replaceAll(missed, edge), taken), parts }
}

/** The characters that a text stands for: escapes undone, what is only there for the parser left out. */
export const plainCharacters = (text: string): string =>
  text
    .replaceAll(edge, '')
    .replaceAll(/([*_~`:])\u2060/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
