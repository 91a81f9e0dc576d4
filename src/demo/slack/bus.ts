/** What has changed, for whoever shows it: a waiting test now, a page in the browser later. */
export type Change =
  | { kind: 'message'; channel: string; ts: string; reader?: string }
  | { kind: 'view'; person: string }
  | { kind: 'dialog'; person: string }
  | { kind: 'people' }
  | { kind: 'traffic'; entry: number }
  | { kind: 'connection'; open: number }
  | { kind: 'problem' }
  | { kind: 'reset' }

export type Listener = (change: Change) => void

export type Bus = {
  emit: (change: Change) => void
  /** @returns the function that ends the subscription */
  subscribe: (listener: Listener) => () => void
}

export const createBus = (): Bus => {
  const listeners = new Set<Listener>()
  return {
    emit: (change) => {
      for (const listener of [...listeners]) listener(change)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
