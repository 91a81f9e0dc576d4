import { optionsOf } from '../../slack/elements/find.ts'
import type { JsonObject } from '../../slack/json.ts'
import { objectAt, objectsAt, stringAt, textAt } from '../../slack/json.ts'
import type { Workspace } from '../state/store.ts'
import { useWorkspace } from '../state/store.ts'
import type { KindProps } from './kind.ts'
import { chosenOption } from './option.ts'
import { type Choice, filtered } from './picker/offer.ts'
import { PickOne } from './picker/one.tsx'
import { PickSeveral } from './picker/several.tsx'
import { usePicker } from './picker/use-picker.ts'

export const choiceOf = (option: JsonObject, group?: string): Choice => ({
  key: stringAt(option, 'value') ?? '',
  label: textAt(option, 'text') ?? '',
  description: textAt(option, 'description'),
  group,
  value: chosenOption(option),
})

const ofOptions = (element: JsonObject): Choice[] => {
  const groups = objectsAt(element, 'option_groups')
  return groups.length > 0
    ? groups.flatMap((group) => optionsOf(group).map((option) => choiceOf(option, textAt(group, 'label'))))
    : optionsOf(element).map((option) => choiceOf(option))
}

const people = ({ workspace, me }: Workspace): Choice[] =>
  workspace.people.map(({ id, name, realName }) => ({
    key: id,
    label: id === me ? `${realName} (you)` : realName,
    description: `@${name}`,
    value: id,
  }))

/** What a filter of conversations calls the kinds of places. */
const filterNames: Record<string, string> = { channel: 'public', private: 'private', direct: 'im', app: 'im' }

const conversations = ({ workspace }: Workspace, element: JsonObject): Choice[] => {
  const { include, exclude_bot_users: withoutBots } = objectAt(element, 'filter')
  const onlyChannels = String(element.type).endsWith('channels_select')
  const kinds = onlyChannels ? ['public'] : Array.isArray(include) ? include : Object.values(filterNames)
  return workspace.places
    .filter(({ kind }) => kinds.includes(filterNames[kind]) && !(withoutBots === true && kind === 'app'))
    .map(({ id, kind, name }) => ({
      key: id,
      label: kind === 'channel' || kind === 'private' ? `#${name}` : name,
      description: kind === 'private' ? 'private' : undefined,
      value: id,
    }))
}

const choicesFor = ({ used: { located }, element }: KindProps, shown: Workspace): Choice[] => {
  const { use } = located.kind
  if (use === 'person') return people(shown)
  return use === 'option' ? ofOptions(element) : conversations(shown, element)
}

const keyOf = (value: unknown): string => (typeof value === 'string' ? value : (stringAt(value, 'value') ?? ''))

/** A value that is not among the choices: an option by its text, an id as it is. */
const stray = (value: unknown): Choice => ({
  key: keyOf(value),
  label: textAt(value, 'text') ?? keyOf(value),
  value,
})

/** The choices that a value stands for. */
export const chosenOf = (value: unknown, choices: readonly Choice[]): Choice[] => {
  const values = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  return values.map((each) => choices.find(({ key }) => key === keyOf(each)) ?? stray(each))
}

/** A menu whose choices are all at hand. */
export const SelectMenu = (props: KindProps) => {
  const { element, used, naming } = props
  const choices = choicesFor(props, useWorkspace())
  const chosen = chosenOf(used.value, choices)
  const picker = usePicker(used.located.kind.many ? '' : (chosen[0]?.label ?? ''))
  const shared = { used, naming, picker, placeholder: textAt(element, 'placeholder') }
  const offer = filtered(choices, picker.query)
  return used.located.kind.many ? (
    <PickSeveral {...shared} offer={offer} chosen={chosen} />
  ) : (
    <PickOne {...shared} offer={offer} chosen={chosen[0]} />
  )
}
