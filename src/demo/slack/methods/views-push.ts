import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { viewPayload } from '../payloads/view.ts'
import { maxStack } from '../state/views.ts'
import { defineMethod, jsonObject, text } from './method.ts'
import { refuseDuplicate, teamOfPerson, validTrigger } from './trigger.ts'
import { checkedModal } from './views-open.ts'

type Args = { trigger_id: string; view: JsonObject }

/** Puts a view on top of the modal in which the trigger arose. @throws ApiError */
export const viewsPush = (context: Context, { trigger_id, view }: Args): JsonObject => {
  const { state } = context
  const content = checkedModal(context, view, 'views.push')
  const trigger = validTrigger(context, trigger_id)
  const { person, viewId } = trigger
  const stack = state.views.stack(person)
  if (viewId === undefined || !stack.some(({ id }) => id === viewId)) throw new ApiError('not_found')
  if (stack.length >= maxStack) throw new ApiError('push_limit_reached')
  const teamId = teamOfPerson(context, person)
  refuseDuplicate(context, teamId, content.external_id)
  state.tickets.spend(trigger)
  return viewPayload(state.directory, state.views.push(person, teamId, content))
}

export const viewsPushMethod = defineMethod({
  name: 'views.push',
  scopes: [],
  token: 'bot',
  args: z.object({ trigger_id: text, view: jsonObject }),
  call: (context, args) => ({ view: viewsPush(context, args) }),
})
