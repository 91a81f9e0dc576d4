import type { Slack } from '../slack/slack.ts'
import type { TrafficEntry } from '../slack/traffic.ts'
import type { Channel, Message, Person, View } from '../slack/types.ts'
import { personBehind } from './person-behind.ts'
import type {
  CommandShown,
  FaultsShown,
  HintShown,
  MessageShown,
  PersonShown,
  PlaceShown,
  Screen,
  Start,
  TrafficShown,
  ViewShown,
  WorkspaceShown,
} from './wire.ts'

/** What the page shows beside what the stand-in knows. */
export type About = {
  /** Where the app's own data puts a person. */
  person: (id: string) => { organization?: string; role?: string }
  subcommands: (command: string) => CommandShown['subcommands']
  hints: HintShown[]
}

/** The page shows the latest of the traffic. */
const shownTraffic = 300
export const shownProblems = 100

export const trafficShown = (slack: Slack, entry: TrafficEntry): TrafficShown => {
  const { request: _, response: __, ...shown } = entry
  const person = personBehind(slack, entry)
  return person === undefined ? shown : { ...shown, person }
}

export const messageShown = (message: Message, reader: string): MessageShown => {
  const { channel, ts, author, text, blocks, attachments, threadTs, edited } = message
  return {
    channel,
    ts,
    author,
    text,
    blocks,
    attachments,
    threadTs,
    edited,
    ephemeral: message.reader !== undefined,
    warning: message.warnings.get(reader),
    values: message.choices.get(reader) ?? {},
  }
}

const viewShown = ({ id, hash, content, values, errors, notice, submitting }: View): ViewShown => ({
  id,
  hash,
  content,
  values,
  errors,
  notice,
  submitting,
})

export const screenOf = ({ state }: Slack, person: string): Screen => {
  const home = state.views.home(person)
  const dialog = state.dialog(person)
  return {
    stack: state.views.stack(person).map(viewShown),
    home: home ? viewShown(home) : null,
    dialog: dialog
      ? { title: dialog.title, text: dialog.text, confirm: dialog.confirm, deny: dialog.deny, style: dialog.style }
      : null,
  }
}

/** What Slack says of people whom an app may treat unlike others. */
const kindOf = ({ state: { directory } }: Slack, person: Person): string | undefined => {
  if (person.deleted) return 'deactivated'
  if (person.isBot) return 'bot'
  if (directory.isExternal(person)) return 'of another workspace'
  return person.isRestricted ? 'guest' : undefined
}

const personShown = (slack: Slack, person: Person, about: About): PersonShown => {
  const { id, name, realName, team, tz, isBot } = person
  const kind = kindOf(slack, person)
  return { id, name, realName, team, tz, isBot, ...about.person(id), ...(kind !== undefined && { role: kind }) }
}

const placeShown = ({ state }: Slack, channel: Channel, person: Person): PlaceShown => {
  const { id, name, members, isIm, isPrivate, withApp } = channel
  const others = members.filter((member) => member !== person.id)
  const names = others.map((other) => state.directory.person(other)?.realName ?? other)
  if (isIm && withApp && others.length === 0) return { id, kind: 'app', name: state.directory.bot.name, members }
  return isIm
    ? { id, kind: 'direct', name: names.join(', '), members }
    : { id, kind: isPrivate ? 'private' : 'channel', name, members }
}

const placesOf = (slack: Slack, person: Person): PlaceShown[] => {
  const { directory } = slack.state
  const own = directory.direct([person.id])
  const others = directory.channels().filter((channel) => channel !== own && directory.mayRead(person, channel))
  return [...(own ? [own] : []), ...others].map((channel) => placeShown(slack, channel, person))
}

const workspaceShown = (slack: Slack, person: Person, about: About): WorkspaceShown => {
  const { directory } = slack.state
  const { app } = slack
  return {
    name: directory.team(person.team)?.name ?? '',
    app: { name: app.name, userId: directory.bot.userId, hasHome: app.homeTabEnabled === true },
    people: directory.people().map((each) => personShown(slack, each, about)),
    userGroups: directory.userGroups().map(({ id, handle }) => ({ id, handle })),
    places: placesOf(slack, person),
    commands: app.commands.map(({ command, description = '', usageHint = '' }) => ({
      command,
      description,
      usageHint,
      subcommands: about.subcommands(command),
    })),
    shortcuts: [...(app.shortcuts ?? [])],
  }
}

/** Everything that one person sees, to begin with. */
export const startOf = (slack: Slack, person: Person, about: About, faults: FaultsShown): Start => {
  const workspace = workspaceShown(slack, person, about)
  return {
    me: person.id,
    workspace,
    messages: workspace.places.flatMap(({ id }) =>
      slack.state.messages.visibleTo(person.id, id).map((message) => messageShown(message, person.id)),
    ),
    screen: screenOf(slack, person.id),
    traffic: slack
      .traffic()
      .slice(-shownTraffic)
      .map((entry) => trafficShown(slack, entry)),
    problems: slack.problems().slice(-shownProblems),
    faults,
    hints: about.hints,
    connections: slack.connections(),
  }
}
