import { withBuiltIn } from '../../src/fields/built-in.ts'
import type { ConfiguredOrganization } from '../../src/organizations.ts'

/** An organization as the file's defaults make it, but for limits that no story reaches by accident. */
export const organizationOf = (
  given: Pick<ConfiguredOrganization, 'id' | 'name' | 'slack_workspaces'> & Partial<ConfiguredOrganization>,
): ConfiguredOrganization => ({
  token: `token-${given.id}`,
  members: {},
  groups: {},
  allow_guests: false,
  permissions: {},
  limits: { lookups_per_minute: 10_000, changes_per_minute: 10_000 },
  ...given,
  fields: withBuiltIn(given.fields ?? []),
})
