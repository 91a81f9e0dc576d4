import type { KnownBlock, Option } from '@slack/types'
import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { AppError } from '../errors.ts'

export type Surface = 'message' | 'modal' | 'home'

/** What every handler is given: who acts, where the answer will be read, and the interaction that asks. */
export type Context = {
  actor: Actor
  surface: Surface
  /** Identifies the interaction; the same for a redelivered envelope. */
  interaction: string
}

/**
 * Something to read: an ephemeral message where a message was asked from, a view without inputs inside a modal, or the
 * Home tab.
 */
export type Page = { title: string; blocks: KnownBlock[] }

/** A modal with inputs. `metadata` goes through Slack and is parsed by the submission's schema when it comes back. */
export type Form = {
  callbackId: string
  title: string
  submit: string
  blocks: KnownBlock[]
  metadata: unknown
}

export type Reply =
  | { kind: 'page'; page: Page }
  | { kind: 'form'; form: Form }
  /** To a submission only: errors beside the inputs, by `block_id`. */
  | { kind: 'invalid'; errors: Record<string, string> }

/** What a person put into one input, by `block_id` and `action_id`: Slack's own shape, narrowed by who reads it. */
export type InputState = Record<string, unknown> & { type: string }
export type FormState = Record<string, Record<string, InputState>>

type Guarded = {
  /** Asked of the policy before `handle` runs; whose record is asked again when the record is read. */
  permission: Permission
}

export type Command = Guarded & {
  /** The word after `/userextra`. The one command without a name answers when no name fits. */
  name: string
  /** What it does, for those who may do it with their own record alone, and for those who may with anyone's. */
  summary: string
  forAnyone?: { usage: string; summary: string }
  /** Title of a loading modal, for commands that answer with a form whose data may take a while. */
  opens?: string
  handle(context: Context, argument: string): Promise<Reply>
}

export type Action = Guarded & {
  /** Matches every `action_id` that is this, or begins with this and a colon. */
  actionId: string
  /**
   * `replace` puts the answer where the button was, `push` beside it: a new message, or a view on top. An error never
   * replaces a message or the Home tab.
   */
  answer: 'replace' | 'push'
  /** Title of the loading view, for actions whose answer is a form. */
  opens?: string
  handle(context: Context, value: unknown): Promise<Reply>
}

export type Submission = Guarded & {
  callbackId: string
  /** It may change what the person's Home tab shows, so that the tab is shown anew. */
  changes?: boolean
  handle(context: Context, metadata: unknown, state: FormState): Promise<Reply>
}

/** Options of an external select, for what has been typed so far. */
export type Suggestions = Guarded & {
  /** As for actions. */
  actionId: string
  handle(context: Context, typed: string): Promise<Option[]>
}

/** What a person finds under the app's Home tab. One feature has it. */
export type Home = Guarded & {
  /** Of the buttons that show it anew: its own, and the “Try again” where it could not be shown. */
  refreshId: string
  handle(context: Context): Promise<Page>
}

/** Something in Slack's own menus; the answer is a modal. The manifest declares each of them too. */
export type Shortcut = Guarded & {
  callbackId: string
  /** `message` is offered at each message, `global` everywhere. */
  type: 'global' | 'message'
  /** Title of the loading view. */
  opens: string
  /** @param author whoever wrote the message; `undefined` if that is no user, and for a global shortcut */
  handle(context: Context, author: string | undefined): Promise<Reply>
}

/** One thing a person can do: everything that Slack may send for it, each with its permission. */
export type Feature = {
  name: string
  commands?: Command[]
  actions?: Action[]
  submissions?: Submission[]
  suggestions?: Suggestions[]
  shortcuts?: Shortcut[]
  home?: Home
}

export const stale = (cause?: unknown): AppError =>
  new AppError(
    'stale',
    'This message or form is from an earlier version of me. Nothing was changed. Please run /userextra again.',
    { cause },
  )

/** State that went through Slack, back as what it was; anything else is refused. */
export const parseReturned = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw stale(parsed.error)
  return parsed.data
}

/** An action whose button value has a schema. */
export const defineAction = <T>(
  spec: Omit<Action, 'handle'> & { value: z.ZodType<T>; run: (context: Context, value: T) => Promise<Reply> },
): Action => {
  const { value: schema, run, ...action } = spec
  return { ...action, handle: (context, value) => run(context, parseReturned(schema, value)) }
}

/** A submission whose metadata has a schema. */
export const defineSubmission = <T>(
  spec: Omit<Submission, 'handle'> & {
    metadata: z.ZodType<T>
    run: (context: Context, metadata: T, state: FormState) => Promise<Reply>
  },
): Submission => {
  const { metadata: schema, run, ...submission } = spec
  return {
    ...submission,
    handle: (context, metadata, state) => run(context, parseReturned(schema, metadata), state),
  }
}

export const page = (title: string, blocks: KnownBlock[]): Reply => ({ kind: 'page', page: { title, blocks } })
