import type { Ids } from '../ids.ts'
import type { Bot, Channel, ChannelData, Person, SlackApp, TeamData, Workspace } from '../types.ts'
import { createPeople, type People } from './people.ts'
import { createUserGroups, type UserGroups } from './user-groups.ts'

type Channels = {
  channels: () => Channel[]
  channel: (id: string) => Channel | undefined
  /** By id or name, with or without `#`. */
  findChannel: (name: string) => Channel | undefined
  /** The conversation of the app with these people; made when there is none, unless `make` is false. */
  direct: (people: readonly string[], make?: boolean) => Channel | undefined
}

export type Directory = Omit<People, 'restore'> &
  Omit<UserGroups, 'restore'> &
  Channels & {
    bot: Bot
    /** Where the app is installed. */
    home: TeamData
    /** In the whole organization of `home`. */
    isEnterpriseInstall: boolean
    teams: () => TeamData[]
    team: (id: string) => TeamData | undefined
    /** Of another organization, and met in shared channels alone. */
    isExternal: (person: Person) => boolean
    /** External, and in no channel with the app (docs.slack.dev/apis/slack-connect, "External members"). */
    isStranger: (person: Person) => boolean
    mayRead: (person: Person, channel: Channel) => boolean
    /** What a custom field of the profile is called. */
    profileFieldLabel: (id: string) => string
    /** People and user groups are again as they began; channels and direct messages stay. */
    restore: () => void
  }

const toChannel = (data: ChannelData): Channel => ({
  id: data.id,
  name: data.name,
  isPrivate: data.isPrivate ?? false,
  isIm: false,
  members: [...data.members],
  withApp: data.withApp ?? true,
})

const toDirectMessage = (data: { id: string; members: readonly string[] }): Channel => ({
  id: data.id,
  name: 'directmessage',
  isPrivate: true,
  isIm: true,
  members: data.members.toSorted(),
  withApp: false,
})

const checkTeams = ({ teams, people }: Workspace, app: SlackApp): TeamData => {
  const [home] = teams
  if (!home) throw new Error('The workspace has no team: list at least one, the first is where the app is installed.')
  const stray = people.find(({ team }) => !teams.some(({ id }) => id === team))
  if (stray) throw new Error(`${stray.name} is of team ${stray.team}, which the workspace does not list.`)
  if (app.isEnterpriseInstall === true && !home.enterprise) {
    throw new Error(`The app cannot be installed in an organization: ${home.name}, the first team, is in none.`)
  }
  return home
}

const createChannels = (workspace: Workspace, ids: Ids): Channels => {
  const byId = new Map(
    [...workspace.channels.map(toChannel), ...(workspace.directMessages ?? []).map(toDirectMessage)].map((channel) => [
      channel.id,
      channel,
    ]),
  )
  const all = () => [...byId.values()]

  const open = (members: string[]): Channel => {
    const group = members.length > 1
    const id = ids.next(group ? 'G' : 'D')
    const name = group ? 'mpdm' : 'directmessage'
    const channel: Channel = { id, name, members, isPrivate: true, isIm: true, withApp: true }
    byId.set(id, channel)
    return channel
  }
  return {
    channels: all,
    channel: (id: string) => byId.get(id),
    findChannel: (name: string) =>
      byId.get(name) ?? all().find((channel) => !channel.isIm && channel.name === name.replace(/^#/, '')),
    direct: (people: readonly string[], make = true) => {
      const members = people.toSorted()
      const found = all().find(
        (channel) => channel.isIm && channel.withApp && channel.members.join() === members.join(),
      )
      return found ?? (make ? open(members) : undefined)
    },
  }
}

/** Which organization someone belongs to, and whether the app meets them. */
const createBelonging = (workspace: Workspace, home: TeamData, channels: () => Channel[]) => {
  const enterpriseOf = (team: string) => workspace.teams.find(({ id }) => id === team)?.enterprise?.id
  const isExternal = ({ team }: Person) =>
    team !== home.id && (home.enterprise === undefined || enterpriseOf(team) !== home.enterprise.id)
  const meetsApp = ({ id }: Person) =>
    channels().some(({ isIm, withApp, members }) => !isIm && withApp && members.includes(id))
  return { isExternal, isStranger: (person: Person) => isExternal(person) && !meetsApp(person) }
}

/** Who and what there is. It never forgets a direct message once opened, as Slack does not. */
export const createDirectory = (parts: { workspace: Workspace; app: SlackApp; ids: Ids }): Directory => {
  const { workspace, app, ids } = parts
  const home = checkTeams(workspace, app)
  const bot: Bot = {
    appId: app.id ?? 'A0USEREXTRA',
    userId: ids.next('U'),
    botId: ids.next('B'),
    name: app.name,
    teamId: home.id,
  }
  const { restore: restorePeople, ...people } = createPeople(workspace, bot)
  const { restore: restoreGroups, ...userGroups } = createUserGroups(workspace, home)
  const channels = createChannels(workspace, ids)
  return {
    bot,
    home,
    isEnterpriseInstall: app.isEnterpriseInstall === true,
    ...people,
    ...userGroups,
    ...channels,
    ...createBelonging(workspace, home, channels.channels),
    teams: () => [...workspace.teams],
    team: (id) => workspace.teams.find((team) => team.id === id),
    mayRead: (person, channel) =>
      channel.members.includes(person.id) || (!channel.isPrivate && person.team === home.id && !person.isRestricted),
    profileFieldLabel: (id) => workspace.profileFieldLabels?.[id] ?? id,
    restore: () => {
      restorePeople()
      restoreGroups()
    },
  }
}
