import { describe, expect, it } from 'vitest'
import { actions, button, dig, modal, section, stage, textInput } from './stage.ts'

const begin = stage()

const served = async () => {
  const slack = await begin((app) => {
    app.command('/userextra', ({ ack }) =>
      ack({ response_type: 'ephemeral', text: 'Card', blocks: [section('Card'), actions(button('Edit', 'edit'))] }),
    )
    app.action('edit', async ({ ack, body, client }) => {
      const trigger = 'trigger_id' in body ? String(body.trigger_id) : ''
      await client.views.open({ trigger_id: trigger, view: modal('Edit', [textInput('Name', 'name')]) })
      await ack()
    })
    app.view('tiny', ({ ack, view }) =>
      ack({ response_action: 'errors', errors: { name: `No: ${view.state.values.name?.name?.value}` } }),
    )
  })
  const get = async (path: string) => await (await fetch(`${slack.url}/sandbox${path}`)).json()
  const post = async (path: string, body: object = {}) => {
    const response = await fetch(`${slack.url}/sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  return { slack, get, post }
}

describe('/sandbox', () => {
  it('lets a person act and answers with what they then see', async () => {
    const { get, post } = await served()
    const ran = await post('/people/jane/run', { text: '/userextra' })
    expect(ran).toMatchObject({
      status: 200,
      body: { messages: [{ ephemeral: true, text: 'Card\n[Edit]' }], modal: null },
    })
    const clicked = await post('/people/jane/click', { text: 'Edit' })
    expect(dig(clicked.body, 'modal')).toMatchObject({ title: 'Edit', fields: [{ label: 'Name', value: '' }] })
    await post('/people/jane/fill', { values: { Name: 'Joan' } })
    const submitted = await post('/people/jane/submit')
    expect(dig(submitted.body, 'modal')).toMatchObject({ errors: { Name: 'No: Joan' } })
    expect(dig(await post('/people/jane/close'), 'body', 'modal')).toBeNull()
    expect(dig(await get('/people/jane/screen'), 'text')).toContain('Card')
    expect(dig(await get('/people/bob/screen?in=%23general'), 'text')).toBe('#general')
  })

  it('says in a sentence what cannot be done and what can', async () => {
    const { post } = await served()
    await post('/people/jane/run', { text: '/userextra' })
    const error = async (path: string, body: object) => dig(await post(path, body), 'body', 'error')
    expect(await error('/people/jane/click', { text: 'Delete' })).toContain(
      'There is no button "Delete". There are: "Edit".',
    )
    expect(await error('/people/nobody/run', { text: '/x' })).toContain('There is no person "nobody". There are: jane')
    expect(await error('/people/jane/dance', {})).toContain('There are: run, click')
    expect(await error('/people/jane/run', {})).toContain('The body does not fit: text')
    expect(await error('/people/jane/submit', {})).toBe('No modal is open.')
    expect((await post('/people/jane/submit')).status).toBe(400)
  })

  it('lists people, places, routes, traffic and problems', async () => {
    const { slack, get, post } = await served()
    await post('/people/jane/run', { text: '/userextra' })
    expect(dig(await get('/people'), 'people')).toContainEqual(expect.objectContaining({ name: 'gone', deleted: true }))
    expect(dig(await get('/channels'), 'channels')).toContainEqual(expect.objectContaining({ name: 'general' }))
    expect(dig(await get(''), 'post')).toHaveProperty(['/sandbox/people/NAME/run'])
    const last = slack.traffic().at(-1)
    expect(last).toMatchObject({ name: '/userextra', outcome: 'acknowledged', ms: expect.any(Number) })
    expect(dig(await get('/traffic'), 'traffic')).toContainEqual(last)
    expect(await get(`/traffic?after=${last?.id}`)).toEqual({ traffic: [] })
    expect(await get('/problems')).toEqual({ problems: [] })
  })

  it('switches faults, moves the clock and starts afresh', async () => {
    const { slack, get, post } = await served()
    await post('/people/jane/run', { text: '/userextra' })
    await post('/faults', { kind: 'rate_limit', method: 'auth.test', retryAfterSeconds: 3 })
    expect((await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(429)
    await fetch(`${slack.url}/sandbox/faults`, { method: 'DELETE' })
    expect((await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(200)
    expect((await post('/faults', { kind: 'fire' })).status).toBe(400)
    const before = slack.clock.now()
    await post('/clock', { advanceMs: 60_000 })
    expect(slack.clock.now() - before).toBeGreaterThanOrEqual(60_000)
    await post('/reset')
    expect(dig(await get('/people/jane/screen'), 'messages')).toEqual([])
  })

  it('changes people and user groups', async () => {
    const { slack, get } = await served()
    const patch = async (path: string, body: object) => {
      const response = await fetch(`${slack.url}/sandbox${path}`, { method: 'PATCH', body: JSON.stringify(body) })
      return { status: response.status, body: await response.json() }
    }
    const changed = await patch('/people/jane', { deleted: true, email: null, profileFields: { Xf01: 'Sales' } })
    expect(changed).toMatchObject({
      status: 200,
      body: { person: { deleted: true, profileFields: { Xf01: 'Sales' } } },
    })
    expect(slack.state.directory.person('U0JANE')?.email).toBeUndefined()
    await patch('/people/jane', { isRestricted: true, profileFields: { Xf01: null } })
    expect(slack.state.directory.person('U0JANE')).toMatchObject({
      deleted: true,
      isRestricted: true,
      profileFields: {},
    })
    await patch('/user-groups/help', { members: ['U0JANE'] })
    expect(await get('/user-groups')).toMatchObject({ userGroups: [{ id: 'S0HELP', members: ['U0JANE'] }] })
    expect(dig(await patch('/people/jane', { rank: 1 }), 'body', 'error')).toContain('The body does not fit')
    expect(dig(await patch('/people/nobody', {}), 'body', 'error')).toContain('There is no person "nobody"')
    expect(dig(await patch('/user-groups/nobodies', {}), 'body', 'error')).toContain(
      'There is no user group “nobodies”',
    )
  })

  it('mends one method of several', async () => {
    const { slack, post } = await served()
    const status = async (method: string) => (await fetch(`${slack.apiUrl}${method}`, { method: 'POST' })).status
    for (const method of ['auth.test', 'users.info']) await post('/faults', { kind: 'status', method, status: 503 })
    await fetch(`${slack.url}/sandbox/faults?method=auth.test`, { method: 'DELETE' })
    expect([await status('auth.test'), await status('users.info')]).toEqual([200, 503])
    await post('/faults', { kind: 'cut', method: 'auth.test', times: 1 })
    await expect(status('auth.test')).rejects.toThrow('fetch failed')
  })

  it('refuses the pages of other sites', async () => {
    const { slack } = await served()
    const asked = (origin: string) => fetch(`${slack.url}/sandbox/people`, { headers: { origin } })
    expect((await asked('https://evil.example')).status).toBe(403)
    expect((await asked(slack.url)).status).toBe(200)
  })

  it('knows no acts, methods or moments that are none, and goes on after them', async () => {
    const { slack, post } = await served()
    expect((await post('/people/jane/constructor')).status).toBe(400)
    for (const name of ['constructor', '__proto__', 'toString']) {
      const response = await fetch(`${slack.apiUrl}${name}`, { method: 'POST' })
      expect(await response.json()).toMatchObject({ ok: false, error: 'unknown_method' })
    }
    expect((await post('/clock', { advanceMs: Number.MAX_SAFE_INTEGER })).status).toBe(400)
    expect((await post('/people/jane/run', { text: '/userextra' })).body).toMatchObject({
      text: expect.stringContaining('Card'),
    })
  })
})
