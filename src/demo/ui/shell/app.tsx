import { useEffect, useMemo, useState } from 'react'
import { Modals } from '../modal/index.tsx'
import { createStore, ShownContext, useStore } from '../state/store.ts'
import { Workbench } from '../workbench/index.tsx'
import { Conversation } from './conversation.tsx'

const personInAddress = () => new URLSearchParams(location.search).get('as') ?? 'jane'

export const App = () => {
  const [person] = useState(personInAddress)
  const store = useMemo(() => createStore(person), [person])
  useEffect(() => store.close, [store])
  const shown = useStore(store)
  const place = shown?.workspace.places[0]
  if (!shown || !place) return <p>Connecting…</p>
  return (
    <ShownContext value={shown}>
      <Conversation place={place} />
      <Modals />
      <Workbench onClose={() => undefined} />
    </ShownContext>
  )
}
