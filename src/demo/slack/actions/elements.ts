import { readOptions, type Suggestions } from '../acknowledge/options-reply.ts'
import type { Context } from '../context.ts'
import type { Located } from '../elements/find.ts'
import { optionsOf } from '../elements/find.ts'
import { objectAt } from '../json.ts'
import { suggestionPayload } from '../payloads/actions.ts'
import { dispatchAction } from './dispatch.ts'
import { type ElementRef, elementOf, impossible, setValue } from './place.ts'

/** Slack asks for options after this many characters unless the element says otherwise. */
const defaultQueryLength = 3

/** Presses a button, or what has this `value`: an option of an overflow menu, one of two feedback buttons. */
export const press = async (context: Context, ref: ElementRef & { option?: string }): Promise<void> => {
  const { place, located, person } = elementOf(context, ref)
  const { use } = located.kind
  if (use !== 'press' && use !== 'menu') throw impossible(`A ${located.type} is not pressed but given a value.`)
  if (located.type === 'feedback_buttons') {
    const values = ['positive_button', 'negative_button'].map((key) => objectAt(located.element, key).value)
    const chosen = ref.option === undefined ? values[0] : values.find((value) => value === ref.option)
    if (chosen === undefined) throw impossible(`The feedback buttons have no value ${ref.option}.`)
    return await dispatchAction(context, { person, place, located, chosen })
  }
  const option = use === 'menu' ? optionsOf(located.element).find((item) => item.value === ref.option) : undefined
  if (use === 'menu' && !option) throw impossible(`The overflow menu has no option with the value ${ref.option}.`)
  await dispatchAction(context, { person, place, located, chosen: option })
}

const onEveryCharacter = ({ element }: Located): boolean => {
  const triggers = objectAt(element, 'dispatch_action_config').trigger_actions_on
  return Array.isArray(triggers) && triggers.includes('on_character_entered')
}

/**
 * Gives an element a value, as in `state.values` (an option object, a list of them, an id, a text, `null`).
 * The app hears of it at once for elements outside `input` blocks and for inputs with `dispatch_action`; a text input
 * then waits for Enter unless it asks for every character.
 */
export const change = async (
  context: Context,
  ref: ElementRef & { value: unknown; enter?: boolean },
): Promise<void> => {
  const { place, located, person } = elementOf(context, ref)
  if (located.kind.state === undefined) throw impossible(`A ${located.type} has no value: press it.`)
  setValue(context, place, person.id, located, ref.value)
  const isText = located.kind.use === 'text' || located.kind.use === 'rich_text'
  const told = located.dispatches && (!isText || ref.enter === true || onEveryCharacter(located))
  if (told) await dispatchAction(context, { person, place, located, chosen: ref.value })
}

/** Types into an external select and gets what its open menu shows. */
export const suggest = async (context: Context, ref: ElementRef & { query: string }): Promise<Suggestions> => {
  const { place, located, person } = elementOf(context, ref)
  if (located.kind.use !== 'offered') throw impossible(`A ${located.type} does not ask the app for options.`)
  const least = located.element.min_query_length
  const needed = typeof least === 'number' ? least : defaultQueryLength
  if (ref.query.length < needed) return { options: [], notice: `Type at least ${needed} characters` }
  let suggestions: Suggestions = { options: [], notice: undefined }
  await context.dispatcher.deliver({
    name: 'block_suggestion',
    person: person.id,
    type: 'interactive',
    acceptsPayload: true,
    payload: suggestionPayload(context.state.directory, person, place, {
      blockId: ref.blockId,
      actionId: ref.actionId,
      value: ref.query,
    }),
    apply: (acknowledgement) => {
      suggestions = readOptions(context, acknowledgement)
    },
  })
  return suggestions
}
