/** A place in JSON (as JSON pointer) and what is to be said beside it. */
export type Mark = { pointer: string; message: string }

/** A line of the tree. */
export type Row = {
  /** JSON pointer; the whole is `''`. */
  pointer: string
  level: number
  /** Key or index; the whole has none. */
  name: string | undefined
  value: unknown
  /** Whether it holds anything that can be shown below it. */
  expandable: boolean
  open: boolean
}

/** About a screen or two of lines: whoever wants more opens more. */
const linesAtFirst = 120

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const step = (pointer: string, name: string) => `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

const nameOf = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')

/** Pointers of the place and all that it lies in, outermost first, as far as they exist. */
const wayTo = (value: unknown, pointer: string): string[] => {
  const way = ['']
  let [here, at] = [value, '']
  for (const part of pointer.split('/').slice(1)) {
    const found = entriesOf(here).find(([name]) => name === nameOf(part))
    if (!found) break
    here = found[1]
    at = step(at, found[0])
    way.push(at)
  }
  return way
}

/** The place itself or, where it does not exist (something is missing), the nearest around it. */
export const nearest = (value: unknown, pointer: string): string => wayTo(value, pointer).at(-1) ?? ''

/** Open from the outside in while the lines are few, and wherever a mark is to be seen. */
export const openAtFirst = (value: unknown, marks: readonly Mark[]): Set<string> => {
  const open = new Set(marks.flatMap(({ pointer }) => wayTo(value, pointer).slice(0, -1)))
  const waiting: [string, unknown][] = [['', value]]
  let lines = 1
  for (const [pointer, container] of waiting) {
    const inside = entriesOf(container)
    if (pointer !== '' && lines + inside.length > linesAtFirst) continue
    lines += inside.length
    open.add(pointer)
    for (const [name, child] of inside) {
      if (entriesOf(child).length > 0) waiting.push([step(pointer, name), child])
    }
  }
  return open
}

/** Pointers of everything that can be opened. */
export const everything = (value: unknown, pointer = ''): string[] => {
  const inside = entriesOf(value)
  return inside.length === 0
    ? []
    : [pointer, ...inside.flatMap(([name, child]) => everything(child, step(pointer, name)))]
}

/** The lines that are to be seen. */
export const rowsOf = (value: unknown, open: ReadonlySet<string>): Row[] => {
  const rows: Row[] = []
  const add = (pointer: string, name: string | undefined, child: unknown, level: number) => {
    const inside = entriesOf(child)
    const row = { pointer, level, name, value: child, expandable: inside.length > 0, open: open.has(pointer) }
    rows.push(row)
    if (!row.open) return
    for (const [key, each] of inside) add(step(pointer, key), key, each, level + 1)
  }
  add('', undefined, value, 1)
  return rows
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/** A value in one line; of what holds others, what and how many. */
export const summaryOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${counted(value.length, 'item')} ]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const keys = Object.keys(value)
  if (keys.length === 0) return '{ }'
  const type = 'type' in value && typeof value.type === 'string' ? `${value.type}, ` : ''
  return `{ ${type}${counted(keys.length, 'key')} }`
}
