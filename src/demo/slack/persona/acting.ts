import type { Actions } from '../actions/index.ts'
import { impossible } from '../actions/place.ts'
import { readTyped, type Typed } from '../elements/read.ts'
import { type JsonObject, textAt } from '../json.ts'
import type { State } from '../state.ts'
import type { Person, ShortcutDefinition } from '../types.ts'
import { type Field, findField, findTarget, surfaces } from './find.ts'
import type { Where } from './place.ts'

export type Acting = {
  /** Sends a command, or a message if it has no slash. */
  runs: (text: string) => Promise<void>
  /**
   * Presses the button, the overflow option, or the dialog's, submit or close button with this text. `near` is text
   * of the same block, where several buttons read alike; `confirm` answers the button's dialog at once.
   */
  clicks: (text: string, options?: { near?: string; confirm?: boolean }) => Promise<void>
  /** Gives the menu or input with this label, placeholder or action_id a value. */
  selects: (field: string, choice: Typed) => Promise<void>
  /** Fills inputs by label, one after the other; `enter` presses Enter after each. */
  fills: (values: Record<string, Typed>, options?: { enter?: boolean }) => Promise<void>
  /** Types into an external select. @returns the texts of the options it shows */
  types: (field: string, query: string) => Promise<string[]>
  submits: (options?: { force?: boolean }) => Promise<void>
  closes: (options?: { all?: boolean }) => Promise<void>
  /** By name; a message shortcut is used on the newest message that is not ephemeral. */
  usesShortcut: (name: string) => Promise<void>
}

/** Options that external selects last offered, by element. */
export type Offered = Map<string, JsonObject[]>

type Parts = {
  state: State
  shortcuts: readonly ShortcutDefinition[]
  actions: Actions
  offered: Offered
  settled: () => Promise<void>
}

/** Menus and inputs, found by what is written at them. */
const createFields = ({ state, actions, offered }: Parts, person: Person, where: Where) => {
  const looks = () => surfaces(state, person, where)
  const refOf = ({ place, located: { blockId, actionId } }: Field) => ({ person: person.id, place, blockId, actionId })
  const keyOf = ({ place, located }: Field) => JSON.stringify([person.id, place, located.blockId, located.actionId])

  const suggested = async (field: Field, query: string): Promise<JsonObject[]> => {
    const { options } = await actions.suggest({ ...refOf(field), query })
    offered.set(keyOf(field), options)
    return options
  }
  /** A choice is looked for among the options last offered, then by typing it. */
  const offeredFor = async (field: Field, typed: Typed): Promise<JsonObject[]> => {
    if (field.located.kind.use !== 'offered' || typed === null) return []
    const found = [...(offered.get(keyOf(field)) ?? [])]
    for (const text of [typed].flat().map(String)) {
      if (!found.some((option) => textAt(option, 'text') === text)) found.push(...(await suggested(field, text)))
    }
    return found
  }

  return {
    looks,
    refOf,
    suggested: (name: string, query: string) => suggested(findField(looks(), name), query),
    sets: async (name: string, typed: Typed, enter: boolean): Promise<void> => {
      const field = findField(looks(), name)
      const sources = { directory: state.directory, offered: await offeredFor(field, typed) }
      const read = readTyped(field.located, typed, sources)
      if ('problem' in read) throw impossible(`${field.located.label || name}: ${read.problem}`)
      await actions.change({ ...refOf(field), value: read.value, enter })
    },
  }
}

/** Presses a button of the open dialog, which hides everything else. @returns whether there was one */
const clicksDialog = async ({ state, actions }: Parts, person: Person, text: string): Promise<boolean> => {
  const dialog = state.dialog(person.id)
  if (!dialog) return false
  if (text !== dialog.confirm && text !== dialog.deny) {
    throw impossible(`A question is open; it has "${dialog.deny}" and "${dialog.confirm}".`)
  }
  await actions.answer({ person: person.id, yes: text === dialog.confirm })
  return true
}

/** Presses submit or close of the top modal. @returns whether the text was on either */
const clicksFrame = async ({ state, actions }: Parts, person: Person, text: string): Promise<boolean> => {
  const content = state.views.top(person.id)?.content
  const submits = content && textAt(content, 'submit') === text
  const closes = content && (textAt(content, 'close') ?? 'Cancel') === text
  if (submits) await actions.submit({ person: person.id })
  else if (closes) await actions.close({ person: person.id })
  return submits === true || closes === true
}

const shortcutNamed = (shortcuts: readonly ShortcutDefinition[], name: string): ShortcutDefinition => {
  const found = shortcuts.find((item) => item.name === name)
  const names = shortcuts.map((item) => `"${item.name}"`).join(', ')
  if (!found) throw impossible(`There is no shortcut "${name}". There are: ${names || 'none'}.`)
  return found
}

export const createActing = (parts: Parts, person: Person, where: Where): Acting => {
  const { state, actions, shortcuts, settled } = parts
  const fields = createFields(parts, person, where)
  const me = { person: person.id }

  const clicksButton = async (text: string, near: string | undefined, confirm: boolean | undefined) => {
    const target = findTarget(fields.looks(), text, near)
    const option = target.option === undefined ? {} : { option: target.option }
    await actions.press({ ...fields.refOf(target), ...option })
    if (confirm !== undefined) await actions.answer({ ...me, yes: confirm })
  }

  return {
    runs: async (text) => {
      if (where === 'home') throw impossible('There is no conversation on the Home tab.')
      await actions.runCommand({ ...me, text, channel: where.id })
      await settled()
    },
    clicks: async (text, { near, confirm } = {}) => {
      const done = (await clicksDialog(parts, person, text)) || (await clicksFrame(parts, person, text))
      if (!done) await clicksButton(text, near, confirm)
      await settled()
    },
    selects: async (field, choice) => {
      await fields.sets(field, choice, false)
      await settled()
    },
    fills: async (values, { enter = false } = {}) => {
      for (const [name, typed] of Object.entries(values)) await fields.sets(name, typed, enter)
      await settled()
    },
    types: async (field, query) => (await fields.suggested(field, query)).map((option) => textAt(option, 'text') ?? ''),
    submits: async (options = {}) => {
      await actions.submit({ ...me, ...options })
      await settled()
    },
    closes: async (options = {}) => {
      await actions.close({ ...me, ...options })
      await settled()
    },
    usesShortcut: async (name) => {
      const { type, callbackId } = shortcutNamed(shortcuts, name)
      const seen = where === 'home' ? [] : state.messages.visibleTo(person.id, where.id)
      const newest = type === 'message' ? seen.findLast((message) => message.reader === undefined) : undefined
      const message = newest && { channel: newest.channel, ts: newest.ts }
      await actions.useShortcut({ ...me, callbackId, ...(message ? { message } : {}) })
      await settled()
    },
  }
}
