import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { readBody } from './body.ts'
import { patched, replaced } from './merge.ts'
import { basePath, listPath, type OperationId } from './operations.ts'
import { neighbours } from './paging.ts'
import { invalid, problem } from './problems.ts'
import type { Records } from './records.ts'
import {
  type Content,
  createSchema,
  type ListQuery,
  listQuerySchema,
  recordQuerySchema,
  replaceSchema,
  updateSchema,
} from './schema.ts'
import type { StoredRecord } from './table.ts'
import { type Grant, permits } from './tokens.ts'

export type ServiceEnv = { Variables: { grant: Grant } }
type ServiceContext = Context<ServiceEnv>
type Handler = (context: ServiceContext) => Promise<Response>
type Deps = {
  records: Records
  /** `https://host/api/v1`, for links; otherwise they are made from the request's `Host`. */
  publicUrl?: string | undefined
}

/** An empty parameter is no parameter, and of several the last counts: both as in Django. */
const queryOf = <T>(context: ServiceContext, schema: z.ZodType<T>): T => {
  const given = [...new URL(context.req.url).searchParams].filter(([, value]) => value !== '')
  const { data, error } = schema.safeParse(Object.fromEntries(given))
  if (error) throw invalid(error)
  return data
}

const idOf = (context: ServiceContext): number => Number(context.req.param('id'))

const wantsDevices = (context: ServiceContext): boolean => queryOf(context, recordQuerySchema).device_info

const noSuchRecord = () => problem(404, 'No user extra record has this id.')

/** The same words for a record and for an organization, whether it exists or not. */
const mustPermit = (grant: Grant, organization: string): void => {
  if (!permits(grant, organization)) throw new AppError('forbidden', 'This token has no access to this organization.')
}

/** A record as the API shows it; `deviceInfo` is undefined where nobody asked for the devices. */
const present = ({ attributes, devices, created_at, updated_at, ...record }: StoredRecord, deviceInfo?: object) => ({
  ...record,
  ...attributes,
  ...(deviceInfo && { device_info: deviceInfo }),
  created_at,
  updated_at,
})

const presentOne = (record: StoredRecord, devices: boolean) =>
  present(record, devices ? { assigned_devices: record.devices, device_count: record.devices?.length } : undefined)

/** In the documentation's list, unlike in a single record, the devices are not counted. */
const presentListed = (record: StoredRecord) => present(record, record.devices && { assigned_devices: record.devices })

const organizationsOf = (grant: Grant, { parent__organization_id: wanted }: ListQuery) => {
  if (wanted === undefined) return grant.organizations
  mustPermit(grant, wanted)
  return [wanted]
}

export const createHandlers = ({ records, publicUrl }: Deps): Record<OperationId, Handler> => {
  const urlOf = (context: ServiceContext): URL => {
    const url = new URL(context.req.url)
    return publicUrl ? new URL(`${publicUrl}${listPath}${url.search}`) : url
  }

  /** 404 and 403 come before what may be wrong with a body; a transaction asks again before it writes. */
  const mustReach = async (context: ServiceContext): Promise<void> => {
    const organization = await records.organizationOf(idOf(context))
    if (organization === undefined) throw noSuchRecord()
    mustPermit(context.var.grant, organization)
  }

  /** PUT and PATCH: the organization the record comes from and the one it goes to must both be the token's. */
  const change =
    <T>(schema: z.ZodType<T>, merge: (current: StoredRecord, sent: T) => Content): Handler =>
    async (context) => {
      await mustReach(context)
      const devices = wantsDevices(context)
      const sent = await readBody(context.req.raw, schema)
      const decide = (current: StoredRecord) => {
        mustPermit(context.var.grant, current.organization_id)
        const next = merge(current, sent)
        mustPermit(context.var.grant, next.organization_id)
        return next
      }
      const record = await records.change(idOf(context), decide, devices)
      if (!record) throw noSuchRecord()
      return context.json(presentOne(record, devices))
    }

  return {
    async list(context) {
      const query = queryOf(context, listQuerySchema)
      const { parent, limit, offset, device_info: devices } = query
      const organizations = organizationsOf(context.var.grant, query)
      const { count, records: page } = await records.list({ organizations, parent, limit, offset, devices })
      return context.json({
        count,
        ...neighbours(urlOf(context), { limit, offset, count }),
        results: page.map(presentListed),
      })
    },

    async create(context) {
      const devices = wantsDevices(context)
      const content = await readBody(context.req.raw, createSchema)
      mustPermit(context.var.grant, content.organization_id)
      const record = await records.create(content)
      return context.json(presentOne(record, devices), 201, { Location: `${basePath}${listPath}${record.id}/` })
    },

    async read(context) {
      const devices = wantsDevices(context)
      const record = await records.read(idOf(context), devices)
      if (!record) throw noSuchRecord()
      mustPermit(context.var.grant, record.organization_id)
      return context.json(presentOne(record, devices))
    },

    replace: change(replaceSchema, replaced),
    update: change(updateSchema, patched),

    async delete(context) {
      const check = (organization: string) => mustPermit(context.var.grant, organization)
      if (!(await records.remove(idOf(context), check))) throw noSuchRecord()
      return context.body(null, 204)
    },
  }
}
