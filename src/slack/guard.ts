import type { Actors, Identity } from '../access/actor.ts'
import type { AccessEvent, AccessEvents } from '../access/events.ts'
import type { Actor } from '../access/membership.ts'
import { denial, may } from '../access/policy.ts'
import { AppError } from '../errors.ts'
import { type Handler, open, type Surface } from './feature.ts'

/** What came of a guarded call, and who made it, as far as that was found out. */
export type Guardedly<T> = { actor: Actor | undefined } & ({ value: T } | { error: unknown })

/** Where and by which interaction a handler was called. */
export type Call = { surface: Surface; interaction: string }

const kindOf = ({ code }: AppError): AccessEvent['kind'] | undefined => {
  if (code === 'forbidden') return 'denied'
  if (code === 'limited') return 'limited'
  return code.startsWith('refused_') ? 'refused' : undefined
}

/**
 * The check that every handler passes: who is it, and may they do this at all. What was denied is on record: who, what,
 * when; of a refusal, why.
 */
export const createGuard = ({ actors, events }: { actors: Actors; events: AccessEvents }) => {
  const note = (error: unknown, { userId, teamId }: Identity, what: string, actor: Actor | undefined): void => {
    if (!(error instanceof AppError)) return
    const kind = kindOf(error)
    if (!kind) return
    const about = kind === 'refused' ? error.code.slice('refused_'.length) : (error.missing ?? what)
    events.note({ kind, userId, teamId, organizationId: actor?.organization.id, what: about })
  }

  return async <I extends unknown[], O>(
    who: Identity,
    spec: Handler<I, O>,
    call: Call,
    ...input: I
  ): Promise<Guardedly<O>> => {
    let actor: Actor | undefined
    try {
      const standing = await actors.standing(who)
      actor = standing.actor
      if (spec.permission === open) return { actor, value: await spec.handle({ ...call, standing }, ...input) }
      if (!standing.actor) throw standing.refusal
      if (!may(standing.actor, spec.permission)) throw denial(standing.actor, spec.permission)
      return { actor, value: await spec.handle({ ...call, actor: standing.actor }, ...input) }
    } catch (error) {
      note(error, who, spec.permission, actor)
      return { actor, error }
    }
  }
}
