/** Blocks, views and payloads are JSON whose shape the other side decides, so they are read through these guards. */
export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object at `key`, or `{}`: reading a missing part of a block is then simply "nothing there". */
export const objectAt = (value: unknown, key: string): JsonObject => {
  const found = isObject(value) ? value[key] : undefined
  return isObject(found) ? found : {}
}

/** The objects in the array at `key`; whatever else the array holds is left out. */
export const objectsAt = (value: unknown, key: string): JsonObject[] => {
  const found = isObject(value) ? value[key] : undefined
  return Array.isArray(found) ? found.filter(isObject) : []
}

export const stringAt = (value: unknown, key: string): string | undefined => {
  const found = isObject(value) ? value[key] : undefined
  return typeof found === 'string' ? found : undefined
}

/** The text of the text object at `key`. */
export const textAt = (value: unknown, key: string): string | undefined => stringAt(objectAt(value, key), 'text')

export const asObjects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** Equal as JSON, whatever the order of the keys. */
export const sameJson = (left: unknown, right: unknown): boolean => {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]))
  }
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => sameJson(left[key], right[key]))
}
