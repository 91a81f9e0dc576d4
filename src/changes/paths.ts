import { createHash } from 'node:crypto'
import { splitPath } from '../user-extra/paths.ts'

export { valueAt } from '../user-extra/paths.ts'

/** The body of a PATCH that sets these paths and nothing else. */
export const patchOf = (edits: { path: string; value: unknown }[]): Record<string, unknown> => {
  const entries = edits.map(({ path, value }) => ({ ...splitPath(path), value }))
  const of = (wanted: string | undefined) =>
    Object.fromEntries(entries.filter(({ group }) => group === wanted).map(({ key, value }) => [key, value]))
  const groups = new Set(entries.flatMap(({ group }) => group ?? []))
  return Object.fromEntries([
    ...Object.entries(of(undefined)),
    ...[...groups].map((group): [string, unknown] => [group, of(group)]),
  ])
}

const canonical = (value: unknown): unknown => {
  if (value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, canonical(item)])
}

/**
 * Stands for a value where the value itself must not go (through Slack, into the ledger): twelve hexadecimal digits, the
 * same for equal values. A missing value, `null` and an empty text are one: an input cannot tell them apart.
 */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')
    .slice(0, 12)

export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
