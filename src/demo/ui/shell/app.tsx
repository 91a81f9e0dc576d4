import { useEffect, useMemo, useState } from 'react'
import type { HintShown } from '../../page/wire.ts'
import { Modals } from '../modal/index.tsx'
import { act, setFaults } from '../state/server.ts'
import { createStore, type Shown, ShownContext, type Store, useStore, WorkspaceContext } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'
import { Workbench } from '../workbench/index.tsx'
import { goTo, useAddress } from './address.ts'
import { Conversation } from './conversation.tsx'
import { Header } from './header.tsx'
import { Hints } from './hints.tsx'
import { AppHome } from './home.tsx'
import { Sidebar } from './sidebar.tsx'
import { Toasts } from './toasts.tsx'

const placeAt = ({ workspace: { places } }: Shown, at: string) =>
  places.find(({ id }) => id === at) ?? places.find(({ kind }) => kind === 'app') ?? places[0]

const workbenchKey = 'workbench'

/** Whether the workbench is open: it stays so when one becomes someone else or comes back. */
const useWorkbench = () => {
  const [workbench, setWorkbench] = useState(() => sessionStorage.getItem(workbenchKey) === 'open')
  useEffect(() => sessionStorage.setItem(workbenchKey, workbench ? 'open' : 'closed'), [workbench])
  return { workbench, setWorkbench }
}

/** Does what a hint says: becomes someone, switches faults, sends a text. */
const useTry = (shown: Shown) => {
  const toast = useToast()
  return async ({ as = '', send, faults = {} }: HintShown) => {
    const person = shown.workspace.people.find(({ name }) => name === as)
    if (!person) return
    goTo({ as, at: 'app' })
    try {
      await setFaults({ api: 'well', slack: 'well', bot: 'well', ...faults })
      if (send) await act('send', { person: person.id, text: send })
    } catch (error) {
      toast(String(error))
    }
  }
}

const Workspace = ({
  store,
  shown,
  at,
  look,
}: {
  store: Store
  shown: Shown
  at: string
  look: (at: string) => void
}) => {
  const { workbench, setWorkbench } = useWorkbench()
  const [menu, setMenu] = useState(false)
  const tryOut = useTry(shown)
  const place = placeAt(shown, at)
  const atHome = at === 'home' && shown.workspace.app.hasHome
  const looking = atHome ? undefined : place?.id
  useEffect(() => store.look(looking), [store, looking])
  useEffect(() => {
    if (!menu) return
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && setMenu(false)
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [menu])
  const go = (where: string) => {
    setMenu(false)
    look(where)
  }
  return (
    <div className="page" data-workbench={workbench || undefined} data-menu={menu || undefined}>
      <Header
        at={at}
        workbench={workbench}
        onWorkbench={() => setWorkbench(!workbench)}
        onMenu={() => setMenu(!menu)}
      />
      <Sidebar current={atHome ? 'home' : place?.kind === 'app' ? 'app' : (place?.id ?? '')} look={go} />
      <main className="content">
        {!shown.connected && (
          <p className="lost" role="status">
            The demo does not answer. Start it again with npm run demo; this page comes back by itself.
          </p>
        )}
        {atHome ? (
          <AppHome look={go} />
        ) : (
          place && (
            <Conversation key={`${shown.me} ${place.id}`} place={place} look={go}>
              {place.kind === 'app' && <Hints tryOut={tryOut} />}
            </Conversation>
          )
        )}
      </main>
      {workbench && <Workbench onClose={() => setWorkbench(false)} {...(place && { place: place.id })} />}
      <Modals />
    </div>
  )
}

const Person = ({ as, at, look }: { as: string; at: string; look: (at: string) => void }) => {
  const store = useMemo(() => createStore(as), [as])
  useEffect(() => store.open(), [store])
  const shown = useStore(store)
  const { me, workspace } = shown ?? {}
  const stable = useMemo(() => (me !== undefined && workspace ? { me, workspace } : undefined), [me, workspace])
  useEffect(() => {
    const person = workspace?.people.find(({ id }) => id === me)
    if (person) document.title = `${person.realName} · ${workspace?.name}`
  }, [workspace, me])
  if (!shown || !stable) return <p className="connecting">Connecting…</p>
  return (
    <WorkspaceContext value={stable}>
      <ShownContext value={shown}>
        <Workspace store={store} shown={shown} at={at} look={look} />
      </ShownContext>
    </WorkspaceContext>
  )
}

export const App = () => {
  const { address, look } = useAddress()
  return (
    <Toasts>
      <Person as={address.as} at={address.at} look={look} />
    </Toasts>
  )
}
