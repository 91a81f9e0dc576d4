import { nameToEmoji } from 'gemoji'

const skinTones = ['\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}']
const asPicture = '\ufe0f'
const letterA = 0x1f1e6

const flag = (country: string): string =>
  String.fromCodePoint(...[...country].map((letter) => letterA + letter.charCodeAt(0) - 'a'.charCodeAt(0)))

const known = (name: string): string | undefined => (Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined)

/** Names that Slack has and the list of GitHub spells differently. */
const inSlack = (name: string): string | undefined => {
  const country = /^flag-([a-z]{2})$/.exec(name)?.[1]
  if (country) return flag(country)
  const shape = /^large_(\w+_(?:circle|square))$/.exec(name)?.[1]
  return known(shape ?? name.replaceAll('-', '_'))
}

/** The character for `wave` or `wave::skin-tone-2`, if it is known. */
export const emojiCharacter = (name: string): string | undefined => {
  const [, base = '', tone] = /^(.*?)(?:::skin-tone-([2-6]))?$/.exec(name) ?? []
  const found = known(base) ?? inSlack(base)
  if (found === undefined || tone === undefined) return found
  return found.replace(asPicture, '') + skinTones[Number(tone) - 2]
}
