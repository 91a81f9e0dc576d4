import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { startService } from './support.ts'

/** The endpoints and statuses of the published documentation. */
const documented = {
  'get /user_extra/': [200, 401, 403],
  'post /user_extra/': [201, 400, 401, 409],
  'get /user_extra/{id}/': [200, 401, 403, 404],
  'put /user_extra/{id}/': [200, 400, 401, 403, 404],
  'patch /user_extra/{id}/': [200, 400, 401, 403, 404],
  'delete /user_extra/{id}/': [204, 401, 403, 404],
}
/** Its parameters, with their types. */
const parameters = {
  'get /user_extra/': {
    parent: 'string',
    parent__organization_id: 'string',
    limit: 'integer',
    offset: 'integer',
    device_info: 'boolean',
  },
  'get /user_extra/{id}/': { id: 'integer', device_info: 'boolean' },
}

const read = async () => {
  const service = await startService()
  const { status, body: document } = await service.ask('GET', '/openapi.json', { token: undefined })
  expect(status).toBe(200)
  const operationOf = (endpoint: string) => {
    const [method = '', path = ''] = endpoint.split(' ')
    return document.paths[path]?.[method]
  }
  const endpoints = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  return { ...service, document, operationOf, endpoints }
}

const createAjv = () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  return ajv
}

describe('openapi.json', () => {
  it('has the documented endpoints, no others, and each documented status', async () => {
    const { endpoints, operationOf, document } = await read()
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(endpoints.sort()).toEqual(Object.keys(documented).sort())
    for (const [endpoint, statuses] of Object.entries(documented)) {
      expect(Object.keys(operationOf(endpoint).responses).map(Number), endpoint).toEqual(
        expect.arrayContaining(statuses),
      )
    }
  })

  it('has the documented parameters', async () => {
    const { operationOf } = await read()
    for (const [endpoint, expected] of Object.entries(parameters)) {
      const found = operationOf(endpoint).parameters.map(
        ({ name, schema }: { name: string; schema: { type: string } }) => [name, schema.type],
      )
      expect(Object.fromEntries(found)).toEqual(expected)
    }
  })

  it('tells of exactly the methods that are routed', async () => {
    const { ask, endpoints, document } = await read()
    for (const path of Object.keys(document.paths)) {
      const { headers } = await ask('OPTIONS', path.replace('{id}', '1'))
      const told = endpoints
        .filter((endpoint) => endpoint.endsWith(` ${path}`))
        .map((endpoint) => endpoint.split(' ')[0])
      const allowed = headers.get('allow')?.toLowerCase().split(', ') ?? []
      expect(allowed.filter((method) => !['head', 'options'].includes(method))).toEqual(told)
      for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
        const { status } = await ask(method.toUpperCase(), path.replace('{id}', '1'), {
          ...(method !== 'get' && { body: {} }),
        })
        expect(status === 405, `${method} ${path}`).toBe(!told.includes(method))
      }
    }
  })

  it('describes what is really sent and answered', async () => {
    const { ask, operationOf, document } = await read()
    const ajv = createAjv()
    const answersWith = (endpoint: string, status: number) =>
      ajv.compile(operationOf(endpoint).responses[status].content['application/json'].schema)
    const requestOf = (endpoint: string) =>
      ajv.compile(operationOf(endpoint).requestBody.content['application/json'].schema)

    const jane = { parent: 42, organization_id: '12345', device_info: { assigned_devices: [{ model: 'x' }] }, badge: 1 }
    expect(requestOf('post /user_extra/')(jane)).toBe(true)
    expect(requestOf('put /user_extra/{id}/')(jane)).toBe(false)
    expect(requestOf('patch /user_extra/{id}/')({})).toBe(true)
    expect(requestOf('patch /user_extra/{id}/')({ preferences: null })).toBe(false)

    const created = await ask('POST', '/user_extra/?device_info=true', { body: jane })
    expect(answersWith('post /user_extra/', 201)(created.body)).toBe(true)
    const page = await ask('GET', '/user_extra/?device_info=true')
    expect(answersWith('get /user_extra/', 200)(page.body)).toBe(true)
    expect(answersWith('post /user_extra/', 409)((await ask('POST', '/user_extra/', { body: jane })).body)).toBe(true)
    expect(answersWith('post /user_extra/', 400)((await ask('POST', '/user_extra/', { body: {} })).body)).toBe(true)
    expect(JSON.stringify(document)).not.toContain('$schema')
  })
})
