import { impossible } from '../actions/place.ts'
import type { State } from '../state.ts'
import type { Channel, Person } from '../types.ts'

/** What a person looks at: a conversation, or the app's Home tab. */
export type Where = Channel | 'home'

/** A place by name: `#general`, an id, `app` (the DM with the app) or `home`. @throws AppError that lists the places */
export const placeNamed = (state: State, person: Person, name: string): Where => {
  const { directory } = state
  if (name === 'home') return 'home'
  const channel = name === 'app' ? directory.direct([person.id]) : directory.findChannel(name)
  if (channel && directory.mayRead(person, channel)) return channel
  const open = directory.channels().filter((item) => !item.isIm && directory.mayRead(person, item))
  const names = ['app', 'home', ...open.map((item) => `#${item.name}`)].join(', ')
  throw impossible(`${person.name} has no conversation "${name}". There are: ${names}.`)
}
