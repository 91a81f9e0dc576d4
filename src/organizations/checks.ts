import { z } from 'zod'
import { audiences } from '../access/field-rules.ts'
import { withBuiltIn } from '../fields/built-in.ts'
import { fieldRuleProblem, fieldRuleWarning } from './rules.ts'

const text = z.string().optional().catch(undefined)
const audience = z.array(z.enum(audiences)).min(1).optional().catch(undefined)

const fieldSchema = z.object({
  path: z.string().catch(''),
  visible_to: audience,
  editable_by: audience,
  sensitive: z.boolean().optional().catch(undefined),
})
const memberSchema = z.object({ parent: z.number().optional().catch(undefined), role: text })
const noMember: z.infer<typeof memberSchema> = {}
const matchSchema = z.object({ profile: text, field: text, confirm: z.boolean().optional().catch(undefined) })

/** An organization as far as it can be read, so that one mistake does not hide the others. */
const readableSchema = z.object({
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  name: text,
  token: text,
  token_file: text,
  members: z.record(z.string(), memberSchema.catch(noMember)).catch({}),
  groups: z.record(z.string(), z.unknown()).catch({}),
  match: matchSchema.optional().catch(undefined),
  fields: z.array(fieldSchema.catch({ path: '' })).catch([]),
})
export type Readable = z.infer<typeof readableSchema>

/** Undefined for what is no entry at all. */
export const readableOf = (entry: unknown): Readable | undefined => readableSchema.safeParse(entry).data

/** Tells of what stands at a path within the organization. */
export type Tell = (path: PropertyKey[], message: string) => void

const listed = new Intl.ListFormat('en')

/** Where each comes a second time. */
const repeatedAt = <T>(items: T[]): number[] =>
  items.flatMap((each, index) => (items.indexOf(each) < index ? [index] : []))

/** Of two definitions of one field only the first would count, and nobody would notice. */
const checkFields = ({ fields }: Readable, tell: Tell): void => {
  const paths = fields.map(({ path }, index) => path || index)
  for (const index of repeatedAt(paths))
    tell(['fields', index], 'is defined a second time. Remove one of the definitions.')
}

/** A rule that does nothing would let its author believe that something is hidden. */
const checkRules = ({ fields }: Readable, tell: Tell): void => {
  for (const [index, field] of fields.entries()) {
    const problem = fieldRuleProblem(field)
    if (problem) tell(['fields', index], problem)
  }
}

/** A record is one person's: of two who are listed with it, it would be left to chance who is shown as its holder. */
const checkMembers = ({ members }: Readable, tell: Tell): void => {
  const byParent = Map.groupBy(
    Object.keys(members).filter((id) => members[id]?.parent !== undefined),
    (id) => members[id]?.parent,
  )
  for (const [parent, ids] of byParent)
    if (ids.length > 1)
      tell(
        ['members', ids[1] ?? ''],
        `${listed.format(ids)} are listed with the same parent ${parent}. A record is one person’s: keep one of them, and correct the others.`,
      )
}

export const checkReadable = (readable: Readable, tell: Tell): void => {
  checkMembers(readable, tell)
  checkFields(readable, tell)
  checkRules(readable, tell)
}

/** Organizations with an id that one before them has. */
export const checkIds = (all: (Readable | undefined)[], tellOf: (index: number) => Tell): void => {
  const ids = all.map((each, index) => each?.id ?? index)
  for (const index of repeatedAt(ids))
    tellOf(index)(['id'], 'this id is listed twice. Merge the two entries, or correct one of the ids.')
}

const warnOfPaths = ({ fields, match }: Readable, warn: Tell): void => {
  const paths = fields.map(({ path }) => path)
  const others = [...paths, ...(match?.field ? [match.field] : []), ...withBuiltIn([]).map(({ path }) => path)]
  for (const [index, field] of fields.entries()) {
    const warning = fieldRuleWarning(field)
    if (warning) warn(['fields', index], warning)
    const twin = others.find((path) => path !== field.path && path.toLowerCase() === field.path.toLowerCase())
    if (twin)
      warn(
        ['fields', index],
        `differs from ${twin} in capitals alone, and is another field. Is it written as in the records?`,
      )
  }
}

const warnOfMatch = ({ match }: Readable, warn: Tell): void => {
  if (match?.confirm !== false) return
  warn(
    ['match', 'confirm'],
    `is false: whoever can put another person’s ${match.profile === 'email' ? 'e-mail address' : 'value'} into their own Slack profile gets that person’s record. Leave it so only where people cannot edit it themselves.`,
  )
}

const warnOfAdministrators = ({ members, groups }: Readable, warn: Tell): void => {
  const roles = [...Object.values(members).map(({ role }) => role), ...Object.values(groups)]
  if (roles.includes('admin')) return
  warn(
    ['members'],
    'nobody has the role admin, here or in groups: unless somebody was linked as one in Slack, nobody can approve or link. Give it to at least one person.',
  )
}

/** What is allowed and likely to be a mistake. */
export const warnOf = (readable: Readable, warn: Tell): void => {
  warnOfPaths(readable, warn)
  warnOfMatch(readable, warn)
  warnOfAdministrators(readable, warn)
}
