import type { StatementSync } from 'node:sqlite'
import type { Link } from '../../src/access/links.ts'
import type { AccessTables } from '../../src/access/store.ts'
import type { Ask } from './asks.ts'
import type { Request } from './choose.ts'
import { isLetIn, matchOf, reach, type Standing, standingsOf } from './oracle.ts'
import type { Stage } from './stage.ts'
import type { Batch, Person, World } from './worlds.ts'
import { canonical, createWrittenCheck } from './written.ts'

/** What one interaction left behind that it may not, and how many things it changed that it may. */
export type Aftermath = { faults: string[]; changed: number; revealed: Set<string>; links: Link[] }

type Proposal = AccessTables['link_proposals']
type Event = Omit<AccessTables['access_events'], 'id'> & { id: number }

const rowsOf = <T>(statement: StatementSync, ...parameters: (string | number)[]): T[] =>
  statement.all(...parameters) as T[]

const statementsOf = ({ db }: Stage) => ({
  /** Moves with whatever the bot writes. */
  version: db.prepare('PRAGMA data_version'),
  links: db.prepare('SELECT * FROM links WHERE organization_id IN (SELECT value FROM json_each(?))'),
  choices: db.prepare('SELECT * FROM acting_in WHERE slack_user_id IN (SELECT value FROM json_each(?))'),
  proposals: db.prepare('SELECT * FROM link_proposals'),
  events: db.prepare('SELECT * FROM access_events WHERE id > ?'),
})

const linkOf = (row: AccessTables['links']): Link => ({
  organizationId: row.organization_id,
  userId: row.slack_user_id,
  parent: row.parent,
  role: row.role,
  by: row.linked_by,
  at: row.at,
})

const mayDecide = (standing: Standing | undefined, organizationId: string): boolean =>
  standing?.organization.config.id === organizationId && reach(standing, 'links.edit') === 'anyone'

/** One's own link is for administrators alone. */
const mayLink = (standing: Standing | undefined, { organizationId, userId }: Link): boolean =>
  mayDecide(standing, organizationId) && (standing?.roles.has('admin') || standing?.person.userId !== userId)

/** Looks at what the bot's database and the service hold after each interaction. */
export const createAftermath = (stage: Stage, batch: Batch) => {
  const read = statementsOf(stage)
  const written = createWrittenCheck(stage, batch)
  const events = new Map<string, number>()
  let version: unknown
  let lastEvent = 0

  const linksOf = ({ organizations }: World): Link[] => {
    const ids = organizations.map(({ config }) => config.id)
    return rowsOf<AccessTables['links']>(read.links, JSON.stringify(ids)).map(linkOf)
  }

  /** A person who may use the bot, a record of this organization, and a role that is the actor's to give. */
  const isFitting = (world: World, { organization, roles, person }: Standing, link: Link): boolean => {
    const linked = world.people.find(({ userId }) => userId === link.userId)
    const record = batch.parents.get(link.parent)?.record
    return (
      linked !== undefined &&
      isLetIn(linked, organization) &&
      record?.organization === organization &&
      link.by === person.userId &&
      (roles.has('admin') || roles.has(link.role))
    )
  }

  const checkLinks = (world: World, standing: Standing | undefined) => {
    const now = linksOf(world)
    const missingIn = (links: Link[]) => {
      const texts = new Set(links.map(canonical))
      return (link: Link) => !texts.has(canonical(link))
    }
    const gone = world.links.filter(missingIn(now))
    const made = now.filter(missingIn(world.links))
    world.links = now
    const faults = [
      ...gone.filter((link) => !mayLink(standing, link)).map((link) => `${canonical(link)} is gone`),
      ...made
        .filter((link) => !standing || !mayLink(standing, link) || !isFitting(world, standing, link))
        .map((link) => `${canonical(link)} was linked`),
    ]
    return { faults, changed: [...gone, ...made] }
  }

  const checkChoices = (world: World, actor: Person): string[] => {
    const people = JSON.stringify(world.people.map(({ userId }) => userId))
    const rows = rowsOf<AccessTables['acting_in']>(read.choices, people)
    const mayChoose = ({ slack_user_id, organization_id }: AccessTables['acting_in']): boolean =>
      slack_user_id === actor.userId &&
      standingsOf(world, actor).some(({ organization }) => organization.config.id === organization_id)
    const faults = rows
      .filter((row) => world.choices.get(row.slack_user_id) !== row.organization_id && !mayChoose(row))
      .map((row) => `${row.slack_user_id} acts in ${row.organization_id} from now on`)
    world.choices = new Map(rows.map((row) => [row.slack_user_id, row.organization_id]))
    return faults
  }

  const proposals = () => new Map(rowsOf<Proposal>(read.proposals).map((row) => [row.id, row]))
  let known = proposals()

  /** Somebody asks for themselves, and for the record that is theirs by the rule; who may link decides. */
  const mayBeSo = (world: World, actor: Person, standing: Standing | undefined, row: Proposal): boolean => {
    const isOwn = row.slack_user_id === actor.userId
    if (known.has(row.id)) return row.decided_by === actor.userId && (isOwn || mayDecide(standing, row.organization_id))
    const organization = world.organizations.find(({ config }) => config.id === row.organization_id)
    return isOwn && organization !== undefined && matchOf(world, organization, actor)?.parent === row.parent
  }

  const checkProposals = (world: World, actor: Person, standing: Standing | undefined): string[] => {
    const now = proposals()
    const changed = [...now.values()].filter((row) => known.get(row.id)?.state !== row.state)
    const faults = changed
      .filter((row) => !mayBeSo(world, actor, standing, row))
      .map((row) => `the request ${canonical(row)} was made or decided`)
    known = now
    return faults
  }

  const checkEvents = (actor: Person, standing: Standing | undefined) => {
    const rows = rowsOf<Event>(read.events, lastEvent)
    lastEvent = rows.at(-1)?.id ?? lastEvent
    for (const { kind } of rows) events.set(kind, (events.get(kind) ?? 0) + 1)
    const shows = rows.filter(({ kind }) => kind === 'revealed')
    const isTrue = ({ slack_user_id, organization_id }: Event): boolean =>
      slack_user_id === actor.userId && organization_id === standing?.organization.config.id
    return {
      revealed: new Set(shows.filter(isTrue).map(({ subject, path }) => `${subject} ${path}`)),
      faults: shows.filter((row) => !isTrue(row)).map((row) => `it is recorded that ${canonical(row)}`),
    }
  }

  return {
    /** @param standing of the actor before they acted */
    after: async (ask: Ask, standing: Standing | undefined): Promise<Aftermath> => {
      const { world, actor } = ask
      const { faults, changed } = await written.after(ask, standing)
      const { data_version } = read.version.get() ?? {}
      if (data_version === version) return { faults, changed, revealed: new Set(), links: [] }
      version = data_version
      const asked = checkProposals(world, actor, standing)
      const links = checkLinks(world, standing)
      const choices = checkChoices(world, actor)
      const recorded = checkEvents(actor, standing)
      return {
        faults: [...faults, ...asked, ...links.faults, ...choices, ...recorded.faults],
        changed: changed + links.changed.length,
        revealed: recorded.revealed,
        links: links.changed,
      }
    },
    /** @throws Error where anything is other than it was left */
    finish: async (): Promise<void> => {
      const links = batch.worlds.flatMap((world) => checkLinks(world, undefined).faults)
      const faults = [...links, ...(await written.atLast())]
      if (faults.length > 0) throw new Error(`When all was done: ${faults.join(', ')}`)
    },
    /** Requests to be linked that were ever made. */
    requests: (): Request[] =>
      [...known.values()].map((row) => ({
        id: row.id,
        organizationId: row.organization_id,
        userId: row.slack_user_id,
      })),
    /** What was recorded how often, by kind. */
    events,
  }
}
export type Aftermaths = ReturnType<typeof createAftermath>
