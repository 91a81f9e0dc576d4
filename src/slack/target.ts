import { z } from 'zod'
import type { Target } from '../access/records.ts'
import { AppError } from '../errors.ts'

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** A target as it goes through Slack in a button's value or a view's metadata. */
export const targetSchema: z.ZodType<Target> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('self') }),
  z.strictObject({ kind: z.literal('person'), userId: z.string().regex(/^[UW][A-Z0-9]+$/) }),
  z.strictObject({ kind: z.literal('parent'), parent: id }),
  z.strictObject({ kind: z.literal('record'), id }),
])

const patterns: { form: RegExp; target: (match: string) => Target }[] = [
  { form: /^(?:me)?$/i, target: () => ({ kind: 'self' }) },
  { form: /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/, target: (userId) => ({ kind: 'person', userId }) },
  { form: /^(\d{1,15})$/, target: (digits) => ({ kind: 'parent', parent: Number(digits) }) },
  { form: /^#(\d{1,15})$/, target: (digits) => ({ kind: 'record', id: Number(digits) }) },
]

/** Reads `me`, nothing, `@person` (as Slack escapes it), `42` (a parent id) or `#158` (a record id). */
export const readTarget = (text: string): Target | undefined => {
  for (const { form, target } of patterns) {
    const match = form.exec(text.trim())
    if (match) return targetSchema.safeParse(target(match[1] ?? '')).data
  }
  return undefined
}

/** As `readTarget`, for an argument that must be a target. */
export const targetOf = (argument: string): Target => {
  const target = readTarget(argument)
  if (target) return target
  throw new AppError(
    'argument',
    argument.startsWith('@')
      ? 'I could not tell whom you mean. Nothing was looked up. Pick the person from the list that Slack shows after “@”.'
      : 'I could not read whose record you mean. Nothing was looked up. Use @person, a user number such as 42, or a record number such as #158.',
  )
}
