import type { Bus } from '../bus.ts'
import { messageText, readerOf, screenText, viewText } from '../render/screen.ts'
import type { State } from '../state.ts'
import type { Person } from '../types.ts'
import { type ModalSeen, modalSeen } from './modal.ts'
import type { Where } from './place.ts'
import { type WaitOptions, waitUntil } from './wait.ts'

export type MessageSeen = { ts: string; from: string; ephemeral: boolean; text: string }

export type Reading = {
  /** Everything on the screen, as text. */
  sees: () => string
  messages: () => MessageSeen[]
  modal: () => ModalSeen | undefined
  /** The app's Home tab. */
  home: () => string | undefined
  /** @returns the screen once it has the text. @throws AppError with the screen, after the timeout */
  waitsFor: (text: string | RegExp, options?: WaitOptions) => Promise<string>
  waitsUntil: (check: () => boolean, what: string, options?: WaitOptions) => Promise<void>
}

type Parts = { state: State; now: () => number; bus: Bus }

export const createReading = ({ state, now, bus }: Parts, person: Person, where: Where): Reading => {
  const reader = () => readerOf(state, person, now())
  const sees = () => screenText(state, person, where, now())
  return {
    sees,
    home: () => {
      const view = state.views.home(person.id)
      return view ? viewText(view, reader()) : undefined
    },
    messages: () =>
      where === 'home'
        ? []
        : state.messages.visibleTo(person.id, where.id).map((message) => ({
            ts: message.ts,
            from: state.directory.nameOf(message.author) ?? message.author,
            ephemeral: message.reader !== undefined,
            text: messageText(message, person, reader()),
          })),
    modal: () => {
      const view = state.views.top(person.id)
      return view ? modalSeen(view, state.views.stack(person.id).length, reader()) : undefined
    },
    waitsFor: async (text, options) => {
      const check = () => (typeof text === 'string' ? sees().includes(text) : text.test(sees()))
      await waitUntil(bus, check, `"${text}"`, sees, options)
      return sees()
    },
    waitsUntil: (check, what, options) => waitUntil(bus, check, what, sees, options),
  }
}
