import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import { basePath, commonFailures, type Operation, operations } from './operations.ts'
import { detailSchema, invalidSchema } from './schema.ts'

type Io = 'input' | 'output'

const toJson = (schema: z.ZodType, io: Io) => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io })
  return json
}

const content = (schema: z.ZodType, io: Io) => ({ content: { 'application/json': { schema: toJson(schema, io) } } })

const parametersOf = ({ path, query }: Operation) => {
  const json = query && toJson(query, 'input')
  return [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }] : []),
    ...Object.entries(json?.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema })),
  ]
}

/** Headers that belong to a failure and that a client needs. */
const headers: Record<number, string> = { 401: 'WWW-Authenticate', 429: 'Retry-After' }

const failureOf = (status: number) => {
  const header = headers[status]
  return {
    description: STATUS_CODES[status],
    ...(header && { headers: { [header]: { schema: { type: 'string' } } } }),
    ...content(status === 400 ? invalidSchema : detailSchema, 'output'),
  }
}

const responsesOf = ({ success, failures }: Operation) => ({
  [success.status]: {
    description: STATUS_CODES[success.status],
    ...(success.schema && content(success.schema, 'output')),
  },
  ...Object.fromEntries([...failures, ...commonFailures].map((status) => [status, failureOf(status)])),
})

const describeOperation = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  parameters: parametersOf(operation),
  ...(operation.body && { requestBody: { required: true, ...content(operation.body, 'input') } }),
  responses: responsesOf(operation),
})

/** The OpenAPI 3.1 document, from the list of operations and the schemas that parse their requests. */
export const openApi = () => {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'User Extra', version: '1.0.0' },
    servers: [{ url: basePath }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  }
}
