import { expect, it } from 'vitest'
import { emojiCharacter } from '../../../src/demo/ui/text/emoji-names.ts'

it.each([
  ['tada', '🎉'],
  ['+1', '👍'],
  ['wave::skin-tone-3', '👋🏼'],
  ['large_green_circle', '🟢'],
  ['flag-at', '🇦🇹'],
  ['white_check_mark', '✅'],
])('knows :%s:', (name, character) => {
  expect(emojiCharacter(name)).toBe(character)
})

it.each(['no_such_emoji', 'constructor', 'toString', '', 'wave::skin-tone-9'])('knows no :%s:', (name) => {
  expect(emojiCharacter(name)).toBeUndefined()
})
