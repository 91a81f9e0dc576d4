import { failureOf, isSuccess, pageOf, type RawPage, recordOf } from './answers.ts'
import { isUserExtraError, type Method, UserExtraError } from './errors.ts'
import { type Answer, type Ask, type ClientLogger, createExchange, type Limits } from './exchange.ts'
import { createPooledFetch } from './fetch.ts'
import { createFlights } from './flights.ts'
import { maxPageSize, readPages } from './pages.ts'
import type { ExtraRecord, NewRecord, RecordPatch } from './schema.ts'
import { unsendable } from './sendable.ts'

export type Budget = 'interactive' | 'background'

/** `budget` limits the whole call with its repetitions. Aborting `signal` rejects with the signal's own reason. */
export type CallOptions = { budget?: Budget; signal?: AbortSignal }

/**
 * The six endpoints. `organizationId` picks the token, and filters lists; that a single record belongs to the
 * organization is for the caller to check. All methods reject with a `UserExtraError`.
 */
export type UserExtraClient = {
  /** `count` is the service's own; `results` holds only records of the organization; `limit` 1 to 100, default 20. */
  list(
    organizationId: string,
    options: { limit?: number; offset?: number; deviceInfo?: boolean } & CallOptions,
  ): Promise<{ count: number; results: ExtraRecord[]; unreadable: number }>
  /**
   * The record of a parent, checked here too: a service that ignores the filter is searched page by page. When there is
   * none but some records could not be read, it rejects with `not_understood`, since one of them may be it.
   */
  findByParent(
    organizationId: string,
    parent: number,
    options?: { deviceInfo?: boolean } & CallOptions,
  ): Promise<ExtraRecord | undefined>
  get(organizationId: string, id: number, options?: { deviceInfo?: boolean } & CallOptions): Promise<ExtraRecord>
  create(organizationId: string, data: NewRecord, options?: CallOptions): Promise<ExtraRecord>
  replace(organizationId: string, id: number, data: NewRecord, options?: CallOptions): Promise<ExtraRecord>
  /** An empty patch is not sent, as it would move `updated_at`: the record is read instead. */
  update(organizationId: string, id: number, patch: RecordPatch, options?: CallOptions): Promise<ExtraRecord>
  delete(organizationId: string, id: number, options?: CallOptions): Promise<void>
  /**
   * All records of the organization, by id. The budget holds for each page. Records that cannot be read are skipped,
   * logged and told to `onUnreadable` by their offset.
   */
  records(
    organizationId: string,
    options?: { deviceInfo?: boolean; pageSize?: number; onUnreadable?: (offset: number) => void } & CallOptions,
  ): AsyncIterable<ExtraRecord>
}

type Call = { organizationId: string; token: string; budget: Budget; limits: Limits }

const collection = 'user_extra/'
const item = (id: number): Ask['path'] => `user_extra/${id}/`
const deviceQuery = (deviceInfo: boolean | undefined): string => (deviceInfo ? 'device_info=true' : '')
const pageSizeOf = (limit: number): number => Math.min(maxPageSize, Math.max(1, Math.trunc(limit)))
const isEmpty = (patch: RecordPatch): boolean => Object.values(patch).every((value) => value === undefined)

/** @param deps.baseUrl with or without a slash at its end. `budgets` in milliseconds. */
export const createUserExtraClient = (deps: {
  baseUrl: string
  tokenFor: (organizationId: string) => string
  fetch?: typeof fetch
  logger?: ClientLogger
  budgets?: { interactive: number; background: number }
}): UserExtraClient => {
  const { baseUrl, tokenFor, logger, budgets = { interactive: 2500, background: 30_000 } } = deps
  const exchange = createExchange({ baseUrl, fetch: deps.fetch ?? createPooledFetch(), logger })
  const flights = createFlights<Answer>()

  const begin = (organizationId: string, { budget = 'interactive', signal }: CallOptions): Call => {
    signal?.throwIfAborted()
    const deadline = performance.now() + budgets[budget]
    return { organizationId, token: tokenFor(organizationId), budget, limits: { deadline, signal } }
  }

  const askFor = ({ token }: Call, method: Method, path: Ask['path'], rest: { query?: string; body?: object } = {}) => {
    // What a header cannot hold would be quoted in the error of whoever builds the header.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new UserExtraError('unauthorized', { method, path, reason: 'bad token' })
    const fields = rest.body ? unsendable(rest.body) : {}
    if (Object.keys(fields).length > 0) {
      throw new UserExtraError('invalid', { method, path, reason: 'not sent' }, { fields })
    }
    return { method, path, token, ...rest }
  }

  const read = async (ask: Ask, call: Call): Promise<Answer> => {
    const { deadline, signal } = call.limits
    signal?.throwIfAborted()
    const key = `${call.budget} ${ask.token} ${ask.path}?${ask.query}`
    const start = (flown: AbortSignal) => exchange(ask, { deadline, signal: flown })
    const { boarded, landed } = flights.join(key, deadline, start, signal)
    return landed.catch((error) => {
      // Whoever boarded late has time left when the flight has none.
      if (boarded && isUserExtraError(error, 'timed_out') && performance.now() < deadline) return read(ask, call)
      throw error
    })
  }

  const write = (ask: Ask, call: Call): Promise<Answer> => exchange(ask, call.limits).finally(flights.close)

  const readRecord = async (call: Call, id: number, deviceInfo?: boolean): Promise<ExtraRecord> => {
    const ask = askFor(call, 'GET', item(id), { query: deviceQuery(deviceInfo) })
    return recordOf(await read(ask, call), ask, id)
  }

  const readPage = async (call: Call, offset: number, limit: number, rest: string[]): Promise<RawPage> => {
    const filter = `parent__organization_id=${encodeURIComponent(call.organizationId)}`
    const query = [filter, `limit=${limit}`, `offset=${offset}`, ...rest].filter(Boolean).join('&')
    const ask = askFor(call, 'GET', collection, { query })
    return pageOf(await read(ask, call), ask)
  }

  return {
    async list(organizationId, { limit = 20, offset = 0, deviceInfo, ...options }) {
      const call = begin(organizationId, options)
      const size = pageSizeOf(limit)
      const range = { from: offset, to: offset + size, size }
      const found = { count: 0, results: [] as ExtraRecord[], unreadable: 0 }
      const readAt = (at: number, n: number) => readPage(call, at, n, [deviceQuery(deviceInfo)])
      for await (const page of readPages(readAt, range, logger)) {
        found.count = page.count
        found.results.push(...page.records.filter((record) => record.organization_id === organizationId))
        found.unreadable += page.unreadable.length
      }
      return found
    },

    async findByParent(organizationId, parent, { deviceInfo, ...options } = {}) {
      const call = begin(organizationId, options)
      const readAt = (at: number, n: number) => readPage(call, at, n, [`parent=${parent}`, deviceQuery(deviceInfo)])
      let unreadable = 0
      for await (const page of readPages(readAt, { from: 0, to: Infinity, size: maxPageSize }, logger)) {
        const own = page.records.find((record) => record.parent === parent && record.organization_id === organizationId)
        if (own) return own
        if (page.records.length > 0) logger?.debug('User Extra ignores the filter: searching page by page')
        unreadable += page.unreadable.length
      }
      if (unreadable > 0) {
        const trace = { method: 'GET', path: collection, reason: `${unreadable} unreadable` } as const
        throw new UserExtraError('not_understood', trace)
      }
      return undefined
    },

    async get(organizationId, id, { deviceInfo, ...options } = {}) {
      return readRecord(begin(organizationId, options), id, deviceInfo)
    },

    async create(organizationId, data, options = {}) {
      const call = begin(organizationId, options)
      const ask = askFor(call, 'POST', collection, { body: data })
      return recordOf(await write(ask, call), ask)
    },

    async replace(organizationId, id, data, options = {}) {
      const call = begin(organizationId, options)
      const ask = askFor(call, 'PUT', item(id), { body: data })
      return recordOf(await write(ask, call), ask, id)
    },

    async update(organizationId, id, patch, options = {}) {
      const call = begin(organizationId, options)
      if (isEmpty(patch)) return readRecord(call, id)
      const ask = askFor(call, 'PATCH', item(id), { body: patch })
      return recordOf(await write(ask, call), ask, id)
    },

    async delete(organizationId, id, options = {}) {
      const call = begin(organizationId, options)
      const ask = askFor(call, 'DELETE', item(id))
      const answer = await write(ask, call)
      // An attempt of ours that lost its answer may be what deleted it.
      const deletedBefore = answer.status === 404 && answer.uncertain
      if (!isSuccess(answer) && !deletedBefore) throw failureOf(answer, ask)
    },

    async *records(organizationId, { deviceInfo, pageSize = maxPageSize, onUnreadable, ...options } = {}) {
      const range = { from: 0, to: Infinity, size: pageSizeOf(pageSize) }
      const readAt = (at: number, n: number) =>
        readPage(begin(organizationId, options), at, n, [deviceQuery(deviceInfo)])
      for await (const page of readPages(readAt, range, logger)) {
        for (const offset of page.unreadable) onUnreadable?.(offset)
        yield* page.records.filter((record) => record.organization_id === organizationId)
      }
    },
  }
}
