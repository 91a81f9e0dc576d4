import type { Link } from '../../src/access/links.ts'
import { permissions } from '../../src/access/permissions.ts'
import { digest } from '../../src/changes/paths.ts'
import type { PersonData } from '../../src/demo/slack/types.ts'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { organizationsFileSchema } from '../../src/organizations.ts'
import { fieldsOf, matchField } from './fields.ts'
import { mark } from './marks.ts'
import type { Kind, OrganizationPlan, PersonPlan, PlacePlan, WorldPlan } from './plan.ts'
import { bodyOf, valueIn } from './records.ts'
import { type Batch, home, type Organization, outside, type Person, type Stored, type World } from './worlds.ts'

const profileField = 'Xf0BADGE'

/** Larger than any number that is an example in the bot's own words. */
const firstId = 10_001

const addressOf = (person: number): string => `${mark.email(person)}@isolation.test`

const emptyBatch = (): Batch => ({
  worlds: [],
  organizations: new Map(),
  people: new Map(),
  records: new Map(),
  parents: new Map(),
  digests: new Map(),
  addresses: new Map(),
  written: new Map(),
})

const cellsOf = ({ cells }: OrganizationPlan) => {
  const overrides: Record<string, Record<string, string>> = {}
  for (const { permission, role, reach } of cells) {
    const fitting = permissions[permission].over === 'organization' && reach === 'self' ? 'nobody' : reach
    overrides[permission] = { ...overrides[permission], [role]: fitting }
  }
  return overrides
}

const organizationOf = (number: number, team: string, plan: OrganizationPlan): Organization => {
  const fields = fieldsOf(number, plan.rules)
  const { match, allowGuests, groupRole } = plan
  const file = {
    id: mark.organization(number),
    name: `Pine ${mark.organization(number)}`,
    token: `token-${number}`,
    slack_workspaces: [team],
    groups: { [mark.groupId(number)]: groupRole },
    allow_guests: allowGuests,
    ...(match && {
      match: {
        profile: match.isEmail ? 'email' : profileField,
        field: fields[matchField]?.path,
        confirm: match.confirm,
      },
    }),
    permissions: cellsOf(plan),
    limits: { lookups_per_minute: 100_000, changes_per_minute: 100_000 },
    fields: fields.flatMap(({ written }) => written ?? []),
  }
  const [parsed] = organizationsFileSchema.parse({ organizations: [file] }).organizations
  if (!parsed) throw new Error('no organization')
  const config = { ...parsed, token: file.token, fields: withBuiltIn(parsed.fields) }
  return { number, config, fields, grouped: new Set() }
}

/** Puts worlds into a batch; numbers go on from one to the next. */
export const createBuilder = () => {
  const batch = emptyBatch()

  const addPerson = (world: Omit<World, 'nobody'>, kind: Kind, hasAddress = true): Person => {
    const number = batch.people.size + 1
    const email = addressOf(number)
    // Slack lists the people of the app's own workspace alone; of all worlds that would take long.
    const listed = world.number % 4 === 0 ? [home] : []
    const data: PersonData = {
      id: mark.userId(number),
      name: `person${number}`,
      tz: 'UTC',
      ...(kind === 'stranger' ? { team: outside } : { team: world.team, teams: [world.team, ...listed] }),
      ...(hasAddress && { email, profileFields: { [profileField]: email } }),
      isBot: kind === 'bot',
      deleted: kind === 'deactivated',
      isRestricted: kind === 'guest',
    }
    const person = { number, userId: data.id, kind, data }
    batch.people.set(number, person)
    world.people.push(person)
    return person
  }

  /** @param holder whose e-mail address it holds */
  const addRecord = (world: World, organization: Organization, holder?: Person): Stored => {
    const id = firstId + batch.records.size
    const body = bodyOf(id, organization.fields, holder && addressOf(holder.number).toUpperCase())
    const record = { id, parent: mark.parent(id), organization, body }
    batch.records.set(id, record)
    batch.parents.set(record.parent, { organization, record })
    if (holder) batch.addresses.set(holder.number, [...(batch.addresses.get(holder.number) ?? []), record])
    for (const { number: field, path } of organization.fields) {
      const value = valueIn(body, path)
      if (value !== undefined) batch.digests.set(digest(value), { record: id, field })
    }
    world.records.push(record)
    return record
  }

  const addLink = (
    { links }: World,
    { config }: Organization,
    { userId }: Person,
    parent: number,
    role: Link['role'],
  ) => links.push({ organizationId: config.id, userId, parent, role, by: userId, at: '2026-01-02T03:04:05.000Z' })

  const place = (world: World, organization: Organization, person: Person, { way, role, linkRole }: PlacePlan) => {
    const { members } = organization.config
    const isLinked = way === 'link' || way === 'both'
    if (way === 'listed') members[person.userId] = { role }
    if (way === 'absent') {
      const parent = mark.parent(50_000 + batch.parents.size)
      batch.parents.set(parent, { organization })
      members[person.userId] = { role, parent }
    }
    if (way === 'displaced') {
      const { parent } = addRecord(world, organization)
      members[person.userId] = { role, parent }
      addLink(world, organization, addPerson(world, 'person'), parent, linkRole)
    }
    if (way === 'file' || way === 'both')
      members[person.userId] = { role, parent: addRecord(world, organization).parent }
    if (isLinked) addLink(world, organization, person, addRecord(world, organization).parent, linkRole)
    if (way === 'match' || way === 'twice' || way === 'taken') {
      const { parent } = addRecord(world, organization, person)
      if (way === 'twice') addRecord(world, organization, person)
      if (way === 'taken') addLink(world, organization, addPerson(world, 'person'), parent, linkRole)
    }
  }

  const settle = (world: World, { kind, places, chosen }: PersonPlan) => {
    const person = addPerson(world, kind)
    for (const [index, organization] of world.organizations.entries()) {
      const plan = places[index]
      if (plan) place(world, organization, person, plan)
      if (plan?.isGrouped) organization.grouped.add(person.userId)
    }
    const likely = world.organizations.filter(
      (_, index) => chosen !== undefined && (chosen % 7 === 0 || places[index]?.way !== 'none'),
    )
    const choice = chosen === undefined ? undefined : likely[chosen % likely.length]
    if (choice) world.choices.set(person.userId, choice.config.id)
  }

  const add = ({ organizations: plans, people }: WorldPlan): World => {
    const number = batch.worlds.length + 1
    const team = mark.team(number)
    const first = batch.organizations.size + 1
    const organizations = plans.map((plan, index) => organizationOf(first + index, team, plan))
    for (const organization of organizations) batch.organizations.set(organization.number, organization)
    const begun = { number, team, organizations, people: [], records: [], links: [], choices: new Map() }
    const world: World = { ...begun, nobody: addPerson(begun, 'person', false) }
    for (const person of people) settle(world, person)
    for (const organization of organizations) addRecord(world, organization)
    batch.worlds.push(world)
    return world
  }

  return { batch, add }
}
