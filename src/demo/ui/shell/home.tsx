import { useEffect, useState } from 'react'
import { Blocks } from '../blocks/index.tsx'
import { act } from '../state/server.ts'
import { useShown } from '../state/store.ts'
import { SurfaceProvider } from '../state/surface.tsx'
import { useToast } from '../state/toasts.ts'
import { AppTabs } from './app-tabs.tsx'

/** The app's Home tab. The app hears each time that it is opened, and publishes what it shows. */
export const AppHome = ({ look }: { look: (at: string) => void }) => {
  const { me, screen, beginnings, workspace } = useShown()
  const toast = useToast()
  const [told, setTold] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a beginning anew, such as a reset, it is opened again
  useEffect(() => {
    setTold(false)
    act('open', { person: me, tab: 'home' })
      .catch((error: Error) => toast(error.message))
      .finally(() => setTold(true))
  }, [me, beginnings, toast])
  const { home } = screen
  return (
    <>
      <AppTabs current="home" look={look} />
      <section
        className="home"
        aria-label="Home"
        aria-busy={!told}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
      >
        {home ? (
          <SurfaceProvider
            key={home.id}
            kind="home"
            place={{ view: home.id }}
            blocks={home.content.blocks}
            values={home.values}
            errors={home.errors}
          >
            <Blocks blocks={home.content.blocks} />
            {home.notice !== undefined && <p role="alert">{home.notice}</p>}
          </SurfaceProvider>
        ) : (
          <p className="soft">{told ? `${workspace.app.name} has not published its Home yet.` : 'Loading…'}</p>
        )}
      </section>
    </>
  )
}
