import { XIcon } from '@primer/octicons-react'
import { type ReactNode, useCallback, useState } from 'react'
import { ToastContext } from '../state/toasts.ts'

type Toast = { id: number; text: string }

const shownForMs = 8_000

/** Sentences in passing, at the foot of the page; each can be sent away. */
export const Toasts = ({ children }: { children: ReactNode }) => {
  const [toasts, setToasts] = useState<Toast[]>([])
  const remove = useCallback((gone: number) => setToasts((all) => all.filter(({ id }) => id !== gone)), [])
  const tell = useCallback(
    (text: string) => {
      const id = Date.now() + Math.random()
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text }])
      setTimeout(() => remove(id), shownForMs)
    },
    [remove],
  )
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="alert">
        {toasts.map(({ id, text }) => (
          <p key={id} className="toast">
            {text}
            <button type="button" className="quiet-button" aria-label="Dismiss" onClick={() => remove(id)}>
              <XIcon />
            </button>
          </p>
        ))}
      </div>
    </ToastContext>
  )
}
