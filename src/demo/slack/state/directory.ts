import type { Ids } from '../ids.ts'
import type {
  Bot,
  Channel,
  ChannelData,
  Person,
  PersonData,
  SlackApp,
  TeamData,
  UserGroupData,
  Workspace,
} from '../types.ts'
import { slackbotId } from '../types.ts'

export type Directory = {
  bot: Bot
  /** Where the app is installed. */
  home: TeamData
  teams: () => TeamData[]
  team: (id: string) => TeamData | undefined
  people: () => Person[]
  person: (id: string) => Person | undefined
  /** By id, handle (`jane`, `@jane`) or real name. */
  findPerson: (name: string) => Person | undefined
  channels: () => Channel[]
  channel: (id: string) => Channel | undefined
  /** By id or name, with or without `#`. */
  findChannel: (name: string) => Channel | undefined
  /** The conversation of the app with these people; made when there is none, unless `make` is false. */
  direct: (people: readonly string[], make?: boolean) => Channel | undefined
  mayRead: (person: Person, channel: Channel) => boolean
  /** The name shown for an id, the app's and Slackbot's included. */
  nameOf: (id: string) => string | undefined
  userGroup: (id: string) => UserGroupData | undefined
}

const toPerson = (data: PersonData): Person => ({
  id: data.id,
  name: data.name,
  team: data.team,
  realName: data.realName ?? data.name,
  email: data.email,
  tz: data.tz ?? 'Europe/Amsterdam',
  locale: data.locale ?? 'en-GB',
  isBot: data.isBot ?? false,
  deleted: data.deleted ?? false,
  isRestricted: data.isRestricted ?? false,
  isUltraRestricted: data.isUltraRestricted ?? false,
})

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

const botPerson = (bot: Bot): Person =>
  toPerson({
    id: bot.userId,
    name: bot.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    realName: bot.name,
    team: bot.teamId,
    isBot: true,
  })

const checkTeams = ({ teams, people }: Workspace): TeamData => {
  const [home] = teams
  if (!home) throw new Error('The workspace has no team: list at least one, the first is where the app is installed.')
  const stray = people.find(({ team }) => !teams.some(({ id }) => id === team))
  if (stray) throw new Error(`${stray.name} is of team ${stray.team}, which the workspace does not list.`)
  return home
}

const createPeople = (workspace: Workspace, bot: Bot) => {
  const all = [...workspace.people.map(toPerson), botPerson(bot)]
  const byId = new Map(all.map((person) => [person.id, person]))
  return {
    people: () => all.filter((person) => person.id !== bot.userId),
    person: (id: string) => byId.get(id),
    findPerson: (name: string) => {
      const wanted = name.replace(/^@/, '').toLowerCase()
      return (
        byId.get(name) ??
        all.find((person) => person.name.toLowerCase() === wanted) ??
        all.find((person) => person.realName.toLowerCase() === wanted)
      )
    },
    nameOf: (id: string) => (id === slackbotId ? 'Slackbot' : id === bot.userId ? bot.name : byId.get(id)?.name),
  }
}

const createChannels = (workspace: Workspace, ids: Ids) => {
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

/** Who and what there is. It never forgets a direct message once opened, as Slack does not. */
export const createDirectory = (parts: { workspace: Workspace; app: SlackApp; ids: Ids }): Directory => {
  const { workspace, app, ids } = parts
  const home = checkTeams(workspace)
  const bot: Bot = {
    appId: app.id ?? 'A0USEREXTRA',
    userId: ids.next('U'),
    botId: ids.next('B'),
    name: app.name,
    teamId: home.id,
  }
  return {
    bot,
    home,
    ...createPeople(workspace, bot),
    ...createChannels(workspace, ids),
    teams: () => [...workspace.teams],
    team: (id) => workspace.teams.find((team) => team.id === id),
    mayRead: (person, channel) =>
      channel.members.includes(person.id) || (!channel.isPrivate && person.team === home.id && !person.isRestricted),
    userGroup: (id) => workspace.userGroups?.find((group) => group.id === id),
  }
}
