import type { Json } from './builders.ts'

export type Path = (string | number)[]

/** Reads a JSON pointer by RFC 6901, independently of the code under test. */
export const resolves = (payload: unknown, pointer: string): boolean => {
  if (pointer === '') return true
  if (!pointer.startsWith('/')) return false
  let value = payload
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
    value = Reflect.get(value, key)
  }
  return true
}

/** The paths of all values within a payload, itself included. */
export const pathsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path]
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))]
}

export const at = (payload: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    payload,
  )

/** A copy of a payload with the value at `path` changed; `undefined` takes it away. */
export const withChange = (payload: unknown, path: Path, change: (value: unknown) => unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(payload)
  if (Array.isArray(payload)) {
    const changed = withChange(payload[Number(key)], rest, change)
    return changed === undefined ? payload.toSpliced(Number(key), 1) : payload.with(Number(key), changed)
  }
  const { [key]: old, ...others } = payload as Json
  const changed = withChange(old, rest, change)
  return changed === undefined ? others : { ...others, [key]: changed }
}
