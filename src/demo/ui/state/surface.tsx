import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { PlaceRef } from '../../slack/actions/place.ts'
import { locateAll } from '../../slack/elements/find.ts'
import { currentValue, withValue } from '../../slack/elements/values.ts'
import { type JsonObject, sameJson } from '../../slack/json.ts'
import type { Values } from '../../slack/types.ts'

/** What was given to an element and may not have arrived yet. */
type Draft = { value: unknown; revision: number }

/** The message, modal or Home tab whose blocks are drawn. */
export type Surface = {
  kind: 'message' | 'modal' | 'home'
  place: PlaceRef
  /** What is chosen and typed, also what the server has not heard of yet. */
  values: Values
  /** Errors at inputs, by block_id. */
  errors: Record<string, string>
  /** Nothing in it can be used at the moment. */
  disabled: boolean
  /** Shows a value until it is settled. @returns what to settle */
  draft: (blockId: string, actionId: string, value: unknown) => number
  /** The server has had its say about a draft: unless another took its place, what the server holds is shown again. */
  settle: (blockId: string, actionId: string, revision: number) => void
  /** Typed and not sent yet: each sends its part. */
  typing: Set<() => void>
}

const SurfaceContext = createContext<Surface | undefined>(undefined)

export const useSurface = (): Surface => {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('useSurface is used inside a SurfaceProvider')
  return surface
}

/** Sends everything that was typed and waits for a pause in typing. */
export const flushTyping = ({ typing }: Surface): void => {
  for (const send of [...typing]) send()
}

type Drafts = ReadonlyMap<string, Draft>

const keyOf = (blockId: string, actionId: string): string => JSON.stringify([blockId, actionId])

const without = (drafts: Drafts, key: string): Drafts => new Map([...drafts].filter(([each]) => each !== key))

let revisions = 0

const useDrafts = () => {
  const [drafts, setDrafts] = useState<Drafts>(new Map())
  const draft = useCallback((blockId: string, actionId: string, value: unknown) => {
    revisions += 1
    const made = { value, revision: revisions }
    setDrafts((before) => new Map(before).set(keyOf(blockId, actionId), made))
    return made.revision
  }, [])
  const settle = useCallback((blockId: string, actionId: string, revision: number) => {
    const key = keyOf(blockId, actionId)
    setDrafts((before) => (before.get(key)?.revision === revision ? without(before, key) : before))
  }, [])
  return { drafts, draft, settle }
}

/** Drafts that still have their element, over what the server holds. */
const merged = (blocks: readonly JsonObject[], values: Values, drafts: Drafts): Values => {
  let all = values
  for (const located of drafts.size > 0 ? locateAll(blocks) : []) {
    const drafted = drafts.get(keyOf(located.blockId, located.actionId))
    if (drafted === undefined || sameJson(drafted.value, currentValue(located, values))) continue
    all = withValue(all, located.blockId, located.actionId, drafted.value)
  }
  return all
}

type Props = {
  kind: Surface['kind']
  place: PlaceRef
  blocks: readonly JsonObject[]
  values: Values
  errors?: Record<string, string>
  disabled?: boolean
  children: ReactNode
}

const noErrors = {}

/** Key it by what it shows (a view's id, a message's ts): drafts live as long as it does. */
export const SurfaceProvider = ({
  kind,
  place,
  blocks,
  values,
  errors = noErrors,
  disabled = false,
  children,
}: Props) => {
  const { drafts, draft, settle } = useDrafts()
  const [typing] = useState(() => new Set<() => void>())
  const all = useMemo(() => merged(blocks, values, drafts), [blocks, values, drafts])
  const surface = useMemo(
    () => ({ kind, place, values: all, errors, disabled, draft, settle, typing }),
    [kind, place, all, errors, disabled, draft, settle, typing],
  )
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}
