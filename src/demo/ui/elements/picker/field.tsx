import { Combobox } from '@ariakit/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Naming } from '../kind.ts'
import type { PickerState } from './use-picker.ts'

type Props = {
  picker: PickerState
  naming: Naming
  placeholder: string | undefined
  disabled: boolean
  /** The choice that an opened menu begins at, by key. */
  beginAt?: string | undefined
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** Where one types to find a choice. What it shows is replaced by what is typed. */
export const PickerField = ({ picker, naming, placeholder, disabled, beginAt, onKeyDown }: Props) => {
  const { store, open, query } = picker
  const input = useRef<HTMLInputElement>(null)
  // Enter on a choice closes the menu before this field hears of the key.
  const wasOpen = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it opens or closes, typing starts anew
  useEffect(() => {
    if (query === '' && document.activeElement === input.current) input.current?.select()
  }, [open])
  return (
    <Combobox
      {...naming}
      ref={input}
      store={store}
      className="picker-input"
      placeholder={placeholder}
      disabled={disabled}
      autoComplete="list"
      autoSelect="always"
      getAutoSelectId={(items) =>
        query === '' && beginAt !== undefined ? items.find(({ value }) => value === beginAt)?.id : undefined
      }
      setValueOnClick={false}
      showOnClick
      showOnChange
      spellCheck={false}
      onKeyDownCapture={() => {
        wasOpen.current = store.getState().open
      }}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        // In a form it would submit; in a menu it opens.
        if (event.key !== 'Enter' || store.getState().open) return
        event.preventDefault()
        if (!wasOpen.current) store.show()
      }}
    />
  )
}
