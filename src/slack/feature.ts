import type { KnownBlock, Option } from '@slack/types'
import type { z } from 'zod'
import type { Standing } from '../access/actor.ts'
import type { Actor } from '../access/membership.ts'
import type { Permission } from '../access/permissions.ts'
import { AppError } from '../errors.ts'

export type Surface = 'message' | 'modal' | 'home'

type Asked = {
  /** Where the answer will be read. */
  surface: Surface
  /** Identifies the interaction; the same for a redelivered envelope. */
  interaction: string
}

/** What every handler is given: who acts, and the interaction that asks. */
export type Context = Asked & { actor: Actor }

/** What a handler is given that serves people who are no actor yet: it decides by their memberships alone. */
export type OpenContext = Asked & { standing: Standing }

/** In place of a permission, for handlers that serve people who are no actor yet. */
export const open = 'open'

/** The permission is asked of the policy before `handle` runs; whose record is asked again when the record is read. */
export type Guarded<Input extends unknown[], Output = Reply> = {
  permission: Permission
  handle(context: Context, ...input: Input): Promise<Output>
}

export type Handler<Input extends unknown[], Output = Reply> =
  | Guarded<Input, Output>
  | { permission: typeof open; handle(context: OpenContext, ...input: Input): Promise<Output> }

/**
 * Something to read: an ephemeral message where a message was asked from, a view without inputs inside a modal, or the
 * Home tab. Its last line names the organization, and then `footer`, escaped mrkdwn. The organization is the one the actor
 * acts in, unless `acting` says that it is another from now on.
 */
export type Page = { title: string; blocks: KnownBlock[]; footer?: string; acting?: { id: string; name: string } }

/** A modal with inputs. `metadata` goes through Slack and is parsed by the submission's schema when it comes back. */
export type Form = {
  callbackId: string
  title: string
  submit: string
  blocks: KnownBlock[]
  footer?: string
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

export type Command = Handler<[argument: string]> & {
  /** The word after `/userextra`. The one command without a name answers when no name fits. */
  name: string
  /** What it does, for those who may do it with their own record alone, and for those who may with anyone's. */
  summary: string
  forAnyone?: { usage: string; summary: string }
  /** Title of a loading modal, for commands that answer with a form whose data may take a while. */
  opens?: string
}

export type Action = Handler<[value: unknown]> & {
  /** Matches every `action_id` that is this, or begins with this and a colon. */
  actionId: string
  /**
   * `replace` puts the answer where the button was, `push` beside it: a new message, or a view on top. An error never
   * replaces a message or the Home tab.
   */
  answer: 'replace' | 'push'
  /** Title of the loading view, for actions whose answer is a form. */
  opens?: string
  /** As for submissions. */
  changes?: boolean
}

export type Submission = Guarded<[metadata: unknown, state: FormState]> & {
  callbackId: string
  /** It may change what the person's Home tab shows, so that the tab is shown anew. */
  changes?: boolean
}

/** Options of an external select, for what has been typed so far. */
export type Suggestions = Guarded<[typed: string], Option[]> & {
  /** As for actions. */
  actionId: string
}

/** What a person finds under the app's Home tab. One feature has it. */
export type Home = Guarded<[], Page> & {
  /** Of the buttons that show it anew: its own, and the “Try again” where it could not be shown. */
  refreshId: string
}

/** Something in Slack's own menus; the answer is a modal. The manifest declares each of them too. */
export type Shortcut = Guarded<[author: string | undefined]> & {
  callbackId: string
  /** `message` is offered at each message, `global` everywhere. Its handler gets whoever wrote the message, if that is a user. */
  type: 'global' | 'message'
  /** Title of the loading view. */
  opens: string
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

type ActionSpec<C, T> = Omit<Action, 'handle' | 'permission'> & {
  value: z.ZodType<T>
  run: (context: C, value: T) => Promise<Reply>
}

const ofValue =
  <C, T>(schema: z.ZodType<T>, run: (context: C, value: T) => Promise<Reply>) =>
  (context: C, value: unknown): Promise<Reply> =>
    run(context, parseReturned(schema, value))

/** An action whose button value has a schema. */
export const defineAction = <T>(spec: ActionSpec<Context, T> & { permission: Permission }): Action => {
  const { value, run, ...action } = spec
  return { ...action, handle: ofValue(value, run) }
}

/** As `defineAction`, for people who are no actor yet. */
export const defineOpenAction = <T>(spec: ActionSpec<OpenContext, T>): Action => {
  const { value, run, ...action } = spec
  return { ...action, permission: open, handle: ofValue(value, run) }
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

export const page = (title: string, blocks: KnownBlock[], footer?: string): Reply => ({
  kind: 'page',
  page: { title, blocks, ...(footer && { footer }) },
})
