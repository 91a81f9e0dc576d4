import { z } from 'zod'
import { type Role, roles } from './permissions.ts'

/** `self` is whoever the record is about. */
export const audiences = ['self', ...roles] as const
export type Audience = 'self' | Role

const audience = z.array(z.enum(audiences)).min(1, 'needs at least one of self, member, helpdesk, admin')

/** What an organization may say about who sees and who changes a field, beside what the field is. */
export const fieldRuleShape = {
  visible_to: audience.optional().meta({
    description: 'Who sees the field, in place of the rows fields.read, preferences.read and fields.reveal.',
  }),
  editable_by: audience.optional().meta({
    description: 'Who changes the field, in place of the rows fields.edit and preferences.edit.',
  }),
  sensitive: z.boolean().optional().meta({
    description: 'Shown as •••• until “Show” is pressed, which is recorded. Never in search results or logs.',
  }),
}

/** Who sees and changes what a path of the record holds; without a rule, the permission table decides. */
export type FieldRule = {
  path: string
  visible_to?: Audience[] | undefined
  editable_by?: Audience[] | undefined
  sensitive?: boolean | undefined
}

/** Attributes that say which record it is: they cannot be hidden, and are not fields. */
export const identifying = ['id', 'parent', 'organization_id', 'created_at', 'updated_at'] as const

/** Parts of a record that hold fields or devices; a rule on one of these as a whole would do nothing. */
export const holders = ['preferences', 'custom_fields', 'device_info', 'device_count'] as const

/** Whether a path is no field, but what says which record it is, or what holds its fields. */
export const isReserved = (path: string): boolean => ([...identifying, ...holders] as readonly string[]).includes(path)
