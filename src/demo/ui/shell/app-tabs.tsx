import { useWorkspace } from '../state/store.ts'
import { Avatar } from './avatar.tsx'

/** The app's two tabs, as a heading of either. */
export const AppTabs = ({ current, look }: { current: 'home' | 'app'; look: (at: string) => void }) => {
  const { workspace } = useWorkspace()
  const { name, userId, hasHome } = workspace.app
  return (
    <header className="place-head">
      <Avatar id={userId} name={name} size={28} />
      <h1>{name}</h1>
      {hasHome && (
        <nav className="app-tabs" aria-label={name}>
          <button type="button" aria-current={current === 'home' ? 'page' : undefined} onClick={() => look('home')}>
            Home
          </button>
          <button type="button" aria-current={current === 'app' ? 'page' : undefined} onClick={() => look('app')}>
            Messages
          </button>
        </nav>
      )}
    </header>
  )
}
