import type { Actors } from '../access/actor.ts'
import type { AccessEvents } from '../access/events.ts'
import type { Linking } from '../access/linking.ts'
import type { Links } from '../access/links.ts'
import type { Records } from '../access/records.ts'
import { offers } from '../access/refusals.ts'
import type { Changes } from '../changes/apply.ts'
import type { FieldDefinition } from '../fields/definition.ts'
import type { Messenger } from '../slack/messenger.ts'

/** What features work with; every one of these checks for itself what the actor may do. */
export type FeatureDeps = {
  records: Records
  changes: Changes
  linking: Linking
  actors: Pick<Actors, 'standingIn'>
  links: Pick<Links, 'actIn' | 'known'>
  events: Pick<AccessEvents, 'denials'>
  messenger: Messenger
  /** The organization's field definitions, the built-in ones included. */
  fieldsOf: (organizationId: string) => FieldDefinition[]
}

/** The ids under which features offer each other's buttons, without importing each other. */
export const actionIds = {
  lookup: 'lookup.open',
  card: 'card.show',
  refresh: 'card.refresh',
  reveal: 'card.reveal',
  devices: 'devices.show',
  devicesPage: 'devices.page',
  preferences: 'preferences.open',
  home: 'home.refresh',
  standing: 'standing.show',
  organization: 'organization.show',
  chooseOrganization: offers.choose,
  link: 'links.open',
  links: 'links.show',
  linksPage: 'links.page',
  unlink: 'links.remove',
  linkAsk: offers.ask,
  linkApprove: 'links.approve',
  linkDecline: 'links.decline',
  linkRecord: 'links.record',
} as const
