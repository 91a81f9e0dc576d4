import { type Bot, type Person, type PersonChanges, type PersonData, slackbotId, type Workspace } from '../types.ts'

export type People = {
  /** The app's own user and Slackbot are not among them. */
  people: () => Person[]
  /** Everyone whom Slack lists in a workspace, the app's own user and Slackbot included. */
  membersOf: (team: string) => Person[]
  person: (id: string) => Person | undefined
  /** By id, handle (`jane`, `@jane`) or real name. */
  findPerson: (name: string) => Person | undefined
  /** The name shown for an id, the app's and Slackbot's included. */
  nameOf: (id: string) => string | undefined
  changePerson: (person: Person, changes: PersonChanges) => void
  restore: () => void
}

const toPerson = (data: PersonData): Person => ({
  id: data.id,
  name: data.name,
  team: data.team,
  teams: data.teams ?? [data.team],
  realName: data.realName ?? data.name,
  email: data.email,
  tz: data.tz ?? 'Europe/Amsterdam',
  locale: data.locale ?? 'en-GB',
  isBot: data.isBot ?? false,
  deleted: data.deleted ?? false,
  isRestricted: data.isRestricted ?? data.isUltraRestricted ?? false,
  isUltraRestricted: data.isUltraRestricted ?? false,
  isAdmin: data.isAdmin ?? false,
  isOwner: data.isOwner ?? false,
  isOrgAdmin: data.isOrgAdmin ?? false,
  isOrgOwner: data.isOrgOwner ?? false,
  profileFields: data.profileFields ?? {},
})

const botData = (bot: Bot): PersonData => ({
  id: bot.userId,
  name: bot.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  realName: bot.name,
  team: bot.teamId,
  isBot: true,
})

/** Slackbot is no bot by its own account: `is_bot` is false (docs.slack.dev/reference/objects/user-object). */
const slackbotData = (bot: Bot): PersonData => ({
  id: slackbotId,
  name: 'slackbot',
  realName: 'Slackbot',
  team: bot.teamId,
})

const changed = (data: PersonData, { profileFields = {}, ...changes }: PersonChanges): PersonData => {
  const fields = Object.entries({ ...data.profileFields, ...profileFields }).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, value]],
  )
  return { ...data, ...changes, profileFields: Object.fromEntries(fields) }
}

/** Everyone there is. A person stays the same object whatever becomes different about them. */
export const createPeople = (workspace: Workspace, bot: Bot): People => {
  const beginnings = [...workspace.people, botData(bot), slackbotData(bot)]
  const all = beginnings.map(toPerson)
  const byId = new Map(all.map((person) => [person.id, person]))
  const known = new Map(beginnings.map((data) => [data.id, data]))

  const become = (person: Person, data: PersonData) => {
    known.set(person.id, data)
    Object.assign(person, toPerson(data))
  }
  return {
    people: () => all.filter(({ id }) => id !== bot.userId && id !== slackbotId),
    membersOf: (team) => all.filter(({ teams }) => teams.includes(team)),
    person: (id) => byId.get(id),
    findPerson: (name) => {
      const wanted = name.replace(/^@/, '').toLowerCase()
      return (
        byId.get(name) ??
        all.find((person) => person.name.toLowerCase() === wanted) ??
        all.find((person) => person.realName.toLowerCase() === wanted)
      )
    },
    nameOf: (id) => (id === slackbotId ? 'Slackbot' : id === bot.userId ? bot.name : byId.get(id)?.name),
    changePerson: (person, changes) => become(person, changed(known.get(person.id) ?? person, changes)),
    restore: () => {
      for (const [index, data] of beginnings.entries()) {
        const person = all[index]
        if (person) become(person, data)
      }
    },
  }
}
