import { AppError } from '../../../errors.ts'
import type { Context } from '../context.ts'
import { type Located, locateOne } from '../elements/find.ts'
import { withValue } from '../elements/values.ts'
import type { JsonObject } from '../json.ts'
import type { Place } from '../payloads/actions.ts'
import type { Person, Values } from '../types.ts'

/** Where a person acts, by ids. */
export type PlaceRef = { view: string } | { channel: string; ts: string }

/** An element, by ids. */
export type ElementRef = { person: string; place: PlaceRef; blockId: string; actionId: string }

/** Something that Slack would not let a person do; the message says why and what would work. */
export const impossible = (message: string): AppError => new AppError('not_possible', message)

export const personOf = ({ state }: Context, id: string): Person => {
  const person = state.directory.person(id)
  if (!person) throw impossible(`There is no person ${id}.`)
  return person
}

/** The place, if the person can see it and act there: a visible message, the top view, or their Home tab. */
export const placeOf = (context: Context, person: string, ref: PlaceRef): Place => {
  const { state } = context
  if ('view' in ref) {
    const view = state.views.find(ref.view)
    if (view?.person !== person) throw impossible(`The person has no view ${ref.view} open.`)
    const reachable = view === state.views.top(person) || view === state.views.home(person)
    if (!reachable) throw impossible('Another view lies on top of that one: close it first.')
    return { view }
  }
  const channel = state.directory.channel(ref.channel)
  const reads = channel && state.directory.mayRead(personOf(context, person), channel)
  const message = reads ? state.messages.find(ref.channel, ref.ts) : undefined
  if (!channel || !message || (message.reader !== undefined && message.reader !== person)) {
    throw impossible('The person sees no such message; it may have been deleted.')
  }
  return { message, channel }
}

export const blocksOf = (place: Place): readonly JsonObject[] =>
  'view' in place ? place.view.content.blocks : place.message.blocks

export const valuesOf = (place: Place, person: string): Values =>
  'view' in place ? place.view.values : (place.message.choices.get(person) ?? {})

/** Sets what a person chose; an error shown at the input goes away as they type. */
export const setValue = ({ state }: Context, place: Place, person: string, located: Located, value: unknown): void => {
  const values = withValue(valuesOf(place, person), located.blockId, located.actionId, value)
  if ('view' in place) {
    place.view.values = values
    delete place.view.errors[located.blockId]
    state.views.touch(place.view)
  } else {
    place.message.choices.set(person, values)
    state.messages.touch(place.message)
  }
}

export const elementOf = (context: Context, ref: ElementRef): { place: Place; located: Located; person: Person } => {
  const person = personOf(context, ref.person)
  const place = placeOf(context, ref.person, ref.place)
  const located = locateOne(blocksOf(place), ref.blockId, ref.actionId)
  if (!located) throw impossible(`There is no element ${ref.actionId} in block ${ref.blockId} any more.`)
  return { place, located, person }
}
