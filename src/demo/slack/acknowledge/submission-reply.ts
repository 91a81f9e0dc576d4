import type { Context } from '../context.ts'
import type { Acknowledgement } from '../delivery/dispatcher.ts'
import { locateAll } from '../elements/find.ts'
import { isObject, type JsonObject } from '../json.ts'
import { maxStack } from '../state/views.ts'
import type { View } from '../types.ts'

/** What the modal says when the app did not answer, or not properly; what was typed stays. */
export const troubleConnecting = 'We had some trouble connecting. Try again?'

const where = 'acknowledgement of view_submission'

/** Why an answer is refused, in a sentence; `undefined` when it was carried out. */
type Handler = (context: Context, view: View, body: JsonObject) => string | undefined

const showErrors: Handler = ({ state }, view, body) => {
  const errors = isObject(body.errors) ? Object.entries(body.errors) : []
  if (errors.length === 0) return 'The response action "errors" needs at least one error.'
  const inputs = new Set(locateAll(view.content.blocks).flatMap((found) => (found.isInput ? [found.blockId] : [])))
  const shown: Record<string, string> = {}
  for (const [blockId, text] of errors) {
    if (!inputs.has(blockId)) return `There is no input block "${blockId}" in the view to show an error at.`
    if (typeof text !== 'string' || text === '') return `The error of "${blockId}" is not a text.`
    shown[blockId] = text
  }
  view.errors = shown
  state.views.touch(view)
  return undefined
}

const refusedView = ({ checks }: Context, body: JsonObject): string | undefined => {
  if (isObject(body.view) && body.view.type !== 'modal') return 'Only a view of type "modal" can be shown here.'
  return checks.view(body.view, where) ? 'Slack refuses the view of the answer.' : undefined
}

const handlers: Record<string, Handler> = {
  errors: showErrors,
  update: (context, view, body) => {
    const refused = refusedView(context, body)
    if (refused === undefined && isObject(body.view)) context.state.views.update(view, body.view)
    return refused
  },
  push: (context, view, body) => {
    const { views } = context.state
    if (views.stack(view.person).length >= maxStack) return 'There are three views on the stack already.'
    const refused = refusedView(context, body)
    if (refused === undefined && isObject(body.view)) views.push(view.person, view.teamId, body.view)
    return refused
  },
  clear: ({ state }, view) => {
    state.views.clearStack(view.person)
    return undefined
  },
}

const carryOut = (context: Context, view: View, body: unknown): string | undefined => {
  if (body === undefined) {
    context.state.views.remove(view)
    return undefined
  }
  const action = isObject(body) ? body.response_action : undefined
  const handler = typeof action === 'string' ? handlers[action] : undefined
  return handler && isObject(body)
    ? handler(context, view, body)
    : 'It carries something without a response_action of errors, update, push or clear.'
}

/** Closes, updates, pushes, clears or shows errors as the acknowledgement of a submission asks. */
export const applySubmissionReply = (context: Context, view: View, acknowledgement: Acknowledgement): void => {
  const { state, traffic } = context
  view.submitting = false
  if (!state.views.stack(view.person).includes(view)) return
  const refused =
    acknowledgement.kind === 'acknowledged' ? carryOut(context, view, acknowledgement.body) : acknowledgement.kind
  if (refused === undefined) return
  if (acknowledgement.kind === 'acknowledged') {
    traffic.report({ where, severity: 'error', code: 'invalid_response_action', message: refused })
  }
  view.notice = troubleConnecting
  state.views.touch(view)
}
