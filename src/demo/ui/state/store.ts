import { createContext, useContext, useSyncExternalStore } from 'react'
import type { MessageShown, Push, Start } from '../../page/wire.ts'
import { listen } from './server.ts'

/** Everything that one person sees, and whether the page still hears of changes. */
export type Shown = Omit<Start, 'messages'> & {
  /** By place, oldest first. */
  messages: ReadonlyMap<string, readonly MessageShown[]>
  connected: boolean
}

const keptTraffic = 300

const byPlace = (messages: readonly MessageShown[]) => Map.groupBy(messages, ({ channel }) => channel)

const withMessage = (shown: Shown, message: MessageShown): Shown['messages'] => {
  const before = shown.messages.get(message.channel) ?? []
  const known = before.some(({ ts }) => ts === message.ts)
  const after = known ? before.map((each) => (each.ts === message.ts ? message : each)) : [...before, message]
  return new Map(shown.messages).set(message.channel, after)
}

const without = (shown: Shown, channel: string, gone: string): Shown['messages'] =>
  new Map(shown.messages).set(
    channel,
    (shown.messages.get(channel) ?? []).filter(({ ts }) => ts !== gone),
  )

/** What is shown after a push. */
export const after = (shown: Shown | undefined, push: Push): Shown | undefined => {
  if (push.event === 'start') return { ...push.data, messages: byPlace(push.data.messages), connected: true }
  if (!shown) return undefined
  switch (push.event) {
    case 'message':
      return { ...shown, messages: withMessage(shown, push.data) }
    case 'gone':
      return { ...shown, messages: without(shown, push.data.channel, push.data.ts) }
    case 'screen':
      return { ...shown, screen: push.data }
    case 'traffic': {
      const others = shown.traffic.filter(({ id }) => id !== push.data.id)
      const traffic = [...others, push.data].sort((left, right) => left.id - right.id).slice(-keptTraffic)
      return { ...shown, traffic }
    }
    case 'problems':
      return { ...shown, problems: push.data }
    case 'connections':
      return { ...shown, connections: push.data }
    case 'faults':
      return { ...shown, faults: push.data }
  }
}

export type Store = {
  subscribe: (listener: () => void) => () => void
  /** Undefined until the first word of the server. */
  shown: () => Shown | undefined
  close: () => void
}

/** @param person handle or id */
export const createStore = (person: string): Store => {
  let shown: Shown | undefined
  const listeners = new Set<() => void>()
  const become = (next: Shown | undefined) => {
    shown = next
    for (const listener of listeners) listener()
  }
  const close = listen(
    person,
    (push) => become(after(shown, push)),
    (connected) => shown && become({ ...shown, connected }),
  )
  return {
    shown: () => shown,
    close,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useStore = (store: Store): Shown | undefined => useSyncExternalStore(store.subscribe, store.shown)

export const ShownContext = createContext<Shown | undefined>(undefined)

/** What the person of this page sees. */
export const useShown = (): Shown => {
  const shown = useContext(ShownContext)
  if (!shown) throw new Error('useShown is used inside ShownContext')
  return shown
}
