import type { PlaceRef } from '../slack/actions/place.ts'
import type { JsonObject } from '../slack/json.ts'
import type { TrafficEntry, TrafficProblem } from '../slack/traffic.ts'
import type { Message, ShortcutDefinition, Values } from '../slack/types.ts'

/** What the page is told and what it asks for, as JSON: types alone, shared by the server and the browser. */

export type PersonShown = {
  id: string
  /** The handle: what follows `@`. */
  name: string
  realName: string
  /** Their workspace. */
  team: string
  tz: string
  isBot: boolean
  /** Where they belong in the app's own data, if anywhere. */
  organization?: string
  /** What they are there; of those whom Slack says to be no ordinary people of the workspace, what they are to Slack. */
  role?: string
}

/** `app` is the direct message with the app, its Messages tab. */
export type PlaceShown = {
  id: string
  kind: 'channel' | 'private' | 'direct' | 'app'
  /** Without `#`; for a direct message the other person's real name. */
  name: string
  /** Ids of people. */
  members: string[]
}

export type MessageShown = Pick<
  Message,
  'channel' | 'ts' | 'author' | 'text' | 'blocks' | 'attachments' | 'threadTs' | 'edited'
> & {
  /** Only this reader sees it. */
  ephemeral: boolean
  /** What went wrong when this reader used one of its elements. */
  warning: string | undefined
  /** What this reader chose in it. */
  values: Values
}

export type ViewShown = {
  id: string
  hash: string
  /** As the app sent it, with Slack's defaults. */
  content: JsonObject & { type: string; blocks: JsonObject[] }
  values: Values
  errors: Record<string, string>
  notice: string | undefined
  submitting: boolean
}

export type DialogShown = { title: string; text: string; confirm: string; deny: string; style: 'primary' | 'danger' }

/** What lies over the conversations of one person. */
export type Screen = {
  /** Modals, bottom first. */
  stack: ViewShown[]
  home: ViewShown | null
  dialog: DialogShown | null
}

export type CommandShown = {
  /** With its slash. */
  command: string
  description: string
  usageHint: string
  /** Words that may follow it. */
  subcommands: { name: string; usage: string; summary: string }[]
}

export type WorkspaceShown = {
  name: string
  app: { name: string; userId: string; hasHome: boolean }
  /** `<slackbot id>` and the bot's user id are not among them. */
  people: PersonShown[]
  /** Handles without `@`. */
  userGroups: { id: string; handle: string }[]
  /** Those that the person may read; the app's first. */
  places: PlaceShown[]
  commands: CommandShown[]
  shortcuts: ShortcutDefinition[]
}

/** A line of the traffic; `GET /page/traffic/<id>` has the rest. */
export type TrafficShown = Omit<TrafficEntry, 'request' | 'response'>

export const faultSwitches = {
  /** The User Extra API, as the bot reaches it. */
  api: ['well', 'slow', 'down', 'limited'],
  /** Slack's Web API, as the bot reaches it. */
  slack: ['well', 'limited'],
  /** Whether what Slack delivers reaches the bot. */
  bot: ['well', 'silent'],
} as const

export type FaultsShown = { [Name in keyof typeof faultSwitches]: (typeof faultSwitches)[Name][number] }

/** Something to try, done with one click: become someone, switch faults, send a text. */
export type HintShown = { title: string; text: string; as?: string; send?: string; faults?: Partial<FaultsShown> }

export type Start = {
  me: string
  workspace: WorkspaceShown
  messages: MessageShown[]
  screen: Screen
  traffic: TrafficShown[]
  problems: TrafficProblem[]
  faults: FaultsShown
  hints: HintShown[]
  /** Open connections of the bot. */
  connections: number
}

/** Everything that the server pushes, each as an event of its name with the JSON of `data`. */
export type Push =
  /** At connection, and after a reset: everything anew. */
  | { event: 'start'; data: Start }
  | { event: 'message'; data: MessageShown }
  | { event: 'gone'; data: { channel: string; ts: string } }
  | { event: 'screen'; data: Screen }
  | { event: 'traffic'; data: TrafficShown }
  | { event: 'problems'; data: TrafficProblem[] }
  | { event: 'connections'; data: number }
  | { event: 'faults'; data: FaultsShown }

export type ElementAsked = { person: string; place: PlaceRef; blockId: string; actionId: string }

/** `POST /page/acts/<name>`: what a person can do, and what is asked for with it. */
export type Acts = {
  /** Into the direct message with the app unless a conversation is named. */
  send: { person: string; text: string; channel?: string }
  /** A button; with `option`, the value of an overflow menu's option. */
  press: ElementAsked & { option?: string }
  /** `value` as in `state.values`: an option object, a list of them, an id, a text, `null`. */
  change: ElementAsked & { value: unknown; enter?: boolean }
  suggest: ElementAsked & { query: string }
  answer: { person: string; yes: boolean }
  submit: { person: string }
  close: { person: string; all?: boolean }
  shortcut: { person: string; callbackId: string; message?: { channel: string; ts: string } }
  open: { person: string; tab: 'home' | 'messages' }
  /** Takes an ephemeral message away. */
  dismiss: { person: string; channel: string; ts: string }
}

/** What `suggest` answers; the others answer `{}`. */
export type SuggestionsShown = { options: JsonObject[]; notice?: string }
