import { HashIcon, LockIcon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import type { PlaceShown } from '../../page/wire.ts'
import { useWorkspace } from '../state/store.ts'
import { AppTabs } from './app-tabs.tsx'
import { Avatar } from './avatar.tsx'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'

export const titleOf = ({ kind, name }: PlaceShown): string =>
  kind === 'channel' || kind === 'private' ? `#${name}` : name

const Head = ({ place, look }: { place: PlaceShown; look: (at: string) => void }) => {
  const { me } = useWorkspace()
  const { kind, name, members } = place
  if (kind === 'app') return <AppTabs current="app" look={look} />
  return (
    <header className="place-head">
      {kind === 'channel' && <HashIcon />}
      {kind === 'private' && <LockIcon />}
      {kind === 'direct' && <Avatar id={members.find((id) => id !== me) ?? me} name={name} size={28} />}
      <h1>{name}</h1>
      {kind !== 'direct' && <span className="soft">{members.length} members</span>}
    </header>
  )
}

/** A conversation: what was said, live, and the place to say something. */
export const Conversation = ({
  place,
  look,
  children,
}: {
  place: PlaceShown
  look: (at: string) => void
  children?: ReactNode
}) => (
  <>
    <Head place={place} look={look} />
    <MessageList place={place}>{children}</MessageList>
    <Composer place={place} />
  </>
)
