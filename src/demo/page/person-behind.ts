import { isObject, objectAt, stringAt } from '../slack/json.ts'
import type { Slack } from '../slack/slack.ts'
import type { TrafficEntry } from '../slack/traffic.ts'

/** Whether a delivery carried this trigger, or told of this view. */
const carried = ({ kind, request }: TrafficEntry, trigger: string | undefined, view: string | undefined): boolean =>
  kind === 'delivery' &&
  isObject(request) &&
  ((trigger !== undefined && request.trigger_id === trigger) ||
    (view !== undefined && stringAt(objectAt(request, 'view'), 'id') === view))

/** Whom a call of the app is about: who is named in it, or whose act it follows. */
export const personBehind = (slack: Slack, { person, request }: TrafficEntry): string | undefined => {
  if (person !== undefined || !isObject(request)) return person
  const [trigger, view] = [stringAt(request, 'trigger_id'), stringAt(request, 'view_id')]
  const named = stringAt(request, 'user') ?? stringAt(request, 'user_id') ?? stringAt(request, 'users')
  if (named !== undefined) return slack.state.directory.person(named)?.id
  const open = view === undefined ? undefined : slack.state.views.find(view)
  if (open) return open.person
  if (trigger === undefined && view === undefined) return undefined
  return slack.traffic().findLast((entry) => carried(entry, trigger, view))?.person
}
