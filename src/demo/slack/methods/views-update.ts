import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { viewPayload } from '../payloads/view.ts'
import type { View } from '../types.ts'
import { defineMethod, jsonObject, text } from './method.ts'
import { refuseDuplicate } from './trigger.ts'
import { checkedModal } from './views-open.ts'

type Args = {
  view: JsonObject
  view_id?: string | undefined
  external_id?: string | undefined
  hash?: string | undefined
}

const wanted = ({ state }: Context, { view_id, external_id }: Args): View | undefined => {
  if (view_id !== undefined) return state.views.find(view_id)
  const teams = state.directory.teams().map(({ id }) => id)
  return teams.map((id) => state.views.findExternal(id, external_id ?? '')).find((view) => view !== undefined)
}

/** Replaces an open view; with `hash`, only if nobody has changed it since. @throws ApiError */
export const viewsUpdate = (context: Context, args: Args): JsonObject => {
  const { state } = context
  if ((args.view_id === undefined) === (args.external_id === undefined)) {
    const messages = ['[ERROR] exactly one of view_id and external_id is needed']
    throw new ApiError('invalid_arguments', { response_metadata: { messages } })
  }
  const view = wanted(context, args)
  const content = checkedModal(context, args.view, 'views.update')
  if (view?.content.type !== 'modal') throw new ApiError('not_found')
  if (args.hash !== undefined && args.hash !== view.hash) throw new ApiError('hash_conflict')
  refuseDuplicate(context, view.teamId, content.external_id, view.id)
  return viewPayload(state.directory, state.views.update(view, content))
}

export const viewsUpdateMethod = defineMethod({
  name: 'views.update',
  scopes: [],
  token: 'bot',
  args: z.object({
    view: jsonObject,
    view_id: text.optional(),
    external_id: text.optional(),
    hash: text.optional(),
  }),
  call: (context, args) => ({ view: viewsUpdate(context, args) }),
})
