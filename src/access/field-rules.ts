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

/** The rules that a field has, by the names they are written with. */
const rulesOf = ({ visible_to, editable_by, sensitive }: FieldRule): string[] =>
  Object.entries({ visible_to, editable_by, sensitive }).flatMap(([name, rule]) => (rule === undefined ? [] : [name]))

const includes = (paths: readonly string[], path: string): boolean => paths.includes(path)

const reservedProblem = (path: string, rules: string): string | undefined => {
  if (includes(identifying, path))
    return `says which record it is, and cannot be hidden or masked. Remove ${rules} there.`
  if (!includes(holders, path)) return undefined
  return path.startsWith('device')
    ? `holds devices: who sees them is said by the permission devices.read. Remove ${rules} there.`
    : `holds fields, and is none itself. Remove ${rules} there, and give rules to its fields, such as ${path}.<key>.`
}

/** What is wrong with a rule, or undefined. */
export const fieldRuleProblem = (field: FieldRule): string | undefined => {
  const { path, visible_to, editable_by } = field
  const rules = rulesOf(field)
  const reserved = rules.length > 0 ? reservedProblem(path, rules.join(', ')) : undefined
  if (reserved) return reserved
  const isForAll = !visible_to || visible_to.includes('member')
  const unseen = isForAll ? [] : (editable_by ?? []).filter((who) => !visible_to.includes(who))
  if (unseen.length === 0) return undefined
  const names = unseen.join(', ')
  return `may be changed by ${names}, who may not see it. Add ${names} to visible_to, or take ${unseen.length === 1 ? 'it' : 'them'} out of editable_by.`
}

/** Names that people take for those of fields. */
const devices = ['devices', 'device', 'assigned_devices']

/** What is allowed, and hides nothing where its author has mistaken the path; or undefined. */
export const fieldRuleWarning = (field: FieldRule): string | undefined => {
  const { path } = field
  const rules = rulesOf(field)
  if (rules.length === 0 || path === '' || path.includes('.') || isReserved(path)) return undefined
  const hides = `Unless records have an attribute of this name, ${rules.join(' and ')} ${rules.length === 1 ? 'does' : 'do'} nothing.`
  return includes(devices, path)
    ? `is a top-level attribute, and not the devices: who sees those is said by the permission devices.read. ${hides}`
    : `is a top-level attribute of the record; did you mean custom_fields.${path} or preferences.${path}? ${hides}`
}
