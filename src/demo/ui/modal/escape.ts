import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useState } from 'react'

/**
 * Escape closes one thing at a time: a menu that is open before the modal it is in. Whether one is open has to be seen
 * before anything hears of the key, as the menu may close while the key is still on its way to the modal.
 *
 * @returns whether the modal is to close
 */
export const useEscape = (dialog: HTMLElement | null): ((event: KeyboardEvent | ReactKeyboardEvent) => boolean) => {
  const [spent] = useState(() => new WeakSet<KeyboardEvent>())
  useEffect(() => {
    const look = (event: KeyboardEvent) => {
      if (dialog?.querySelector('[aria-haspopup][aria-expanded=true]')) spent.add(event)
    }
    window.addEventListener('keydown', look, true)
    return () => window.removeEventListener('keydown', look, true)
  }, [dialog, spent])
  return (event) => !spent.has('nativeEvent' in event ? event.nativeEvent : event)
}
