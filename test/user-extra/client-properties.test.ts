import { inspect } from 'node:util'
import fc from 'fast-check'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { isUserExtraError } from '../../src/user-extra/errors.ts'
import { recordSchema } from '../../src/user-extra/schema.ts'
import { maxDepth, unsendable } from '../../src/user-extra/sendable.ts'
import { answer, clientOf, hangUp, html, organization, serve, token } from './client-harness.ts'

const own = [
  'id',
  'parent',
  'organization_id',
  'preferences',
  'custom_fields',
  'device_info',
  'created_at',
  'updated_at',
]
const id = fc.nat().chain((n) => fc.constantFrom<number | string>(n, String(n)))
const attributes = fc.dictionary(
  fc.string().filter((key) => !own.includes(key) && key !== '__proto__'),
  fc.jsonValue(),
  { maxKeys: 5 },
)
const junk = fc.constantFrom(null, undefined, 7, true, 'text', [], ['text'])
const text = fc.oneof(fc.string(), fc.integer(), junk)
const device = fc.record({ serial_number: text, model: text, status: text, assigned_date: text }, { requiredKeys: [] })
const deviceInfo = fc.record(
  { assigned_devices: fc.oneof(fc.array(fc.oneof(device, junk)), junk), device_count: fc.oneof(fc.nat(), junk) },
  { requiredKeys: [] },
)
const sent = fc
  .tuple(
    attributes,
    fc.record({ id, parent: id, organization_id: id.filter((value) => value !== '') }),
    fc.record(
      {
        preferences: fc.oneof(attributes, junk),
        custom_fields: fc.oneof(attributes, junk),
        device_info: fc.oneof(deviceInfo, junk),
        created_at: text,
        updated_at: text,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([free, identity, rest]) => ({ ...free, ...identity, ...rest }))

describe('a record, whatever a live service makes of it', () => {
  it('is understood, with ids as numbers and unknown attributes as they were', () => {
    fc.assert(
      fc.property(sent, (body) => {
        const record = recordSchema.parse(body)
        expect([record.id, record.parent]).toEqual([Number(body.id), Number(body.parent)])
        expect(record.organization_id).toBe(String(body.organization_id))
        expect(record).toMatchObject(Object.fromEntries(Object.entries(body).filter(([key]) => !own.includes(key))))
        expect([typeof record.preferences, typeof record.custom_fields]).toEqual(['object', 'object'])
        if (record.device_info) expect(Array.isArray(record.device_info.assigned_devices)).toBe(true)
      }),
    )
  })

  it.each(['id', 'parent', 'organization_id'])('is refused without a usable %s', (key) => {
    const unusable = fc.constantFrom(undefined, null, '', 1.5, true, {}, [], Number.NaN)
    fc.assert(
      fc.property(sent, unusable, (body, value) => {
        expect(recordSchema.safeParse({ ...body, [key]: value }).success).toBe(false)
      }),
    )
  })
})

describe('what may be sent', () => {
  it('is all JSON that is well-formed and not too deep', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 }))
    fc.assert(
      fc.property(value, (body) => {
        expect(unsendable(body)).toEqual({})
      }),
    )
  })

  it('is nothing with half a character, at any place', () => {
    const half = fc.constantFrom('\ud800', 'a\udfff', '\udc00\ud800')
    const path = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: maxDepth - 1 })
    fc.assert(
      fc.property(half, path, (bad, keys) => {
        const body = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), bad)
        expect(Object.keys(unsendable(body as object))).toEqual([keys.slice(0, 4).join('.')])
      }),
    )
  })
})

describe('an error, whatever went wrong', () => {
  const secret = 'Top5ecretValue'

  /** Everything a log or a careless reply could get hold of. */
  const exposed = (error: Error): string => {
    const lines: string[] = []
    pino({}, { write: (line) => void lines.push(line) }).error(error)
    const causes = [error, error.cause].map((at) => `${at} ${at instanceof Error ? at.stack : ''}`)
    return [...lines, ...causes, JSON.stringify(error), JSON.stringify(error.cause), inspect(error)].join('\n')
  }

  it('never holds the token or a value of a record', async () => {
    const values = fc.record({
      preferences: fc.dictionary(fc.constantFrom('theme', 'nick'), fc.constantFrom(secret, `${secret}\ud800`)),
      note: fc.constantFrom(secret, [secret], { deep: secret }),
    })
    const call = fc.constantFrom('get', 'list', 'findByParent', 'create', 'replace', 'update', 'delete')
    const status = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 409, 413, 418, 429, 500, 503)
    const manner = fc.constantFrom('echo', 'fields', 'html', 'hang up', 'broken json')
    let misbehave: { status: number; manner: string } = { status: 200, manner: 'echo' }
    const { baseUrl } = await serve(({ body, authorization }, response) => {
      const { status, manner } = misbehave
      const said = `${authorization} sent ${JSON.stringify(body)} ${secret}`
      if (manner === 'hang up') hangUp(response)
      else if (manner === 'html') html(response, status)
      else if (manner === 'fields')
        answer(response, status, { parent: [said], detail: said, [secret]: { [said]: said } })
      else if (manner === 'echo') answer(response, status, { ...Object(body), said })
      else response.writeHead(status, { 'content-type': 'application/json', location: `/${token}/` }).end(`{"${said}`)
    })
    const budgets = { interactive: 40, background: 40 }
    const clients = [clientOf(baseUrl, { budgets }), clientOf(baseUrl, { budgets, fetch })]

    await fc.assert(
      fc.asyncProperty(call, status, manner, values, fc.nat(1), async (method, status, manner, values, which) => {
        misbehave = { status, manner }
        const client = clients[which] ?? clientOf(baseUrl)
        const data = { parent: 42, organization_id: organization, ...values }
        const calls = {
          get: () => client.get(organization, 158),
          list: () => client.list(organization, {}),
          findByParent: () => client.findByParent(organization, 42),
          create: () => client.create(organization, data),
          replace: () => client.replace(organization, 158, data),
          update: () => client.update(organization, 158, values),
          delete: () => client.delete(organization, 158),
        }
        const error: unknown = await calls[method]().then(
          () => undefined,
          (reason) => reason,
        )
        if (error === undefined) return
        if (!isUserExtraError(error)) throw error
        const all = exposed(error)
        expect(all).not.toContain(token)
        expect(all).not.toContain(secret)
        expect(JSON.stringify([error.fields, error.detail])).not.toContain(token)
      }),
      { numRuns: 150 },
    )
  })
})
