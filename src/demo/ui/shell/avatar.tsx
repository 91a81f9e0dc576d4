import { useWorkspace } from '../state/store.ts'

const grounds = 8

/** Always the same of a few grounds for the same id. */
const groundOf = (id: string): number => [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0) % grounds

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')].at(0) ?? '')
    .join('')
    .toUpperCase()
}

/** Initials on a coloured ground; the app's is its icon. Decoration: the name stands beside it. */
export const Avatar = ({ id, name, size = 36 }: { id: string; name: string; size?: 20 | 28 | 36 }) => {
  const { workspace } = useWorkspace()
  if (id === workspace.app.userId) {
    return <img className={`avatar avatar-${size}`} src="/assets/icon.svg" alt="" />
  }
  return (
    <span className={`avatar avatar-${size} avatar-ground-${groundOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
