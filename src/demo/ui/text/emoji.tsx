import { emojiCharacter } from './emoji-names.ts'

/** `name` without colons, perhaps with `::skin-tone-2`; what is not known stays as it was written. */
export const Emoji = ({ name }: { name: string }) => {
  const character = emojiCharacter(name)
  return character === undefined ? (
    `:${name}:`
  ) : (
    <span className="emoji" title={`:${name}:`}>
      {character}
    </span>
  )
}
