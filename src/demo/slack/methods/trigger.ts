import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { Trigger } from '../state/tickets.ts'

/** A trigger that may still be used. @throws ApiError `expired_trigger_id`, `exchanged_trigger_id`, `invalid_trigger_id` */
export const validTrigger = ({ state }: Context, id: string): Trigger => {
  const trigger = state.tickets.checkTrigger(id)
  if (typeof trigger === 'string') throw new ApiError(trigger)
  return trigger
}

/** The workspace of the person that a view is shown to. */
export const teamOfPerson = ({ state }: Context, person: string): string =>
  state.directory.person(person)?.team ?? state.directory.home.id

/** An `external_id` names one view of a workspace. @throws ApiError `duplicate_external_id` */
export const refuseDuplicate = ({ state }: Context, teamId: string, externalId: unknown, own?: string): void => {
  if (typeof externalId !== 'string' || externalId === '') return
  const found = state.views.findExternal(teamId, externalId)
  if (found && found.id !== own) throw new ApiError('duplicate_external_id')
}
