import type { ExtraRecord } from './schema.ts'

const groups = ['preferences', 'custom_fields'] as const
type Group = (typeof groups)[number]

/** A field's path, parted. Keys may contain dots: only the first one parts. */
export const splitPath = (path: string): { group: Group | undefined; key: string } => {
  const group = groups.find((each) => path.startsWith(`${each}.`))
  return { group, key: group ? path.slice(group.length + 1) : path }
}

/** The value at a field's path; `undefined` where the record has none. */
export const valueAt = (record: ExtraRecord, path: string): unknown => {
  const { group, key } = splitPath(path)
  const holder: Record<string, unknown> = group ? record[group] : record
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}
