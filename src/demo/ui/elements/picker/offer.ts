/** Something that can be chosen in a menu. */
export type Choice = {
  /** Tells it from the others of the menu. */
  key: string
  label: string
  description?: string | undefined
  /** The heading it stands under. */
  group?: string | undefined
  /** As in `state.values`. */
  value: unknown
}

/** What an open menu shows: choices, and a word in place of them or above them. */
export type Offer = { choices: readonly Choice[]; note?: string | undefined; busy?: boolean }

const bare = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Choices with every word that was typed, whatever its accents. */
export const filtered = (choices: readonly Choice[], query: string): Offer => {
  const words = bare(query).split(/\s+/).filter(Boolean)
  const found = choices.filter(({ label, group = '' }) =>
    words.every((word) => bare(`${label} ${group}`).includes(word)),
  )
  return { choices: found, note: found.length === 0 ? 'No results' : undefined }
}
