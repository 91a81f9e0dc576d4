import { troubleConnecting } from '../acknowledge/submission-reply.ts'
import type { Context } from '../context.ts'
import type { Acknowledgement } from '../delivery/dispatcher.ts'
import type { Located } from '../elements/find.ts'
import { type JsonObject, objectAt, textAt } from '../json.ts'
import { actionEntry, blockActionsPayload, type Place } from '../payloads/actions.ts'
import type { Person } from '../types.ts'

type Used = { person: Person; place: Place; located: Located; chosen: unknown }

/** The warning mark on a message, or the notice in a modal, when using an element did not reach the app. */
const showOutcome = ({ state }: Context, { person, place, located }: Used, { kind }: Acknowledgement): void => {
  const failed = kind !== 'acknowledged'
  if ('message' in place) {
    const what = located.label === '' ? located.actionId : located.label
    state.messages.warn(place.message, person.id, failed ? `This did not work: ${what}` : undefined)
  } else if (failed) {
    place.view.notice = troubleConnecting
    state.views.touch(place.view)
  }
}

const deliver = async (context: Context, used: Used): Promise<void> => {
  const { state, dispatcher } = context
  const { person, place, located, chosen } = used
  const { tickets, directory, ids } = state
  const inMessage = 'message' in place
  const payload = blockActionsPayload({
    directory,
    person,
    place,
    action: actionEntry(located, chosen, ids.ts()),
    triggerId: tickets.issueTrigger(person.id, inMessage ? undefined : place.view.id),
    responseUrl: inMessage
      ? context.responseUrl(
          tickets.issueResponse({ person: person.id, channel: place.channel.id, ts: place.message.ts }),
        )
      : undefined,
  })
  await dispatcher.deliver({
    name: 'block_actions',
    person: person.id,
    type: 'interactive',
    payload,
    acceptsPayload: false,
    apply: (acknowledgement) => showOutcome(context, used, acknowledgement),
  })
}

/** Tells the app that an element was used, after the element's confirmation if it has one. */
export const dispatchAction = async (context: Context, used: Used): Promise<void> => {
  const { element } = used.located
  if (element.confirm === undefined) return await deliver(context, used)
  const confirm: JsonObject = objectAt(element, 'confirm')
  context.state.ask(used.person.id, {
    title: textAt(confirm, 'title') ?? '',
    text: textAt(confirm, 'text') ?? '',
    confirm: textAt(confirm, 'confirm') ?? 'Yes',
    deny: textAt(confirm, 'deny') ?? 'Cancel',
    style: confirm.style === 'danger' ? 'danger' : 'primary',
    proceed: () => deliver(context, used),
  })
}
