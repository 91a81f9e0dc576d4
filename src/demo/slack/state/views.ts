import type { Bus } from '../bus.ts'
import { withIds } from '../elements/ids.ts'
import { keptValues } from '../elements/values.ts'
import type { Ids } from '../ids.ts'
import { asObjects, type JsonObject } from '../json.ts'
import type { View, ViewContent } from '../types.ts'

/** Most views that one person may have on top of each other (docs.slack.dev/surfaces/modals). */
export const maxStack = 3

export type Views = {
  /** A new stack with this view alone; whatever the person had open is gone. */
  open: (person: string, teamId: string, view: JsonObject) => View
  /** On top of the person's stack; the caller has checked the depth. */
  push: (person: string, teamId: string, view: JsonObject) => View
  /** Same id, new hash; what was typed stays where block_id and action_id stay. */
  update: (view: View, content: JsonObject) => View
  /** The person's Home tab. */
  publish: (person: string, teamId: string, view: JsonObject) => View
  home: (person: string) => View | undefined
  /** Bottom first. */
  stack: (person: string) => readonly View[]
  top: (person: string) => View | undefined
  find: (id: string) => View | undefined
  findExternal: (teamId: string, externalId: string) => View | undefined
  /** Takes a view, and what lies on it, off its stack. */
  remove: (view: View) => void
  clearStack: (person: string) => void
  touch: (view: View) => void
  clear: () => void
}

const blank = (ids: Ids, content: JsonObject): ViewContent => ({
  private_metadata: '',
  callback_id: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
  ...(content.type === 'modal' ? { close: null, submit: null } : {}),
  ...content,
  type: content.type === 'home' ? 'home' : 'modal',
  blocks: withIds(asObjects(content.blocks), ids),
})

/** A view that nobody has typed into yet, on top of `below`. */
const fresh = (ids: Ids, person: string, teamId: string, content: JsonObject, below?: View): View => {
  const id = ids.next('V')
  return {
    id,
    hash: ids.hash(),
    person,
    teamId,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    content: blank(ids, content),
    values: {},
    errors: {},
    notice: undefined,
    submitting: false,
  }
}

const changed = (ids: Ids, view: View, content: JsonObject): void => {
  const next = blank(ids, content)
  view.values = keptValues(view.content.blocks, next.blocks, view.values)
  Object.assign(view, { content: next, hash: ids.hash(), errors: {}, notice: undefined })
}

export const createViews = ({ ids, bus }: { ids: Ids; bus: Bus }): Views => {
  let stacks = new Map<string, readonly View[]>()
  let homes = new Map<string, View>()

  const stack = (person: string) => stacks.get(person) ?? []
  const everything = () => [...homes.values(), ...[...stacks.values()].flat()]
  const told = (view: View) => {
    bus.emit({ kind: 'view', person: view.person })
    return view
  }
  const place = (view: View, onto: readonly View[]) => {
    stacks.set(view.person, [...onto, view])
    return told(view)
  }
  const update = (view: View, content: JsonObject) => {
    changed(ids, view, content)
    return told(view)
  }

  return {
    open: (person, teamId, content) => place(fresh(ids, person, teamId, content), []),
    push: (person, teamId, content) => place(fresh(ids, person, teamId, content, stack(person).at(-1)), stack(person)),
    update,
    publish: (person, teamId, content) => {
      const shown = homes.get(person)
      if (shown) return update(shown, content)
      const view = fresh(ids, person, teamId, content)
      homes.set(person, view)
      return told(view)
    },
    home: (person) => homes.get(person),
    stack,
    top: (person) => stack(person).at(-1),
    find: (id) => everything().find((view) => view.id === id),
    findExternal: (teamId, externalId) =>
      everything().find((view) => view.teamId === teamId && view.content.external_id === externalId),
    remove: (view) => {
      const index = stack(view.person).indexOf(view)
      if (index < 0) return
      stacks.set(view.person, stack(view.person).slice(0, index))
      told(view)
    },
    clearStack: (person) => {
      stacks.delete(person)
      bus.emit({ kind: 'view', person })
    },
    touch: told,
    clear: () => {
      stacks = new Map()
      homes = new Map()
    },
  }
}
