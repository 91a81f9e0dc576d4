import { useEffect, useRef, useState } from 'react'
import type { SuggestionsShown } from '../../page/wire.ts'
import { type Located, locateAll } from '../../slack/elements/find.ts'
import { currentValue } from '../../slack/elements/values.ts'
import type { JsonObject } from '../../slack/json.ts'
import { act, actAfterChanges, change } from './server.ts'
import { useWorkspace } from './store.ts'
import { type Surface, useSurface } from './surface.tsx'
import { useToast } from './toasts.ts'

/** What is typed is sent after this long without a further key (milliseconds), or when the field is left. */
const pauseMs = 150

/** What the server tells everyone comes on another connection than its answer, and may take a little longer. */
const graceMs = 300

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
  /** As a value is typed: shown at once, sent after a pause. */
  type: (value: unknown) => void
  /** Sends what was typed: on blur, or with `enter` when Enter was pressed. */
  flush: (enter?: boolean) => void
  /** What an external select offers for what was typed into its menu. */
  suggest: (query: string) => Promise<SuggestionsShown>
}

type Ref = { blockId: string; actionId: string }
type Sent = { value: unknown; revision: number; enter?: boolean }

/** Sends values of one element, and lets go of what is shown meanwhile once the server knows. */
const useSending = ({ blockId, actionId }: Ref, { place, settle }: Surface, tell: (error: unknown) => void) => {
  const { me } = useWorkspace()
  return ({ value, revision, enter = false }: Sent, failed: (error: unknown) => void = tell) => {
    change({ person: me, place, blockId, actionId, value, ...(enter && { enter }) }).then(
      () => setTimeout(() => settle(blockId, actionId, revision), graceMs),
      failed,
    )
  }
}

/** What is being typed into one element, sent after a pause. */
const useTyping = (ref: Ref, surface: Surface, send: ReturnType<typeof useSending>) => {
  const waiting = useRef<{ sent: Sent; timer: ReturnType<typeof setTimeout>; send: () => void } | undefined>(undefined)
  const { typing } = surface
  const take = (): Sent | undefined => {
    const taken = waiting.current
    waiting.current = undefined
    if (!taken) return undefined
    clearTimeout(taken.timer)
    typing.delete(taken.send)
    return taken.sent
  }
  const leave = useRef<() => void>(undefined)
  leave.current = () => {
    const sent = take()
    // The element is gone, so that nobody can be told of a failure where it happened.
    if (sent) send(sent, () => undefined)
  }
  useEffect(() => () => leave.current?.(), [])
  return {
    take,
    type: (value: unknown) => {
      take()
      const sent = { value, revision: surface.draft(ref.blockId, ref.actionId, value) }
      const sendIt = () => {
        if (take()) send(sent)
      }
      typing.add(sendIt)
      waiting.current = { sent, send: sendIt, timer: setTimeout(sendIt, pauseMs) }
    },
  }
}

const locate = (block: JsonObject, element: JsonObject): Located => {
  const located = locateAll([block]).find((found) => found.element === element)
  if (!located) throw new Error(`Not an interactive element: ${JSON.stringify(element)}`)
  return located
}

/** How a component shows and uses one interactive element of a block. */
export const useElement = (block: JsonObject, element: JsonObject): UsedElement => {
  const { me } = useWorkspace()
  const surface = useSurface()
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const located = locate(block, element)
  const { blockId, actionId } = located
  const ref = { person: me, place: surface.place, blockId, actionId }
  const tell = (error: unknown) => toast(error instanceof Error ? error.message : String(error))
  const send = useSending(ref, surface, tell)
  const typing = useTyping(ref, surface, send)
  const value = currentValue(located, surface.values)

  return {
    located,
    value,
    error: surface.errors[blockId],
    disabled: surface.disabled || pending,
    pending,
    press: (option) => {
      setPending(true)
      actAfterChanges('press', { ...ref, ...(option !== undefined && { option }) })
        .catch(tell)
        .finally(() => setPending(false))
    },
    choose: (chosen) => {
      typing.take()
      const revision = surface.draft(blockId, actionId, chosen)
      send({ value: chosen, revision }, (error) => {
        surface.settle(blockId, actionId, revision)
        tell(error)
      })
    },
    type: typing.type,
    flush: (enter = false) => {
      const sent = typing.take()
      if (sent) send({ ...sent, enter })
      else if (enter) send({ value, revision: 0, enter })
    },
    suggest: (query) => act('suggest', { ...ref, query }),
  }
}
