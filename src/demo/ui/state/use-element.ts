import { useEffect, useRef, useState } from 'react'
import type { SuggestionsShown } from '../../page/wire.ts'
import { type Located, locateAll } from '../../slack/elements/find.ts'
import { currentValue } from '../../slack/elements/values.ts'
import type { JsonObject } from '../../slack/json.ts'
import { act, actAfterChanges, change } from './server.ts'
import { useShown } from './store.ts'
import { useSurface } from './surface.tsx'
import { useToast } from './toasts.ts'

/** What is typed is sent after this long without a further key (milliseconds), or when the field is left. */
const pauseMs = 150

export type UsedElement = {
  located: Located
  /** As in `state.values`: an option object, a list of them, an id, a text; `null` or `[]` when empty. */
  value: unknown
  /** The error shown at its input block. */
  error: string | undefined
  /** Under way, or nothing can be used at the moment. */
  disabled: boolean
  /** A press is under way: Slack has not heard from the app yet. */
  pending: boolean
  /** Presses a button; with the value of an option, chooses it in an overflow menu. */
  press: (option?: string) => void
  /** Gives it a value, at once. */
  choose: (value: unknown) => void
  /** As a text is typed: shown at once, sent after a pause. */
  type: (text: string) => void
  /** Sends what was typed: on blur, or with `enter` when Enter was pressed. */
  flush: (enter?: boolean) => void
  /** What an external select offers for what was typed into its menu. */
  suggest: (query: string) => Promise<SuggestionsShown>
}

/** How a component shows and uses one interactive element of a block. */
export const useElement = (block: JsonObject, element: JsonObject): UsedElement => {
  const { me } = useShown()
  const { place, values, errors, disabled, draft } = useSurface()
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const typed = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)

  const located = locateAll([block]).find((found) => found.element === element)
  if (!located) throw new Error(`Not an interactive element: ${JSON.stringify(element)}`)
  const { blockId, actionId } = located
  const ref = { person: me, place, blockId, actionId }
  const tell = (error: unknown) => toast(error instanceof Error ? error.message : String(error))

  const send = (value: unknown, enter?: boolean) => {
    change({ ...ref, value, ...(enter === true && { enter }) }).catch(tell)
  }
  const flush = (enter?: boolean) => {
    const waiting = typed.current
    clearTimeout(waiting?.timer)
    typed.current = undefined
    if (waiting) send(waiting.text, enter)
    else if (enter) send(currentValue(located, values), enter)
  }
  useEffect(() => () => clearTimeout(typed.current?.timer), [])

  return {
    located,
    value: currentValue(located, values),
    error: errors[blockId],
    disabled: disabled || pending,
    pending,
    press: (option) => {
      setPending(true)
      actAfterChanges('press', { ...ref, ...(option !== undefined && { option }) })
        .catch(tell)
        .finally(() => setPending(false))
    },
    choose: (value) => {
      draft(blockId, actionId, value)
      send(value)
    },
    type: (text) => {
      draft(blockId, actionId, text)
      clearTimeout(typed.current?.timer)
      typed.current = { text, timer: setTimeout(() => flush(), pauseMs) }
    },
    flush,
    suggest: (query) => act('suggest', { ...ref, query }),
  }
}
