import { impossible, type PlaceRef } from '../actions/place.ts'
import { type Located, locateAll, optionsOf } from '../elements/find.ts'
import { objectAt, stringAt, textAt } from '../json.ts'
import type { State } from '../state.ts'
import type { Person } from '../types.ts'
import type { Where } from './place.ts'

/** Something to click, by the text on it. */
export type Target = { text: string; place: PlaceRef; located: Located; option?: string }

/** Where a person looks for things: the top view alone if one is open, else the Home tab or the messages, newest first. */
export type Surface = { place: PlaceRef; elements: Located[] }

export const surfaces = (state: State, person: Person, where: Where): Surface[] => {
  const view = state.views.top(person.id) ?? (where === 'home' ? state.views.home(person.id) : undefined)
  if (view) return [{ place: { view: view.id }, elements: locateAll(view.content.blocks) }]
  if (where === 'home') return []
  return state.messages
    .visibleTo(person.id, where.id)
    .toReversed()
    .map(({ channel, ts, blocks }) => ({ place: { channel, ts }, elements: locateAll(blocks) }))
}

const buttonTexts = ({ element, type }: Located): { text: string; option?: string }[] => {
  if (type === 'overflow') {
    return optionsOf(element).map((option) => ({
      text: textAt(option, 'text') ?? '',
      option: stringAt(option, 'value') ?? '',
    }))
  }
  if (type === 'feedback_buttons') {
    return ['positive_button', 'negative_button'].map((key) => {
      const button = objectAt(element, key)
      return { text: textAt(button, 'text') ?? '', option: stringAt(button, 'value') ?? '' }
    })
  }
  return [{ text: textAt(element, 'text') ?? '' }]
}

const targetsOf = ({ place, elements }: Surface): Target[] =>
  elements
    .filter(({ kind }) => kind.use === 'press' || kind.use === 'menu')
    .flatMap((located) => buttonTexts(located).map((button) => ({ ...button, place, located })))

const blockText = ({ located }: Target): string => JSON.stringify(located.block)

/** The button or overflow option with this text, in the newest place that has one. `near` must stand in its block. */
export const findTarget = (found: readonly Surface[], text: string, near?: string): Target => {
  const all = found.flatMap(targetsOf)
  const target = all.find((item) => item.text === text && (near === undefined || blockText(item).includes(near)))
  if (target) return target
  const texts = [...new Set(all.map((item) => `"${item.text}"`))]
  const there = texts.length > 0 ? `There are: ${texts.join(', ')}.` : 'There is nothing to click here.'
  throw impossible(`There is no button "${text}"${near === undefined ? '' : ` near "${near}"`}. ${there}`)
}

export type Field = { place: PlaceRef; located: Located }

const names = ({ label, actionId, blockId, element }: Located): (string | undefined)[] => [
  label,
  textAt(element, 'placeholder'),
  actionId,
  blockId,
]

/** The input or menu with this label (or placeholder, action_id, block_id), in the newest place that has one. */
export const findField = (found: readonly Surface[], name: string): Field => {
  const all = found.flatMap(({ place, elements }) =>
    elements.filter(({ kind }) => kind.state !== undefined).map((located) => ({ place, located })),
  )
  const exact = all.find(({ located }) => names(located).includes(name))
  const loose = all.find(({ located }) => located.label.toLowerCase() === name.toLowerCase())
  const field = exact ?? loose
  if (field) return field
  const labels = [...new Set(all.map(({ located }) => `"${located.label || located.actionId}"`))]
  const there = labels.length > 0 ? `There are: ${labels.join(', ')}.` : 'There is nothing to fill here.'
  throw impossible(`There is no field "${name}". ${there}`)
}
