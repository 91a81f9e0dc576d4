import { describe, expect, it } from 'vitest'
import { startService } from './support.ts'

const ours = { parent: 1, organization_id: '12345' }
const theirs = { parent: 2, organization_id: '67890' }
const full = { preferences: {}, custom_fields: {} }

const startWithBoth = async () => {
  const service = await startService()
  await service.records.insertMany([ours, theirs])
  return service
}

const everything = [
  ['GET', '/user_extra/', undefined],
  ['POST', '/user_extra/', { parent: 3, organization_id: '12345' }],
  ['GET', '/user_extra/1/', undefined],
  ['PUT', '/user_extra/1/', { ...ours, ...full }],
  ['PATCH', '/user_extra/1/', {}],
  ['DELETE', '/user_extra/1/', undefined],
] as const

describe('a request without a good token', () => {
  it.each(everything)('%s %s is 401 and says how to come in', async (method, path, body) => {
    const { ask } = await startWithBoth()
    const none = await ask(method, path, { token: undefined, body })
    expect([none.status, none.body]).toEqual([401, { detail: 'A bearer token is required.' }])
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="user-extra"')

    const wrong = await ask(method, path, { token: 'sees-al', body })
    expect([wrong.status, wrong.body]).toEqual([401, { detail: 'The bearer token is not known.' }])
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('is 401 whatever else is wrong with it', async () => {
    const { ask } = await startWithBoth()
    const statusOf = async (...request: Parameters<typeof ask>) => (await ask(...request)).status
    expect(await statusOf('POST', '/user_extra/', { token: undefined, body: '{' })).toBe(401)
    expect(await statusOf('GET', '/user_extra/999/', { token: undefined })).toBe(401)
    expect(await statusOf('DELETE', '/user_extra/', { token: undefined })).toBe(401)
    expect(await statusOf('OPTIONS', '/user_extra/', { token: undefined })).toBe(401)
  })

  it.each(['Basic c2Vlcy1hbGw6', 'Bearer', 'Bearer ', 'sees-all', 'Bearer sees-all sees-all', 'Token sees-all'])(
    'is one with "%s"',
    async (authorization) => {
      const { ask } = await startService()
      expect((await ask('GET', '/user_extra/', { token: undefined, headers: { authorization } })).status).toBe(401)
    },
  )

  it('may spell "bearer" as it likes', async () => {
    const { ask } = await startService()
    const headers = { authorization: 'bearer sees-all' }
    expect((await ask('GET', '/user_extra/', { token: undefined, headers })).status).toBe(200)
  })
})

describe('a token that may only read', () => {
  it.each(everything)('%s %s', async (method, path, body) => {
    const { ask } = await startWithBoth()
    const answer = await ask(method, path, { token: 'reads-12345', body })
    expect(answer.status).toBe(method === 'GET' ? 200 : 403)
    if (method !== 'GET') expect(answer.body).toEqual({ detail: 'This token may read and not write.' })
  })
})

describe('a token of one organization', () => {
  const token = 'sees-12345'
  const refusal = [403, { detail: 'This token has no access to this organization.' }]

  it.each([
    ['GET', '/user_extra/2/', undefined],
    ['PUT', '/user_extra/2/', { ...ours, ...full }],
    ['PATCH', '/user_extra/2/', { organization_id: '12345' }],
    ['PATCH', '/user_extra/2/', '{broken'],
    ['DELETE', '/user_extra/2/', undefined],
    ['POST', '/user_extra/', { parent: 3, organization_id: '67890' }],
    ['POST', '/user_extra/', { parent: 2, organization_id: '67890' }],
    ['GET', '/user_extra/?parent__organization_id=67890', undefined],
    ['GET', '/user_extra/?parent__organization_id=nobody', undefined],
    ['PATCH', '/user_extra/1/', { organization_id: '67890' }],
    ['PUT', '/user_extra/1/', { ...ours, ...full, organization_id: '67890' }],
  ] as const)('%s %s with %j is refused, and changes nothing', async (method, path, body) => {
    const { ask } = await startWithBoth()
    const before = (await ask('GET', '/user_extra/')).body
    const { status, body: answer } = await ask(method, path, { token, body })
    expect([status, answer]).toEqual(refusal)
    expect((await ask('GET', '/user_extra/')).body).toEqual(before)
  })

  it('is told 404 of what nobody has', async () => {
    const { ask } = await startWithBoth()
    for (const [method, body] of [['GET'], ['PUT', { ...ours, ...full }], ['PATCH', {}], ['DELETE']] as const) {
      const { status, body: answer } = await ask(method, '/user_extra/999/', { token, body })
      expect([status, answer]).toEqual([404, { detail: 'No user extra record has this id.' }])
    }
  })
})

describe('a token of two organizations', () => {
  it('may move a record from one to the other', async () => {
    const { ask } = await startWithBoth()
    const moved = await ask('PATCH', '/user_extra/1/', { token: 'sees-two', body: { organization_id: '67890' } })
    expect(moved.body.organization_id).toBe('67890')
    expect((await ask('GET', '/user_extra/1/', { token: 'sees-12345' })).status).toBe(403)
  })
})
