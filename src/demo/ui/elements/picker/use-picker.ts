import { useComboboxStore } from '@ariakit/react'
import { useState } from 'react'

/** An open or closed menu, and what was typed into it since it opened. */
export const usePicker = (shownWhenClosed: string) => {
  const [typed, setTyped] = useState<string>()
  const [open, setOpen] = useState(false)
  const store = useComboboxStore({
    open,
    setOpen: (next) => {
      setOpen(next)
      // Typing opens it too, and is to stay.
      if (!next) setTyped(undefined)
    },
    inputValue: typed ?? shownWhenClosed,
    setInputValue: setTyped,
    resetValueOnHide: false,
    resetValueOnSelect: false,
  })
  return { store, open, query: typed ?? '', forget: () => setTyped(undefined) }
}

export type PickerState = ReturnType<typeof usePicker>
