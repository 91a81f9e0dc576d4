import type { JsonObject } from './json.ts'

/** A slash command as the app's manifest declares it. */
export type CommandDefinition = {
  /** With its slash: `/userextra`. */
  command: string
  /** Whether `@jane` and `#general` arrive as `<@U…|jane>` and `<#C…|general>`. */
  shouldEscape: boolean
  description?: string
  usageHint?: string
}

export type ShortcutDefinition = { type: 'global' | 'message'; callbackId: string; name: string }

/** The installed app: what its manifest asks for and the secrets it was given. */
export type SlackApp = {
  /** Default `A0USEREXTRA`. */
  id?: string
  /** The bot's display name. */
  name: string
  botToken: string
  appToken: string
  signingSecret: string
  /** The granted bot scopes. */
  scopes: readonly string[]
  commands: readonly CommandDefinition[]
  shortcuts?: readonly ShortcutDefinition[]
  /** The bot events it has subscribed to, such as `app_home_opened`. */
  events?: readonly string[]
  homeTabEnabled?: boolean
  /** Whether people and the app can write to each other; default true. */
  messagesTabEnabled?: boolean
  /** Installed in all workspaces of the first team's organization at once, with one token for them. */
  isEnterpriseInstall?: boolean
}

/** An organization of Enterprise Grid: several workspaces under one roof. */
export type Enterprise = { id: string; name: string }

export type TeamData = { id: string; name: string; domain: string; enterprise?: Enterprise }

export type PersonData = {
  id: string
  /** The handle: what follows `@`. */
  name: string
  /** Id of the person's workspace. */
  team: string
  realName?: string
  email?: string | undefined
  /** IANA name; default `Europe/Amsterdam`. */
  tz?: string
  locale?: string
  isBot?: boolean
  deleted?: boolean
  /** A guest. */
  isRestricted?: boolean
  /** A guest of a single channel, who is `isRestricted` too. */
  isUltraRestricted?: boolean
  isAdmin?: boolean
  isOwner?: boolean
  /** All workspaces of the person's organization that they are in; default `team` alone. */
  teams?: readonly string[]
  /** Administers, or owns, the whole organization. */
  isOrgAdmin?: boolean
  isOrgOwner?: boolean
  /** Custom fields of the profile, by their ids (`Xf…`). */
  profileFields?: Readonly<Record<string, string>>
}

/** What may become different about a person; of the profile's fields only those given, `undefined` takes one away. */
export type PersonChanges = Partial<Omit<PersonData, 'id' | 'profileFields'>> & {
  profileFields?: Readonly<Record<string, string | undefined>>
}

export type ChannelData = {
  id: string
  name: string
  isPrivate?: boolean
  /** Ids of people; people of several workspaces make it a shared channel. */
  members: readonly string[]
  /** Whether the app is a member; default true. */
  withApp?: boolean
}

export type UserGroupData = {
  id: string
  handle: string
  name: string
  /** Ids of people. */
  members: readonly string[]
  /** Default: where the app is installed. */
  team?: string
  isDisabled?: boolean
}

export type UserGroupChanges = Partial<Omit<UserGroupData, 'id' | 'team'>>

export type UserGroup = Required<UserGroupData>

/** The people and places to start with. The app is installed in the first team. */
export type Workspace = {
  teams: readonly TeamData[]
  people: readonly PersonData[]
  channels: readonly ChannelData[]
  /** Conversations between people, in which the app is not. */
  directMessages?: readonly { id: string; members: readonly string[] }[]
  userGroups?: readonly UserGroupData[]
  /** What the custom fields of the profile are called, by their ids. */
  profileFieldLabels?: Readonly<Record<string, string>>
}

export type Person = Required<Omit<PersonData, 'email'>> & { email: string | undefined }

export type Channel = {
  id: string
  name: string
  isPrivate: boolean
  /** A direct message: `members` are its people, the app apart. */
  isIm: boolean
  members: string[]
  withApp: boolean
}

/** Who the app is in the workspace. */
export type Bot = { appId: string; userId: string; botId: string; name: string; teamId: string }

export type MessageContent = { text: string; blocks: JsonObject[]; attachments: JsonObject[] }

export type Message = MessageContent & {
  channel: string
  ts: string
  /** Id of the bot user, a person, or Slackbot. */
  author: string
  /** The one person who sees it, when it is ephemeral. */
  reader: string | undefined
  threadTs: string | undefined
  edited: boolean
  deleted: boolean
  /** What went wrong when someone used one of its elements, by person: shown as a warning mark. */
  warnings: Map<string, string>
  /** What people chose in it, by person: their `state.values`. */
  choices: Map<string, Values>
}

/** Values that a person has set: block_id → action_id → the value without its `type`. */
export type Values = Record<string, Record<string, unknown>>

/** A view as the app sent it, with Slack's defaults filled in. */
export type ViewContent = JsonObject & { type: string; blocks: JsonObject[] }

export type View = {
  id: string
  /** New at every update. */
  hash: string
  person: string
  /** The workspace of the person who has it open. */
  teamId: string
  rootId: string
  previousId: string | null
  content: ViewContent
  values: Values
  /** Errors shown at inputs, by block_id. */
  errors: Record<string, string>
  /** What Slack itself says in the modal when the app did not answer properly. */
  notice: string | undefined
  submitting: boolean
}

/** The question an element's `confirm` asks before it acts. */
export type Dialog = {
  title: string
  text: string
  confirm: string
  deny: string
  style: 'primary' | 'danger'
  /** Goes on with what was asked about. */
  proceed: () => Promise<void>
}

export const slackbotId = 'USLACKBOT'
