import type { Suggestions } from '../acknowledge/options-reply.ts'
import type { Context } from '../context.ts'
import { runCommand } from './command.ts'
import { dismiss } from './dismiss.ts'
import { change, press, suggest } from './elements.ts'
import { type HomeTab, openHome } from './home.ts'
import { type ElementRef, impossible } from './place.ts'
import { useShortcut } from './shortcut.ts'
import { close, submit } from './views.ts'

/**
 * What people can do, by ids; each resolves once the app has acknowledged or the deadline has passed. An action that
 * Slack would not offer is refused with an `AppError` whose message says why.
 */
export type Actions = {
  runCommand: (asked: { person: string; text: string; channel?: string | undefined }) => Promise<void>
  press: (asked: ElementRef & { option?: string }) => Promise<void>
  change: (asked: ElementRef & { value: unknown; enter?: boolean }) => Promise<void>
  suggest: (asked: ElementRef & { query: string }) => Promise<Suggestions>
  /** Answers the confirmation the person is being asked for. */
  answer: (asked: { person: string; yes: boolean }) => Promise<void>
  submit: (asked: { person: string; force?: boolean }) => Promise<void>
  close: (asked: { person: string; all?: boolean }) => Promise<void>
  useShortcut: (asked: {
    person: string
    callbackId: string
    message?: { channel: string; ts: string }
  }) => Promise<void>
  /** Goes to a tab of the app; what the Home tab shows then is what was last published. */
  openHome: (asked: { person: string; tab: HomeTab }) => Promise<void>
  /** Takes an ephemeral message off the screen of its reader. */
  dismiss: (asked: { person: string; channel: string; ts: string }) => Promise<void>
}

export const createActions = (context: Context): Actions => ({
  runCommand: (asked) => runCommand(context, asked),
  press: (asked) => press(context, asked),
  change: (asked) => change(context, asked),
  suggest: (asked) => suggest(context, asked),
  answer: async ({ person, yes }) => {
    const dialog = context.state.dialog(person)
    if (!dialog) throw impossible('Nothing is being asked.')
    context.state.ask(person, undefined)
    if (yes) await dialog.proceed()
  },
  submit: (asked) => submit(context, asked),
  close: (asked) => close(context, asked),
  useShortcut: (asked) => useShortcut(context, asked),
  openHome: (asked) => openHome(context, asked),
  dismiss: async (asked) => dismiss(context, asked),
})
