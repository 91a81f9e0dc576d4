import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { PlaceRef } from '../../slack/actions/place.ts'
import { locateAll } from '../../slack/elements/find.ts'
import { currentValue, withValue } from '../../slack/elements/values.ts'
import { type JsonObject, sameJson } from '../../slack/json.ts'
import type { Values } from '../../slack/types.ts'

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
  /** Remembers a value until the server has it. */
  draft: (blockId: string, actionId: string, value: unknown) => void
}

const SurfaceContext = createContext<Surface | undefined>(undefined)

export const useSurface = (): Surface => {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('useSurface is used inside a SurfaceProvider')
  return surface
}

/** Drafts that still have their element, and that the server does not hold yet, over what it holds. */
const merged = (blocks: readonly JsonObject[], values: Values, drafts: Values): Values => {
  let all = values
  for (const located of locateAll(blocks)) {
    const drafted = drafts[located.blockId]?.[located.actionId]
    if (drafted === undefined || sameJson(drafted, currentValue(located, values))) continue
    all = withValue(all, located.blockId, located.actionId, drafted)
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
  const [drafts, setDrafts] = useState<Values>({})
  const draft = useCallback((blockId: string, actionId: string, value: unknown) => {
    setDrafts((before) => withValue(before, blockId, actionId, value))
  }, [])
  const all = useMemo(() => merged(blocks, values, drafts), [blocks, values, drafts])
  const surface = useMemo(
    () => ({ kind, place, values: all, errors, disabled, draft }),
    [kind, place, all, errors, disabled, draft],
  )
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}
