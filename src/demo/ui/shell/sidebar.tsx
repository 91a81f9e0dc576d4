import { CommentIcon, HashIcon, HomeIcon, LockIcon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import type { PlaceShown } from '../../page/wire.ts'
import { useShown, useWorkspace } from '../state/store.ts'
import { hrefOf } from './address.ts'
import { Avatar } from './avatar.tsx'

type LinkProps = {
  at: string
  current: string
  look: (at: string) => void
  unread?: number
  icon: ReactNode
  name: string
}

const PlaceLink = ({ at, current, look, unread = 0, icon, name }: LinkProps) => {
  const { workspace, me } = useWorkspace()
  const as = workspace.people.find(({ id }) => id === me)?.name ?? me
  return (
    <li>
      <a
        className="place"
        data-unread={unread > 0 || undefined}
        href={hrefOf({ as, at })}
        aria-current={at === current ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          look(at)
        }}
      >
        <span className="place-icon">{icon}</span>
        <span className="place-name">{name}</span>
        {unread > 0 && (
          <span className="place-unread">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </a>
    </li>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="places">
    <h2>{title}</h2>
    <ul>{children}</ul>
  </section>
)

const otherOf = ({ members }: PlaceShown, me: string): string => members.find((id) => id !== me) ?? me

/** Every place that the person can go to. `current` is `home`, `app` or a conversation's id. */
export const Sidebar = ({ current, look }: { current: string; look: (at: string) => void }) => {
  const { workspace, unread, me } = useShown()
  const of = (kinds: PlaceShown['kind'][]) => workspace.places.filter(({ kind }) => kinds.includes(kind))
  const link = { current, look }
  const [app] = of(['app'])
  const direct = of(['direct'])
  return (
    <nav className="side" aria-label="Places">
      <Group title={workspace.app.name}>
        {workspace.app.hasHome && <PlaceLink {...link} at="home" icon={<HomeIcon />} name="Home" />}
        {app && (
          <PlaceLink {...link} at="app" icon={<CommentIcon />} name="Messages" unread={unread.get(app.id) ?? 0} />
        )}
      </Group>
      <Group title="Channels">
        {of(['channel', 'private']).map(({ id, name, kind }) => (
          <PlaceLink
            key={id}
            {...link}
            at={id}
            icon={kind === 'private' ? <LockIcon /> : <HashIcon />}
            name={name}
            unread={unread.get(id) ?? 0}
          />
        ))}
      </Group>
      {direct.length > 0 && (
        <Group title="Direct messages">
          {direct.map((place) => (
            <PlaceLink
              key={place.id}
              {...link}
              at={place.id}
              icon={<Avatar id={otherOf(place, me)} name={place.name} size={20} />}
              name={place.name}
              unread={unread.get(place.id) ?? 0}
            />
          ))}
        </Group>
      )}
    </nav>
  )
}
