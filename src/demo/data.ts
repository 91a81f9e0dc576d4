import type { ConfiguredOrganization } from '../organizations.ts'
import { type DemoPerson, people } from './people.ts'
import type { PersonData, Workspace } from './slack/types.ts'

/** A small generator of pseudo-random numbers (mulberry32), so that every demo starts with the same records. */
const randomFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = randomFrom(20_241)
const pick = <T>(items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0]
const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('')
const day = (year: number) => new Date(Date.UTC(year, Math.floor(random() * 12), 1 + Math.floor(random() * 28), 9, 30))

const companies = {
  harbor: { id: '12345', name: 'Harbor & Pine', code: 'HP', token: 'demo-token-harbor' },
  kite: { id: '67890', name: 'Blue Kite Labs', code: 'BK', token: 'demo-token-kite' },
} as const

const team = 'T0DEMO001'
const otherTeam = 'T0PARTNER'

const models = {
  laptop: ['MacBook Pro 16', 'ThinkPad X1 Carbon', 'Latitude 7450', 'Framework 13'],
  phone: ['iPhone 15 Pro', 'Pixel 9', 'Galaxy S24'],
  monitor: ['UltraSharp U2723', 'Studio Display'],
  headset: ['Evolve2 65', 'Zone Vibe 125'],
  tablet: ['iPad Air', 'Galaxy Tab S9'],
} as const

const types = ['laptop', 'phone', 'monitor', 'headset', 'tablet'] as const

const deviceOf = (person: DemoPerson, index: number) => {
  const type = person.devices > 10 ? pick(types) : (types[index % types.length] ?? 'laptop')
  const code = companies[person.organization].code
  return {
    device_id: `DEV-${code}-${digits(5)}`,
    device_type: type,
    serial_number: `${code}${digits(3)}${pick(['A', 'C', 'K', 'R', 'X'])}${digits(5)}`,
    // Older entries lack what was not recorded then.
    ...(random() > 0.08 && { model: pick(models[type]) }),
    assigned_date: day(pick([2022, 2023, 2024, 2025])).toISOString(),
    ...(random() > 0.05 && { status: person.devices > 10 ? pick(['in stock', 'in stock', 'repair']) : 'active' }),
  }
}

const userIdOf = (index: number): string => `U0DEMO${String(index + 1).padStart(3, '0')}`
const parentOf = (index: number): number => 42 + index

const recordOf = (person: DemoPerson, index: number) => ({
  parent: parentOf(index),
  organization_id: companies[person.organization].id,
  preferences: {
    theme: pick(['light', 'dark', 'auto']),
    notifications: random() > 0.3,
    language: pick(['en', 'en', 'de', 'fr', 'es', 'pt-BR', 'ja']),
    timezone: person.tz,
    ...(random() > 0.6 && { items_per_page: pick([25, 50, 100]) }),
    ...(random() > 0.7 && { digest: pick(['daily', 'weekly', 'never']) }),
  },
  custom_fields: {
    department: person.department,
    employee_id: `${companies[person.organization].code}${String(index + 1).padStart(4, '0')}`,
    access_level: person.role === 'admin' ? 'manager' : pick(['standard', 'standard', 'senior']),
    hire_date: day(pick([2019, 2020, 2021, 2022, 2023]))
      .toISOString()
      .slice(0, 10),
    ...(random() > 0.5 && { office_location: `Building ${pick(['A', 'B'])}, Floor ${pick(['1', '2', '3'])}` }),
  },
  ...(random() > 0.8 && { badge: `${person.handle.toUpperCase()}-${digits(4)}` }),
  device_info: { assigned_devices: Array.from({ length: person.devices }, (_, number) => deviceOf(person, number)) },
})

/** The records to begin with, numbered, so that they have the same numbers again after a reset. */
export const records = people.map((person, index) => ({ id: index + 1, ...recordOf(person, index) }))

export const organizationNames = { harbor: companies.harbor.name, kite: companies.kite.name } as const

export const tokens = Object.values(companies).map(({ id, token }) => ({
  token,
  organizations: [id],
  access: 'read-write' as const,
}))

/** The organizations file of the demo, as an operator would write it. */
export const organizationsFile = {
  organizations: Object.entries(companies).map(([key, { id, name, token }]) => ({
    id,
    name,
    token,
    slack_workspaces: [team],
    members: {
      ...Object.fromEntries(
        people.flatMap(({ organization, role }, index) =>
          organization === key ? [[userIdOf(index), { parent: parentOf(index), role }]] : [],
        ),
      ),
      // Listed by mistake, as happens: a bot is refused all the same.
      ...(key === 'harbor' && { U0DEMO903: { parent: 999, role: 'member' } }),
    },
    fields: [
      {
        path: 'preferences.digest',
        label: 'E-mail digest',
        type: 'choice',
        choices: [
          { value: 'never', label: 'Never' },
          { value: 'daily', label: 'Every morning' },
          { value: 'weekly', label: 'On Mondays' },
        ],
      },
      { path: 'preferences.items_per_page', label: 'Items per page', type: 'number', whole: true, min: 10, max: 200 },
      { path: 'custom_fields.employee_id', label: 'Employee number', type: 'text' },
    ],
  })),
} satisfies { organizations: (Pick<ConfiguredOrganization, 'id' | 'name' | 'token'> & Record<string, unknown>)[] }

/** The Slack id of one of the people, by handle. */
export const idOf = (handle: string): string => userIdOf(people.findIndex((person) => person.handle === handle))

const placeOf = new Map(people.map((person, index) => [userIdOf(index), person]))

/** Where the organizations file puts a person, if anywhere. */
export const aboutPerson = (id: string): { organization?: string; role?: string } => {
  const person = placeOf.get(id)
  return person ? { organization: organizationNames[person.organization], role: person.role } : {}
}

/** People whom the bot must refuse, each for a reason of their own. */
const outsiders: PersonData[] = [
  { id: 'U0DEMO901', name: 'newcomer', realName: 'Nia Newcomer', team },
  { id: 'U0DEMO902', name: 'partner', realName: 'Pat Partner', team: otherTeam },
  { id: 'U0DEMO903', name: 'standup', realName: 'Standup Bot', team, isBot: true },
]

export const workspace: Workspace = {
  teams: [
    { id: team, name: 'Pinewood', domain: 'pinewood' },
    { id: otherTeam, name: 'Partner Co', domain: 'partner' },
  ],
  people: [
    ...people.map(({ handle, name, tz }, index) => ({ id: userIdOf(index), name: handle, realName: name, team, tz })),
    ...outsiders,
  ],
  channels: [
    { id: 'C0DEMO001', name: 'general', members: [...people.map((_, index) => userIdOf(index)), 'U0DEMO901'] },
    { id: 'C0DEMO002', name: 'it-help', members: people.map((_, index) => userIdOf(index)) },
    { id: 'C0DEMO003', name: 'partners', members: [userIdOf(0), userIdOf(1), 'U0DEMO902'] },
  ],
  directMessages: [
    { id: 'D0DEMO001', members: [idOf('jane'), idOf('ravi')] },
    { id: 'D0DEMO002', members: [idOf('ravi'), idOf('nora')] },
    { id: 'D0DEMO003', members: [idOf('astrid'), idOf('emil')] },
    { id: 'D0DEMO004', members: [idOf('jane'), idOf('astrid')] },
    { id: 'D0DEMO005', members: [idOf('omar'), idOf('clara')] },
  ],
}
