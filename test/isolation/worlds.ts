import type { Link } from '../../src/access/links.ts'
import type { PersonData } from '../../src/demo/slack/types.ts'
import type { ConfiguredOrganization } from '../../src/organizations.ts'
import type { Field } from './fields.ts'
import type { Kind } from './plan.ts'
import type { Body } from './records.ts'

export type Organization = { number: number; config: ConfiguredOrganization; fields: Field[]; grouped: Set<string> }
export type Person = { number: number; userId: string; kind: Kind; data: PersonData }
/** `body` is what the service must hold. */
export type Stored = { id: number; parent: number; organization: Organization; body: Body }

export type World = {
  number: number
  team: string
  organizations: Organization[]
  people: Person[]
  /** Somebody whom no organization knows; one of `people`. */
  nobody: Person
  records: Stored[]
  /** As the bot's database has them. */
  links: Link[]
  /** User id → id of the organization they chose. */
  choices: Map<string, string>
}

/** All that runs at once, and what is marked with which number in it. */
export type Batch = {
  worlds: World[]
  organizations: Map<number, Organization>
  people: Map<number, Person>
  records: Map<number, Stored>
  /** User numbers, also those that have no record. */
  parents: Map<number, { organization: Organization; record?: Stored }>
  /** Digests of values that nobody but the service has. */
  digests: Map<string, { record: number; field: number }>
  /** Person → records that hold their e-mail address. */
  addresses: Map<number, Stored[]>
  /** Interaction → the field that it wrote. */
  written: Map<number, { record: number; field: number }>
}

/** Where the app is installed. */
export const home = 'T0HOME'
/** Of another company. */
export const outside = 'T0OUTSIDE'
