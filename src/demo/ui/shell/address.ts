import { useCallback, useSyncExternalStore } from 'react'

/** Where the page is: who it is, and what they look at (`home`, `app`, or a conversation's id). */
export type Address = { as: string; at: string }

const standard: Address = { as: 'jane', at: 'app' }

const read = (search: string): Address => {
  const parameters = new URLSearchParams(search)
  return { as: parameters.get('as') ?? standard.as, at: parameters.get('at') ?? standard.at }
}

export const hrefOf = ({ as, at }: Address): string => `/?${new URLSearchParams({ as, at })}`

const moved = 'address'
const subscribe = (listener: () => void) => {
  addEventListener('popstate', listener)
  addEventListener(moved, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(moved, listener)
  }
}

export const goTo = (address: Address): void => {
  if (hrefOf(address) === `${location.pathname}${location.search}`) return
  history.pushState(null, '', hrefOf(address))
  dispatchEvent(new Event(moved))
}

export const useAddress = () => {
  const search = useSyncExternalStore(subscribe, () => location.search)
  const address = read(search)
  const { as } = address
  const look = useCallback((at: string) => goTo({ as, at }), [as])
  return { address, look }
}
