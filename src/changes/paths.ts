import { createHash } from 'node:crypto'
import { splitPath } from '../user-extra/paths.ts'

export { valueAt } from '../user-extra/paths.ts'

/** The body of a PATCH that sets these paths and nothing else. */
export const patchOf = (edits: { path: string; value: unknown }[]): Record<string, unknown> => {
  const patch: Record<string, Record<string, unknown> | unknown> = {}
  for (const { path, value } of edits) {
    const { group, key } = splitPath(path)
    if (group) patch[group] = { ...(patch[group] as Record<string, unknown> | undefined), [key]: value }
    else patch[key] = value
  }
  return patch
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
