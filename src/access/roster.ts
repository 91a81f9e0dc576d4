import type { Logger } from 'pino'
import { splitPath, valueAt } from '../user-extra/paths.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import { matchKey } from './match-key.ts'
import type { Organization } from './organization.ts'

/** A short text of a record, by which a person may recognize it. Who may see it is for the one who shows it to ask. */
export type Hint = { path: string; text: string }

/** What is kept of a record. */
export type Entry = { id: number; parent: number; hints: Hint[] }

/** The parent number of the one record that holds a value, or how many do instead. */
export type Found = number | 'none' | 'several'

export type Roster = {
  /**
   * The record whose match field holds this value.
   * @param options.anew what is older than a minute is not good enough
   * @throws what `records` throws, where no older reading can be used
   */
  find(organization: Organization, value: string, options?: { anew?: boolean }): Promise<Found>
  /** All records of the organization, by parent number. @throws as `find` */
  entries(organization: Organization): Promise<readonly Entry[]>
  forget(organizationId: string): void
}

type Index = { readAt: number; entries: Entry[]; byKey: Map<string, Found> }
type Kept = { index: Index | undefined; flight: Promise<Index> | undefined; triedAt: number }

/** Milliseconds. */
const minute = 60_000
const fresh = 10 * minute
const usable = 60 * minute

const mostHints = 3
const longestHint = 60

/** The match field tells a record best, then what the organization has defined, then whatever else there is. */
const hintsOf = (record: ExtraRecord, { match, fields }: Organization): Hint[] => {
  const others = Object.keys(record.custom_fields).map((key) => `custom_fields.${key}`)
  const paths = new Set([...(match ? [match.field] : []), ...fields.map(({ path }) => path), ...others])
  const isForOthers = (path: string): boolean => {
    const rule = fields.find((each) => each.path === path)
    return !rule?.sensitive && !rule?.visible_to?.every((who) => who === 'self')
  }
  return [...paths]
    .filter((path) => path === match?.field || splitPath(path).group === 'custom_fields')
    .filter(isForOthers)
    .flatMap((path) => {
      const value = valueAt(record, path)
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
      return text && text.length <= longestHint ? [{ path, text }] : []
    })
    .slice(0, mostHints)
}

const indexOf = (records: Iterable<ExtraRecord>, organization: Organization, readAt: number): Index => {
  const entries: Entry[] = []
  const byKey: Index['byKey'] = new Map()
  for (const record of records) {
    entries.push({ id: record.id, parent: record.parent, hints: hintsOf(record, organization) })
    const key = organization.match && matchKey(valueAt(record, organization.match.field))
    if (key !== undefined) byKey.set(key, byKey.has(key) ? 'several' : record.parent)
  }
  return { readAt, entries: entries.sort((a, b) => a.parent - b.parent), byKey }
}

/**
 * A little of all records of each organization, in memory. A reading is fresh for ten minutes, and serves up to an hour
 * while it is replaced; one that lacks what is looked for is replaced after a minute.
 * @param deps.now milliseconds of a clock that never goes back
 */
export const createRoster = (deps: {
  records: (organizationId: string, options: { pageSize: number; budget: 'background' }) => AsyncIterable<ExtraRecord>
  log: Pick<Logger, 'warn'>
  now?: () => number
}): Roster => {
  const { records, log, now = () => performance.now() } = deps
  const all = new Map<string, Kept>()

  const keptOf = ({ id }: Organization): Kept => {
    const kept = all.get(id) ?? { index: undefined, flight: undefined, triedAt: Number.NEGATIVE_INFINITY }
    all.set(id, kept)
    return kept
  }

  const readAll = async (organization: Organization): Promise<Index> => {
    const readAt = now()
    // By id: a page that shifts while it is read shows a record twice, and that is still one record.
    const found = new Map<number, ExtraRecord>()
    for await (const record of records(organization.id, { pageSize: 100, budget: 'background' }))
      if (record.organization_id === organization.id) found.set(record.id, record)
    return indexOf(found.values(), organization, readAt)
  }

  /** One at a time. What has been forgotten meanwhile lands where nobody looks. */
  const read = (organization: Organization): Promise<Index> => {
    const kept = keptOf(organization)
    if (kept.flight) return kept.flight
    kept.triedAt = now()
    kept.flight = readAll(organization)
      .then((index) => {
        kept.index = index
        return index
      })
      .finally(() => {
        kept.flight = undefined
      })
    return kept.flight
  }

  /** Whether to read once more: not again within a minute after a reading that failed. */
  const isDue = ({ flight, triedAt }: Kept): boolean => flight !== undefined || now() - triedAt >= minute

  const readOr = async (organization: Organization, older: Index): Promise<Index> => {
    if (!isDue(keptOf(organization))) return older
    return read(organization).catch((err: unknown) => {
      log.warn({ err, organizationId: organization.id }, 'records could not be read anew, an older reading is used')
      return older
    })
  }

  const current = async (organization: Organization): Promise<Index> => {
    const { index } = keptOf(organization)
    if (!index || now() - index.readAt >= usable) return read(organization)
    if (now() - index.readAt >= fresh) void readOr(organization, index)
    return index
  }

  return {
    async find(organization, value, { anew = false } = {}) {
      const key = matchKey(value)
      if (key === undefined) return 'none'
      const index = await current(organization)
      const isYoung = now() - index.readAt < minute
      const found = index.byKey.get(key)
      if (isYoung || (found !== undefined && !anew)) return found ?? 'none'
      const newer = await (anew ? read(organization) : readOr(organization, index))
      return newer.byKey.get(key) ?? 'none'
    },
    entries: async (organization) => (await current(organization)).entries,
    forget: (organizationId) => void all.delete(organizationId),
  }
}
