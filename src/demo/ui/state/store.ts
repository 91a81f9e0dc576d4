import { createContext, useContext, useSyncExternalStore } from 'react'
import type { MessageShown, Push, Start } from '../../page/wire.ts'
import { listen } from './server.ts'

/** Everything that one person sees, and whether the page still hears of changes. */
export type Shown = Omit<Start, 'messages'> & {
  /** By place, oldest first. */
  messages: ReadonlyMap<string, readonly MessageShown[]>
  connected: boolean
  /** Messages of others that have come since a place was last looked at. */
  unread: ReadonlyMap<string, number>
  /** The place being looked at: what comes there has been read. */
  looking: string | undefined
  /** Grows with every beginning anew: at first, after a break, after a reset. */
  beginnings: number
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

const withUnread = (shown: Shown, { channel, ts, author }: MessageShown): Shown['unread'] => {
  const known = (shown.messages.get(channel) ?? []).some((each) => each.ts === ts)
  if (known || author === shown.me || channel === shown.looking) return shown.unread
  return new Map(shown.unread).set(channel, (shown.unread.get(channel) ?? 0) + 1)
}

const begun = (start: Start, before: Shown | undefined): Shown => ({
  ...start,
  messages: byPlace(start.messages),
  connected: true,
  // What is there at the first look counts as read.
  unread: new Map(),
  looking: before?.looking,
  beginnings: (before?.beginnings ?? 0) + 1,
})

/** What is shown after a push. */
export const after = (shown: Shown | undefined, push: Push): Shown | undefined => {
  if (push.event === 'start') return begun(push.data, shown)
  if (!shown) return undefined
  switch (push.event) {
    case 'message':
      return { ...shown, messages: withMessage(shown, push.data), unread: withUnread(shown, push.data) }
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
  /** The person looks at a place, or at none. */
  look: (place: string | undefined) => void
  /** Begins to listen; the returned function ends it. */
  open: () => () => void
}

/** @param person handle or id */
export const createStore = (person: string): Store => {
  let shown: Shown | undefined
  const listeners = new Set<() => void>()
  let waiting = false
  const tell = () => {
    waiting = false
    for (const listener of listeners) listener()
  }
  const become = (next: Shown | undefined) => {
    shown = next
    if (waiting) return
    waiting = true
    // A burst of pushes is drawn once.
    setTimeout(tell)
  }
  return {
    shown: () => shown,
    look: (place) => {
      if (!shown || shown.looking === place) return
      const unread = new Map([...shown.unread].filter(([other]) => other !== place))
      become({ ...shown, looking: place, unread })
    },
    open: () =>
      listen(
        person,
        (push) => become(after(shown, push)),
        (connected) => shown && become({ ...shown, connected }),
      ),
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

/** Who reads, and what does not change while they do: whatever uses it alone is not drawn anew with every push. */
export type Workspace = Pick<Shown, 'me' | 'workspace'>

export const WorkspaceContext = createContext<Workspace | undefined>(undefined)

export const useWorkspace = (): Workspace => {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace is used inside WorkspaceContext')
  return workspace
}
