import { z } from 'zod'

/** What a person may be, in their organization. Everyone who is mapped to it is a member. */
export const roles = ['member', 'helpdesk', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whose record a role may do a thing with: nobody's, one's own, or anyone's in the organization. */
export const reaches = ['nobody', 'self', 'anyone'] as const
export type Reach = (typeof reaches)[number]

type Row =
  /** About records: one's own, or anyone's. */
  | (Record<Role, Reach> & { over: 'records'; does: string })
  /** About the organization as a whole, where there is no “one's own”: `self` is not to be had. */
  | (Record<Role, Exclude<Reach, 'self'>> & { over: 'organization'; does: string })

/**
 * Who may do what. `does` completes "You may …" and "You may not …" in sentences that people read.
 * A feature names one of these rows for each thing it handles; without one it does not compile. docs/permissions.md is
 * made from this.
 */
export const permissions = {
  'help.read': { member: 'self', helpdesk: 'self', admin: 'self', over: 'records', does: 'read the help' },
  'standing.read': {
    member: 'self',
    helpdesk: 'self',
    admin: 'self',
    over: 'records',
    does: 'see roles and permissions',
  },
  'access.read': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'see what others may do',
  },
  'record.read': { member: 'self', helpdesk: 'anyone', admin: 'anyone', over: 'records', does: 'look up records' },
  'record.search': {
    member: 'nobody',
    helpdesk: 'anyone',
    admin: 'anyone',
    over: 'organization',
    does: 'look up other people',
  },
  'record.list': { member: 'nobody', helpdesk: 'anyone', admin: 'anyone', over: 'organization', does: 'list records' },
  'preferences.read': { member: 'self', helpdesk: 'anyone', admin: 'anyone', over: 'records', does: 'see preferences' },
  'fields.read': { member: 'self', helpdesk: 'anyone', admin: 'anyone', over: 'records', does: 'see custom fields' },
  'fields.reveal': {
    member: 'self',
    helpdesk: 'self',
    admin: 'anyone',
    over: 'records',
    does: 'see what sensitive fields hold',
  },
  'devices.read': {
    member: 'self',
    helpdesk: 'anyone',
    admin: 'anyone',
    over: 'records',
    does: 'see assigned devices',
  },
  'preferences.edit': {
    member: 'self',
    helpdesk: 'self',
    admin: 'anyone',
    over: 'records',
    does: 'change preferences',
  },
  'fields.edit': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'records',
    does: 'change custom fields',
  },
  'record.create': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'create records',
  },
  'record.replace': { member: 'nobody', helpdesk: 'nobody', admin: 'anyone', over: 'records', does: 'replace records' },
  'record.delete': { member: 'nobody', helpdesk: 'nobody', admin: 'anyone', over: 'records', does: 'delete records' },
  'record.export': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'export records',
  },
  'record.export-sensitive': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'nobody',
    over: 'organization',
    does: 'export sensitive fields',
  },
  'record.import': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'import records',
  },
  'links.read': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'see which record is whose',
  },
  'links.edit': {
    member: 'nobody',
    helpdesk: 'nobody',
    admin: 'anyone',
    over: 'organization',
    does: 'link people to records',
  },
  'history.read': {
    member: 'self',
    helpdesk: 'self',
    admin: 'anyone',
    over: 'records',
    does: 'see the history of changes',
  },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as Permission[]

/** Rows that an organization can set already, but that nothing asks for yet: nobody is told that they may. */
export const notAskedYet: readonly Permission[] = [
  'record.list',
  'fields.edit',
  'record.create',
  'record.replace',
  'record.delete',
  'record.export',
  'record.export-sensitive',
  'record.import',
  'history.read',
]

/** Cells of the table that an organization sets for itself. Unknown permissions, roles and reaches are refused. */
export const overridesSchema = z
  .partialRecord(
    z.enum(permissionNames),
    z.partialRecord(z.enum(roles), z.enum(reaches, `must be one of ${reaches.join(', ')}`)),
  )
  .superRefine((overrides, context) => {
    for (const [name, cells] of Object.entries(overrides))
      for (const [role, reach] of Object.entries({ ...cells }))
        if (reach === 'self' && permissions[name as Permission].over === 'organization')
          context.addIssue({
            code: 'custom',
            path: [name, role],
            message: 'must be nobody or anyone: it is about all records',
          })
  })
  .meta({ description: 'Cells of the permission table, where they differ: permission → role → reach.' })

export type Overrides = z.infer<typeof overridesSchema>
