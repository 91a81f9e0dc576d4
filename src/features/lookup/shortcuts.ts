import type { Target } from '../../access/records.ts'
import { AppError } from '../../errors.ts'
import type { Context, Reply, Shortcut } from '../../slack/feature.ts'
import { lookupForm } from './form.ts'

const noPerson = (): AppError =>
  new AppError(
    'argument',
    'That message was not written by a person, so there is no record to show. Nothing was looked up.',
  )

/** Looking up from Slack's own menus. `show` answers with a record, or throws. */
export const lookupShortcuts = (show: (context: Context, target: Target) => Promise<Reply>): Shortcut[] => [
  {
    type: 'global',
    callbackId: 'record.own',
    opens: 'Extra record',
    permission: 'record.read',
    handle: async (context) => show(context, { kind: 'self' }),
  },
  {
    type: 'global',
    callbackId: 'record.search',
    opens: 'Look someone up',
    permission: 'record.search',
    handle: async () => lookupForm(),
  },
  {
    type: 'message',
    callbackId: 'record.author',
    opens: 'Extra record',
    permission: 'record.read',
    handle: async (context, author) => {
      if (author === undefined) throw noPerson()
      return show(context, { kind: 'person', userId: author })
    },
  },
]
