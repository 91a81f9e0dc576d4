import type { Actions } from '../actions/index.ts'
import { impossible } from '../actions/place.ts'
import type { Bus } from '../bus.ts'
import type { Context } from '../context.ts'
import type { Person } from '../types.ts'
import { type Acting, createActing, type Offered } from './acting.ts'
import { placeNamed, type Where } from './place.ts'
import { createReading, type Reading } from './reading.ts'

/**
 * A person who acts by what is on the screen. Every action resolves once the app has acknowledged it and, as far as
 * can be known, has done what it does in reaction. What Slack would not let the person do is an `AppError` whose
 * message says what there is instead.
 */
export type Persona = Acting &
  Reading & {
    id: string
    name: string
    /** The same person in another place: `#general`, an id, `app` (the DM with the app) or `home`. */
    goesTo: (place: string) => Persona
    /** Opens the app's Home tab, as a click on it does. @returns the person there */
    opensHome: () => Promise<Persona>
  }

type PersonaParts = { context: Context; actions: Actions; bus: Bus; settled: () => Promise<void> }

/** @returns the maker of personas: by handle, real name or id; they start in their direct message with the app */
export const createPersonas = ({ context, actions, bus, settled }: PersonaParts): ((name: string) => Persona) => {
  const { state, app, now } = context
  const { directory } = state
  const offered: Offered = new Map()
  const acting = { state, actions, settled, offered, shortcuts: app.shortcuts ?? [] }

  const at = (person: Person, where: Where): Persona => ({
    id: person.id,
    name: person.name,
    goesTo: (place) => at(person, placeNamed(state, person, place)),
    opensHome: async () => {
      await actions.openHome({ person: person.id, tab: 'home' })
      await settled()
      return at(person, 'home')
    },
    ...createActing(acting, person, where),
    ...createReading({ state, now, bus }, person, where),
  })

  return (name) => {
    const person = directory.findPerson(name)
    if (person) return at(person, placeNamed(state, person, 'app'))
    const names = directory.people().map((item) => item.name)
    throw impossible(`There is no person "${name}". There are: ${names.join(', ')}.`)
  }
}
