import { useRef, useState } from 'react'
import { act, actAfterChanges } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { flushTyping, useSurface } from '../state/surface.tsx'
import { useToast } from '../state/toasts.ts'

/** How a modal is submitted and closed. */
export const useModal = () => {
  const { me } = useWorkspace()
  const surface = useSurface()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [answered, setAnswered] = useState(0)
  const closing = useRef(false)
  const tell = (error: Error) => toast(error.message)
  return {
    busy,
    /** How often a submission has been answered. */
    answered,
    submit: () => {
      setBusy(true)
      flushTyping(surface)
      actAfterChanges('submit', { person: me })
        .catch(tell)
        .finally(() => {
          setBusy(false)
          setAnswered((times) => times + 1)
        })
    },
    /** Closes it, or everything. Asked twice it would take the one below too. */
    close: (all: boolean) => {
      if (closing.current) return
      closing.current = true
      act('close', { person: me, ...(all && { all }) })
        .catch(tell)
        .finally(() => {
          closing.current = false
        })
    },
  }
}
