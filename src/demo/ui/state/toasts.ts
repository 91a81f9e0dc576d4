import { createContext, useContext } from 'react'

/** Tells the person something in passing, such as why an act was not possible. */
export const ToastContext = createContext<(text: string) => void>(() => undefined)

export const useToast = () => useContext(ToastContext)
