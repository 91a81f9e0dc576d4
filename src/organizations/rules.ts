import { type FieldRule, holders, identifying, isReserved } from '../access/field-rules.ts'

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
