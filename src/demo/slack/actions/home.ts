import type { Context } from '../context.ts'
import { eventPayload } from '../payloads/event.ts'
import { viewPayload } from '../payloads/view.ts'
import { personOf } from './place.ts'

/** The tabs of an app that a person can go to. */
export type HomeTab = 'home' | 'messages'

/** Slack tells apps that have a Home tab, and have asked to be told, whenever someone enters one of their tabs. */
const eventName = 'app_home_opened'

/** docs.slack.dev/reference/events/app_home_opened */
export const openHome = async (context: Context, asked: { person: string; tab: HomeTab }): Promise<void> => {
  const { app, state, dispatcher } = context
  const { directory, ids, views } = state
  const person = personOf(context, asked.person)
  const channel = directory.direct([person.id])
  if (app.homeTabEnabled !== true || !app.events?.includes(eventName) || !channel) return
  const shown = asked.tab === 'home' ? views.home(person.id) : undefined
  await dispatcher.deliver({
    name: eventName,
    person: person.id,
    type: 'events_api',
    acceptsPayload: false,
    payload: eventPayload({
      directory,
      person,
      eventId: ids.next('Ev'),
      at: context.now(),
      event: {
        type: eventName,
        user: person.id,
        channel: channel.id,
        tab: asked.tab,
        event_ts: ids.ts(),
        ...(shown ? { view: viewPayload(directory, shown) } : {}),
      },
    }),
    // The tab shows what it has; that the app was not reached is in the log alone.
    apply: () => undefined,
  })
}
