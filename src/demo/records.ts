import { type Company, companies, type DemoPerson, emailOf, outsiders, people } from './people.ts'

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

type Random = () => number

const pickBy = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0]
const dayBy = (random: Random, year: number) =>
  new Date(Date.UTC(year, Math.floor(random() * 12), 1 + Math.floor(random() * 28), 9, 30))

const random = randomFrom(20_241)
const pick = <T>(items: readonly [T, ...T[]]): T => pickBy(random, items)
const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('')
const day = (year: number) => dayBy(random, year)

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

const parentOf = (index: number): number => 42 + index

/** Of its own, so that the fields made with it leave all others as they were. */
const later = randomFrom(1_984)

/** Fields that not everyone sees: src/demo/data.ts says who does. */
const guardedFields = ({ handle }: DemoPerson) => ({
  birthday: dayBy(later, pickBy(later, [1972, 1979, 1985, 1991, 1998]))
    .toISOString()
    .slice(0, 10),
  salary_band: pickBy(later, ['B2', 'C1', 'C2', 'D1']),
  ...(handle === 'jane' && { helpdesk_note: 'Prefers a call before noon.' }),
  ...(handle === 'nora' && { helpdesk_note: 'Gets her first laptop next week.' }),
})

/** Not everybody has chosen one, Jane for example. */
const hasDoorCode = ({ organization }: DemoPerson, index: number): boolean =>
  organization === 'harbor' && index % 2 === 1

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
    ...(person.organization === 'harbor' && { mailbox_gb: pickBy(later, [25, 50, 100]) }),
    ...(hasDoorCode(person, index) && { door_code: String(4_103 + 37 * index) }),
  },
  custom_fields: {
    department: person.department,
    employee_id: `${companies[person.organization].code}${String(index + 1).padStart(4, '0')}`,
    access_level: person.role === 'admin' ? 'manager' : pick(['standard', 'standard', 'senior']),
    hire_date: day(pick([2019, 2020, 2021, 2022, 2023]))
      .toISOString()
      .slice(0, 10),
    ...(random() > 0.5 && { office_location: `Building ${pick(['A', 'B'])}, Floor ${pick(['1', '2', '3'])}` }),
    email: person.email,
    ...guardedFields(person),
  },
  ...(random() > 0.8 && { badge: `${person.handle.toUpperCase()}-${digits(4)}` }),
  device_info: { assigned_devices: Array.from({ length: person.devices }, (_, number) => deviceOf(person, number)) },
})

const outsider = (handle: keyof typeof outsiders, devices: number): DemoPerson => ({
  handle,
  name: outsiders[handle],
  email: emailOf(outsiders[handle], 'harbor'),
  organization: 'harbor',
  role: 'member',
  department: 'Sales',
  tz: 'Europe/Amsterdam',
  devices,
})

/** Whose records there are, in the order of their numbers. Of somebody who works for two organizations each has one. */
const owners: DemoPerson[] = [
  ...people,
  ...people.flatMap((person) => (person.also ? [{ ...person, organization: person.also }] : [])),
  outsider('newcomer', 1),
  outsider('leaver', 2),
]

export const parentIn = (handle: string, organization: Company): number =>
  parentOf(owners.findIndex((owner) => owner.handle === handle && owner.organization === organization))

/** The records to begin with, numbered, so that they have the same numbers again after a reset. */
export const records = owners.map((owner, index) => ({ id: index + 1, ...recordOf(owner, index) }))
