import type { RawPage } from './answers.ts'
import { isUserExtraError } from './errors.ts'
import type { ClientLogger } from './exchange.ts'
import { type ExtraRecord, recordSchema } from './schema.ts'

/** `unreadable`: the offsets of records that could not be read. */
export type Page = { count: number; records: ExtraRecord[]; unreadable: number[] }

type Range = { from: number; to: number; size: number }

/** The documented maximum; a service clamps more to this. */
export const maxPageSize = 100

/** Past the end of any list, and still a 32-bit number. */
const pastTheEnd = 1_000_000_000

/** A filter by a parent or organization that the service does not know is a 400 where these are foreign keys. */
const isUnknownToFilter = (error: unknown): boolean =>
  isUserExtraError(error, 'invalid') &&
  ['parent', 'parent__organization_id'].some((name) => Object.hasOwn(error.fields, name))

const isUnreadable = (error: unknown): boolean =>
  isUserExtraError(error) && (error.code === 'not_understood' || error.status === 500)

const parse = ({ count, results }: RawPage, offset: number): Page => {
  const page: Page = { count, records: [], unreadable: [] }
  for (const [index, result] of results.entries()) {
    const { success, data } = recordSchema.safeParse(result)
    if (success) page.records.push(data)
    else page.unreadable.push(offset + index)
  }
  return page
}

/**
 * The records at offsets `from` to `to`, page by page. Offsets are counted here; `next` is not looked at. A page that
 * cannot be read is asked for again in smaller ones until the records that spoil it stand alone, and those are skipped.
 * What the service holds for the organization is not filtered here.
 */
export async function* readPages(
  read: (offset: number, limit: number) => Promise<RawPage>,
  { from, to, size }: Range,
  logger?: ClientLogger,
): AsyncGenerator<Page> {
  let offset = from
  let end = to
  let step = size
  let count: number | undefined
  while (offset < end) {
    const limit = Math.min(step, end - offset)
    let page: Page | undefined
    try {
      const raw = await read(offset, limit)
      const results = raw.results.slice(0, limit)
      if (results.length === 0) end = offset
      count = raw.count
      page = parse({ count, results }, offset)
      offset += results.length
      step = Math.min(size, step * 2)
    } catch (error) {
      if (isUnknownToFilter(error)) return
      if (!isUnreadable(error)) throw error
      // Is it this page, or everything? A page past the end holds no record that could spoil it, and tells the count.
      count ??= (await read(pastTheEnd, 1).catch(() => Promise.reject(error))).count
      if (limit > 1) {
        step = limit >> 1
      } else {
        page = { count, records: [], unreadable: [offset] }
        offset += 1
      }
    }
    end = Math.min(end, count)
    for (const at of page?.unreadable ?? []) {
      logger?.warn({ offset: at }, 'skipped a User Extra record that cannot be read')
    }
    if (page) yield page
  }
}
