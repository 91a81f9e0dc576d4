import type { Organization } from './organization.ts'
import type { Role } from './permissions.ts'

/** What tells which record of an organization is a person's. */
export type Source =
  | { kind: 'link'; by: string; at: string }
  | { kind: 'file' }
  /** `profile` is `email`, or the id of a custom profile field. */
  | { kind: 'match'; profile: string }

/** A role, and where a person has it from. */
export type Grant = {
  role: Role
  from: { kind: 'everyone' } | { kind: 'file' } | { kind: 'link' } | { kind: 'group'; groupId: string }
}

/** A person's place in one organization. Who has a role there but no record has no `parent`. */
export type Membership = {
  organization: Organization
  parent: number | undefined
  source: Source
  grants: Grant[]
}

/** The Slack user who acts, resolved: the organization they act in, with their roles and own record there. */
export type Actor = Membership & {
  userId: string
  teamId: string
  roles: Role[]
  /** Slack ids of those who administer the organization. */
  administrators: string[]
  /** The other organizations they could act in. */
  others: Organization[]
}

export const rolesOf = (grants: Grant[]): Role[] => [...new Set(grants.map(({ role }) => role))]

/** Roles in words: `member` goes without saying where there is another. */
export const namesOf = (roles: Role[]): string => {
  const more = roles.filter((role) => role !== 'member')
  return more.length > 0 ? more.join(' and ') : 'member'
}
