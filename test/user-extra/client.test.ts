import { describe, expect, it } from 'vitest'
import { userExtraErrorCodes } from '../../src/user-extra/errors.ts'
import { all, answer, clientOf, failure, html, organization, record, serve, token } from './client-harness.ts'

describe('the six endpoints as the client asks for them', () => {
  it('always uses the slash at the end, the token and no more query than needed', async () => {
    const { baseUrl, seen } = await serve(({ method, path }, response) => {
      if (method === 'DELETE') answer(response, 204)
      else if (method === 'GET' && path.endsWith('/user_extra/')) answer(response, 200, { count: 0, results: [] })
      else answer(response, method === 'POST' ? 201 : 200, record())
    })
    const client = clientOf(`${baseUrl}/`)
    const data = { parent: 42, organization_id: organization, preferences: { theme: 'dark' } }

    await client.list(organization, {})
    await client.list(organization, { limit: 500, offset: 40, deviceInfo: true })
    await client.findByParent(organization, 42)
    await client.get(organization, 158)
    await client.get(organization, 158, { deviceInfo: true })
    await client.create(organization, data)
    await client.replace(organization, 158, data)
    await client.update(organization, 158, { preferences: { theme: 'light' } })
    await client.delete(organization, 158)

    expect(seen.map(({ method, path, query }) => `${method} ${path}?${query}`)).toEqual([
      'GET /api/v1/user_extra/?parent__organization_id=12345&limit=20&offset=0',
      'GET /api/v1/user_extra/?parent__organization_id=12345&limit=100&offset=40&device_info=true',
      'GET /api/v1/user_extra/?parent__organization_id=12345&limit=100&offset=0&parent=42',
      'GET /api/v1/user_extra/158/?',
      'GET /api/v1/user_extra/158/?device_info=true',
      'POST /api/v1/user_extra/?',
      'PUT /api/v1/user_extra/158/?',
      'PATCH /api/v1/user_extra/158/?',
      'DELETE /api/v1/user_extra/158/?',
    ])
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${token}`]))
    expect(seen.map(({ body }) => body).slice(5)).toEqual([data, data, { preferences: { theme: 'light' } }, undefined])
  })

  it('sends each organization the token that is theirs', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 200, record()))
    const client = clientOf(baseUrl, { tokenFor: (id) => `token-of-${id}` })
    await Promise.all([client.get('12345', 158), client.get('67890', 158)])
    expect(seen.map(({ authorization }) => authorization).sort()).toEqual([
      'Bearer token-of-12345',
      'Bearer token-of-67890',
    ])
  })

  it('reads the record instead of sending an empty patch, which would move updated_at', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 200, record()))
    await expect(clientOf(baseUrl).update(organization, 158, {})).resolves.toMatchObject({ id: 158 })
    await clientOf(baseUrl).update(organization, 158, { company: undefined })
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET'])
  })

  it('refuses half a character, too deep a value and what JSON cannot say before any request', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 200, record()))
    const client = clientOf(baseUrl)
    let deep: unknown = 'x'
    for (let level = 0; level < 64; level++) deep = { deep }

    const half = await failure(client.update(organization, 158, { preferences: { nick: 'half \ud83d' } }))
    expect(half).toMatchObject({ code: 'invalid', uncertain: false })
    expect(half.fields).toEqual({ 'preferences.nick': ['holds half of a character, which cannot be stored'] })
    expect(half.message).toBe(
      'The User Extra service cannot store what was entered. Nothing was changed. Correct it and try again.',
    )
    for (const patch of [{ '\udc00': 1 }, { deep }, { n: Number.NaN }, { list: [1n] }]) {
      expect((await failure(client.update(organization, 158, patch))).code).toBe('invalid')
    }
    expect(seen).toEqual([])
    await client.update(organization, 158, { whole: '😀', less: (deep as { deep: unknown }).deep })
    expect(seen).toHaveLength(1)
  })

  it('keeps a token that no header can hold to itself', async () => {
    const { baseUrl, seen } = await serve((_, response) => answer(response, 200, record()))
    const error = await failure(clientOf(baseUrl, { tokenFor: () => 'tok\nen' }).get(organization, 158))
    expect(error.code).toBe('unauthorized')
    expect(String(error.cause)).not.toContain('tok\nen')
    expect(seen).toEqual([])
  })
})

describe('one error a meaning', () => {
  const cases = [
    [401, { detail: 'Invalid token.' }, 'unauthorized'],
    [403, { detail: 'No.' }, 'forbidden'],
    [404, { detail: 'Not found.' }, 'not_found'],
    [409, { detail: 'Exists.' }, 'conflict'],
    [400, { preferences: ['Bad.'] }, 'invalid'],
    [413, { detail: 'Too large.' }, 'invalid'],
    [429, { detail: 'Slow down.' }, 'rate_limited'],
    [500, { detail: 'Oops.' }, 'unavailable'],
    [501, undefined, 'unavailable'],
    [405, { detail: 'Method not allowed.' }, 'not_understood'],
    [406, { detail: 'Not acceptable.' }, 'not_understood'],
    [302, undefined, 'not_understood'],
  ] as const

  it.each(cases)('%i means %o → %s', async (status, body, code) => {
    const { baseUrl } = await serve((_, response) => answer(response, status, body, { 'retry-after': '60' }))
    const error = await failure(clientOf(baseUrl).update(organization, 158, { company: 'ACME' }))
    expect(error).toMatchObject({ code, status, name: 'UserExtraError' })
    expect(error.message).toMatch(/^[A-Z][^<>]+\.$/)
    expect(error.message).not.toMatch(/http|token|url|\d{3}|GET|PATCH/i)
  })

  it('knows no other codes than these', () => {
    const covered = new Set<string>([...cases.map(([, , code]) => code), 'timed_out'])
    expect(new Set<string>(userExtraErrorCodes)).toEqual(covered)
  })

  it('tells which field is wrong, also when the service nests its lists', async () => {
    const { baseUrl } = await serve((_, response) =>
      answer(response, 400, {
        preferences: { theme: ['Not a theme.', 'Too long.'] },
        devices: [{}, { status: ['Unknown.'] }],
        company: 'Required.',
        non_field_errors: ['Something else.'],
      }),
    )
    const error = await failure(clientOf(baseUrl).update(organization, 158, { company: '' }))
    expect(error.fields).toEqual({
      'preferences.theme': ['Not a theme.', 'Too long.'],
      'devices.status': ['Unknown.'],
      company: ['Required.'],
    })
    expect(error.detail).toBe('Something else.')
  })

  it.each([400, 401, 404, 500, 502])('survives a %i that is HTML', async (status) => {
    const { baseUrl } = await serve((_, response) => html(response, status))
    const error = await failure(
      clientOf(baseUrl, { budgets: { interactive: 50, background: 50 } }).get(organization, 1),
    )
    expect(error.message).not.toContain('<')
    expect(error.fields).toEqual({})
  })

  it('takes 409 and a 400 about the parent as "exists", and does not say whose record it is', async () => {
    const { baseUrl } = await serve((_, response, n) => {
      if (n === 1) answer(response, 409, { detail: 'User extra record already exists for this user' })
      else answer(response, 400, { parent: ['user extra with this parent already exists.'] })
    })
    const data = { parent: 42, organization_id: organization }
    const first = await failure(clientOf(baseUrl).create(organization, data))
    const second = await failure(clientOf(baseUrl).create(organization, data))
    expect([first.code, second.code]).toEqual(['conflict', 'conflict'])
    expect(first.message).toBe(
      'A User Extra record for this person could not be created. No record was created. ' +
        'Look the person up; if there is no record, ask the person who runs this bot.',
    )
  })

  it('does not take a list, a page of HTML or another record for the record', async () => {
    const bodies = [{ count: 1, results: [record()] }, 'x', record({ id: 159 }), record({ id: undefined }), null, []]
    for (const body of bodies) {
      const { baseUrl } = await serve((_, response) => answer(response, 200, body))
      const error = await failure(clientOf(baseUrl).update(organization, 158, { company: 'ACME' }))
      expect(error).toMatchObject({ code: 'not_understood', uncertain: true })
    }
    const { baseUrl } = await serve((_, response) => html(response, 200))
    expect(await failure(clientOf(baseUrl).get(organization, 158))).toMatchObject({ code: 'not_understood' })
  })

  it('takes a list that is not there for a wrong address, not for a missing record', async () => {
    const { baseUrl } = await serve((_, response) => html(response, 404))
    expect((await failure(clientOf(baseUrl).findByParent(organization, 42))).code).toBe('not_understood')
  })
})

describe('the token stays at the configured address', () => {
  it('does not follow a redirect, whatever the method', async () => {
    const elsewhere = await serve((_, response) => answer(response, 200, record()))
    const { baseUrl } = await serve(({ path }, response) =>
      answer(response, 301, undefined, { location: `${elsewhere.baseUrl}${path}` }),
    )
    for (const more of [{}, { fetch }]) {
      const client = clientOf(baseUrl, more)
      const data = { parent: 42, organization_id: organization }
      const errors = [
        await failure(client.get(organization, 158)),
        await failure(client.create(organization, data)),
        await failure(client.delete(organization, 158)),
      ]
      expect(errors.map(({ code }) => code)).toEqual(['not_understood', 'not_understood', 'not_understood'])
      expect(errors[1]?.message).toContain('No record was created.')
    }
    expect(elsewhere.seen).toEqual([])
  })

  it('computes offsets instead of following next', async () => {
    const elsewhere = await serve((_, response) => answer(response, 200, { count: 0, results: [] }))
    const { baseUrl, seen } = await serve(({ query }, response) => {
      const offset = Number(query.get('offset'))
      const results = [1, 2, 3].slice(offset, offset + 2).map((id) => record({ id, parent: id }))
      answer(response, 200, { count: 3, next: `${elsewhere.baseUrl}/user_extra/?offset=2`, previous: null, results })
    })
    const records = await all(clientOf(baseUrl).records(organization, { pageSize: 2 }))
    expect(records.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(seen.map(({ query }) => query.get('offset'))).toEqual(['0', '2'])
    expect(elsewhere.seen).toEqual([])
  })
})

describe('answers that are too large', () => {
  it.each([
    ['announced', {}],
    ['announced, with the global fetch', { fetch }],
  ])('%s', async (_, more) => {
    const { baseUrl, seen } = await serve((_, response) =>
      answer(response, 200, record({ note: 'x'.repeat(11 << 20) })),
    )
    expect((await failure(clientOf(baseUrl, more).get(organization, 158))).code).toBe('not_understood')
    expect(seen).toHaveLength(1)
  })

  it('without an end', async () => {
    const { baseUrl } = await serve((_, response) => {
      const chunk = Buffer.alloc(1 << 20, 'x')
      const more = () => {
        if (!response.destroyed) response.write(chunk, () => setImmediate(more))
      }
      more()
    })
    for (const more of [{}, { fetch }]) {
      expect((await failure(clientOf(baseUrl, more).get(organization, 158))).code).toBe('not_understood')
    }
  })
})
