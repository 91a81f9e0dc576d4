import type { Records } from '../access/records.ts'
import type { Changes } from '../changes/apply.ts'
import type { FieldDefinition } from '../fields/definition.ts'

/** What features work with; every one of these checks for itself what the actor may do. */
export type FeatureDeps = {
  records: Records
  changes: Changes
  /** The organization's field definitions, the built-in ones included. */
  fieldsOf: (organizationId: string) => FieldDefinition[]
}

/** The ids under which features offer each other's buttons, without importing each other. */
export const actionIds = {
  lookup: 'lookup.open',
  card: 'card.show',
  refresh: 'card.refresh',
  devices: 'devices.show',
  devicesPage: 'devices.page',
  preferences: 'preferences.open',
  home: 'home.refresh',
} as const
