import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { viewPayload } from '../payloads/view.ts'
import { defineMethod, jsonObject, text } from './method.ts'
import { refuseDuplicate, teamOfPerson } from './trigger.ts'

type Args = { user_id: string; view: JsonObject; hash?: string | undefined }

/** Replaces the Home tab of one person. @throws ApiError */
export const viewsPublish = (context: Context, { user_id, view, hash }: Args): JsonObject => {
  const { state, app, checks } = context
  if (app.homeTabEnabled !== true) throw new ApiError('not_enabled')
  const refused = checks.view(view, 'views.publish')
  if (refused) throw refused
  if (view.type !== 'home') {
    const messages = ['[ERROR] must be a home view [json-pointer:/view/type]']
    throw new ApiError('invalid_arguments', { response_metadata: { messages } })
  }
  if (!state.directory.person(user_id)) throw new ApiError('user_not_found')
  const shown = state.views.home(user_id)
  if (hash !== undefined && shown && shown.hash !== hash) throw new ApiError('hash_conflict')
  const teamId = teamOfPerson(context, user_id)
  refuseDuplicate(context, teamId, view.external_id, shown?.id)
  return viewPayload(state.directory, state.views.publish(user_id, teamId, view))
}

export const viewsPublishMethod = defineMethod({
  name: 'views.publish',
  scopes: [],
  token: 'bot',
  args: z.object({ user_id: text, view: jsonObject, hash: text.optional() }),
  call: (context, args) => ({ view: viewsPublish(context, args) }),
})
