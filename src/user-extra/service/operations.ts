import type { z } from 'zod'
import * as schema from './schema.ts'

export const basePath = '/api/v1'
export const listPath = '/user_extra/'
export const recordPath = '/user_extra/{id}/'

/** One documented endpoint. Routes, `Allow` and the OpenAPI document are all made from the list of these. */
export type Operation = {
  id: OperationId
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: typeof listPath | typeof recordPath
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  success: { status: 200 | 201 | 204; schema?: z.ZodType }
  /** The documented failures. What every endpoint may answer is in `commonFailures`. */
  failures: readonly number[]
}
export type OperationId = 'list' | 'create' | 'read' | 'replace' | 'update' | 'delete'

/** The documentation lists the first; the others come from what surrounds every endpoint. */
export const commonFailures = [401, 403, 429, 503] as const
const bodyFailures = [400, 409, 413, 415] as const
const record = schema.recordSchema

export const operations: readonly Operation[] = [
  {
    id: 'list',
    method: 'GET',
    path: listPath,
    summary: 'Lists the records that the token may see, ordered by id.',
    query: schema.listQuerySchema,
    success: { status: 200, schema: schema.pageSchema },
    failures: [400],
  },
  {
    id: 'create',
    method: 'POST',
    path: listPath,
    summary: 'Creates the record of a user who has none.',
    query: schema.recordQuerySchema,
    body: schema.createSchema,
    success: { status: 201, schema: record },
    failures: bodyFailures,
  },
  {
    id: 'read',
    method: 'GET',
    path: recordPath,
    summary: 'Reads a record.',
    query: schema.recordQuerySchema,
    success: { status: 200, schema: record },
    failures: [404],
  },
  {
    id: 'replace',
    method: 'PUT',
    path: recordPath,
    summary: 'Replaces a record. Devices stay unless they are given.',
    query: schema.recordQuerySchema,
    body: schema.replaceSchema,
    success: { status: 200, schema: record },
    failures: [404, ...bodyFailures],
  },
  {
    id: 'update',
    method: 'PATCH',
    path: recordPath,
    summary: 'Merges preferences and custom fields key by key, sets other attributes, leaves the rest.',
    query: schema.recordQuerySchema,
    body: schema.updateSchema,
    success: { status: 200, schema: record },
    failures: [404, ...bodyFailures],
  },
  {
    id: 'delete',
    method: 'DELETE',
    path: recordPath,
    summary: 'Deletes a record for good.',
    success: { status: 204 },
    failures: [404],
  },
]

/** The methods of a path, as the header `Allow` lists them. */
export const allowed = (path: Operation['path']): string =>
  [...operations.filter((operation) => operation.path === path).map(({ method }) => method), 'HEAD', 'OPTIONS'].join(
    ', ',
  )
