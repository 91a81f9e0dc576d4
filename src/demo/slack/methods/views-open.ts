import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { viewPayload } from '../payloads/view.ts'
import { maxStack } from '../state/views.ts'
import { defineMethod, jsonObject, text } from './method.ts'
import { refuseDuplicate, teamOfPerson, validTrigger } from './trigger.ts'

type Args = { trigger_id: string; view: JsonObject }

/** A view that may be shown in a modal. @throws ApiError */
export const checkedModal = ({ checks }: Context, view: JsonObject, where: string): JsonObject => {
  const refused = checks.view(view, where)
  if (refused) throw refused
  if (view.type !== 'modal')
    throw new ApiError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] must be a modal [json-pointer:/view/type]'] },
    })
  return view
}

/**
 * Opens a modal. A trigger from inside an open modal puts the view on top of it, as views.push does.
 * @throws ApiError
 */
export const viewsOpen = (context: Context, { trigger_id, view }: Args): JsonObject => {
  const { state } = context
  const content = checkedModal(context, view, 'views.open')
  const trigger = validTrigger(context, trigger_id)
  const { person, viewId } = trigger
  const teamId = teamOfPerson(context, person)
  refuseDuplicate(context, teamId, content.external_id)
  const stacked = viewId !== undefined && state.views.stack(person).some(({ id }) => id === viewId)
  if (stacked && state.views.stack(person).length >= maxStack) throw new ApiError('push_limit_reached')
  state.tickets.spend(trigger)
  const opened = stacked ? state.views.push(person, teamId, content) : state.views.open(person, teamId, content)
  return viewPayload(state.directory, opened)
}

export const viewsOpenMethod = defineMethod({
  name: 'views.open',
  scopes: [],
  token: 'bot',
  args: z.object({ trigger_id: text, view: jsonObject }),
  call: (context, args) => ({ view: viewsOpen(context, args) }),
})
