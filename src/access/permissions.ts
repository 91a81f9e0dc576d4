/** What a person may be, in their organization. */
export const roles = ['member', 'helpdesk', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whose record a role may do a thing with: nobody's, one's own, or anyone's in the organization. */
export type Reach = 'nobody' | 'self' | 'anyone'

type Row = Record<Role, Reach> & { does: string }

/**
 * Who may do what. `does` completes "You may …" and "You may not …" in sentences that people read.
 * A feature names one of these rows for each thing it handles; without one it does not compile.
 */
export const permissions = {
  'help.read': { member: 'self', helpdesk: 'self', admin: 'self', does: 'read the help' },
  'record.read': { member: 'self', helpdesk: 'anyone', admin: 'anyone', does: 'look up records' },
  'record.search': { member: 'nobody', helpdesk: 'anyone', admin: 'anyone', does: 'look up other people' },
  'devices.read': { member: 'self', helpdesk: 'anyone', admin: 'anyone', does: 'see assigned devices' },
  'preferences.edit': { member: 'self', helpdesk: 'self', admin: 'anyone', does: 'change preferences' },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions
