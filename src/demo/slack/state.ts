import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import { createIds, type Ids } from './ids.ts'
import { createDirectory, type Directory } from './state/directory.ts'
import { createMessages, type Messages } from './state/messages.ts'
import { createTickets, type Tickets } from './state/tickets.ts'
import { createViews, type Views } from './state/views.ts'
import type { Dialog, SlackApp, Workspace } from './types.ts'

/**
 * Everything Slack knows, without a word of HTTP: people and places, messages, open views, tickets that expire. Time
 * comes from the clock, and every change is told on the bus.
 */
export type State = {
  directory: Directory
  messages: Messages
  views: Views
  tickets: Tickets
  ids: Ids
  /** The confirmation a person is being asked for. */
  dialog: (person: string) => Dialog | undefined
  ask: (person: string, dialog: Dialog | undefined) => void
  /** Forgets what happened; people and user groups are as they began, channels and direct messages stay. */
  clear: () => void
}

export const createState = (parts: { workspace: Workspace; app: SlackApp; clock: Clock; bus: Bus }): State => {
  const { workspace, app, clock, bus } = parts
  const ids = createIds(clock)
  const messages = createMessages({ ids, bus })
  const views = createViews({ ids, bus })
  const tickets = createTickets({ ids, clock })
  const dialogs = new Map<string, Dialog>()

  const directory = createDirectory({ workspace, app, ids })

  return {
    directory,
    messages,
    views,
    tickets,
    ids,
    dialog: (person) => dialogs.get(person),
    ask: (person, dialog) => {
      if (dialog) dialogs.set(person, dialog)
      else dialogs.delete(person)
      bus.emit({ kind: 'dialog', person })
    },
    clear: () => {
      messages.clear()
      views.clear()
      tickets.clear()
      dialogs.clear()
      directory.restore()
      bus.emit({ kind: 'reset' })
    },
  }
}
