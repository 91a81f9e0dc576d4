import { applySubmissionReply } from '../acknowledge/submission-reply.ts'
import type { Context } from '../context.ts'
import { inputErrors } from '../elements/check.ts'
import { locateAll } from '../elements/find.ts'
import { currentValue } from '../elements/values.ts'
import type { JsonObject } from '../json.ts'
import { interactionBase } from '../payloads/common.ts'
import { viewPayload } from '../payloads/view.ts'
import type { View } from '../types.ts'
import { impossible, personOf } from './place.ts'

const topView = ({ state }: Context, person: string): View => {
  const view = state.views.top(person)
  if (!view) throw impossible('No modal is open.')
  return view
}

/** URLs to answer into the conversations chosen in menus with `response_url_enabled`. */
const responseUrls = (context: Context, view: View): JsonObject[] =>
  locateAll(view.content.blocks).flatMap((located) => {
    const channel = currentValue(located, view.values)
    if (located.element.response_url_enabled !== true || typeof channel !== 'string') return []
    const ticket = context.state.tickets.issueResponse({ person: view.person, channel, ts: undefined })
    const { blockId, actionId } = located
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: context.responseUrl(ticket) }]
  })

/**
 * Submits the top view. Inputs that Slack itself finds wanting are marked and nothing is sent; a click while a
 * submission is under way does nothing, because the button is disabled, unless `force` says otherwise.
 */
export const submit = async (context: Context, asked: { person: string; force?: boolean }): Promise<void> => {
  const { state, dispatcher } = context
  const person = personOf(context, asked.person)
  const view = topView(context, asked.person)
  if (view.content.submit === null) throw impossible('The modal has no submit button.')
  if (view.submitting && asked.force !== true) return
  view.errors = inputErrors(view.content.blocks, view.values)
  view.notice = undefined
  view.submitting = Object.keys(view.errors).length === 0
  state.views.touch(view)
  if (!view.submitting) return
  await dispatcher.deliver({
    name: 'view_submission',
    person: person.id,
    type: 'interactive',
    acceptsPayload: true,
    payload: {
      type: 'view_submission',
      ...interactionBase(state.directory, person),
      trigger_id: state.tickets.issueTrigger(person.id, view.id),
      view: viewPayload(state.directory, view),
      response_urls: responseUrls(context, view),
    },
    apply: (acknowledgement) => applySubmissionReply(context, view, acknowledgement),
  })
}

const tellClosed = async (context: Context, view: View, cleared: boolean): Promise<void> => {
  if (view.content.notify_on_close !== true) return
  const { state, dispatcher } = context
  await dispatcher.deliver({
    name: 'view_closed',
    person: view.person,
    type: 'interactive',
    acceptsPayload: false,
    payload: {
      type: 'view_closed',
      ...interactionBase(state.directory, personOf(context, view.person)),
      view: viewPayload(state.directory, view),
      is_cleared: cleared,
    },
    // Nobody is looking any more: a failure shows nowhere but in the log.
    apply: () => undefined,
  })
}

/**
 * Closes the top view, or with `all` (the cross in the corner) the whole stack, as a view with `clear_on_close` does.
 * Views with `notify_on_close` tell the app.
 */
export const close = async (context: Context, asked: { person: string; all?: boolean }): Promise<void> => {
  const { views } = context.state
  const view = topView(context, asked.person)
  const cleared = asked.all === true || view.content.clear_on_close === true
  const closed = cleared ? [...views.stack(asked.person)] : [view]
  if (cleared) views.clearStack(asked.person)
  else views.remove(view)
  await Promise.all(closed.map((item) => tellClosed(context, item, cleared)))
}
