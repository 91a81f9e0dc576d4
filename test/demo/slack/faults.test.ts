import { describe, expect, it } from 'vitest'
import { type StoryOptions, sampleApp } from '../../support/story.ts'
import { caller, stage } from './stage.ts'

const begin = stage()

const served = async (options: StoryOptions = {}) => {
  const slack = await begin(undefined, options)
  return { slack, call: caller(slack) }
}

describe('faults', () => {
  it('answer 429 with Retry-After, as often as asked', async () => {
    const { slack, call } = await served()
    slack.faults.rateLimit('auth.test', 7, 1)
    const limited = await call('auth.test')
    expect([limited.status, limited.headers.get('retry-after'), limited.answer]).toEqual([
      429,
      '7',
      { ok: false, error: 'ratelimited' },
    ])
    expect((await call('auth.test')).answer).toMatchObject({ ok: true })
    slack.faults.rateLimit('*', 1)
    expect((await call('users.info', { body: { user: 'U0JANE' } })).status).toBe(429)
    slack.faults.clear()
    expect((await call('auth.test')).status).toBe(200)
    expect(slack.problems()).toEqual([])
  })

  it('make a method fail or slow', async () => {
    const { slack, call } = await served()
    slack.faults.fail('auth.test', { error: 'internal_error' }, 1)
    expect((await call('auth.test')).answer).toEqual({ ok: false, error: 'internal_error' })
    slack.faults.fail('auth.test', { status: 503 }, 1)
    expect((await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(503)
    slack.faults.slow('auth.test', 60_000)
    const slow = call('auth.test')
    await slack.person('jane').waitsUntil(() => slack.traffic().at(-1)?.outcome === undefined, 'the call to arrive')
    slack.clock.advance(60_000)
    expect((await slow).answer).toMatchObject({ ok: true })
    expect(slack.traffic().at(-1)?.ms).toBeGreaterThanOrEqual(60_000)
  })

  it('make one method fail from now on, and mend it', async () => {
    const { slack, call } = await served({ app: { ...sampleApp, scopes: ['users:read', 'usergroups:read'] } })
    const group = async () => (await call('usergroups.users.list', { body: { usergroup: 'S0HELP' } })).answer
    const person = async () => (await call('users.info', { body: { user: 'U0JANE' } })).answer
    slack.faults.fail('usergroups.users.list', { error: 'missing_scope' })
    slack.faults.fail('users.info', { error: 'internal_error' })
    for (let times = 0; times < 2; times += 1) {
      expect(await group()).toEqual({
        ok: false,
        error: 'missing_scope',
        needed: 'usergroups:read',
        provided: 'users:read,usergroups:read',
      })
    }
    slack.faults.mend('usergroups.users.list')
    expect(await group()).toMatchObject({ ok: true })
    expect(await person()).toEqual({ ok: false, error: 'internal_error' })
    slack.faults.slow('users.info', 60_000)
    slack.faults.mend('users.info')
    expect(await person()).toMatchObject({ ok: true })
    expect(slack.problems()).toEqual([])
  })

  it('cut the connection of a call, and of no other', async () => {
    const { slack, call } = await served()
    slack.faults.fail('auth.test', 'cut', 1)
    await expect(call('auth.test')).rejects.toThrow('fetch failed')
    expect(slack.traffic().at(-1)).toMatchObject({ name: 'auth.test', outcome: 'cut' })
    expect((await call('auth.test')).answer).toMatchObject({ ok: true })
    expect(slack.problems()).toEqual([])
  })

  it('lose what is delivered: the person reads what Slack says after three seconds', async () => {
    let heard = 0
    const slack = await begin((app) =>
      app.command('/userextra', async ({ ack }) => {
        heard += 1
        await ack('here')
      }),
    )
    const jane = slack.person('jane')
    slack.faults.loseDeliveries(true)
    const asked = jane.runs('/userextra')
    await jane.waitsUntil(() => slack.traffic().some(({ kind }) => kind === 'delivery'), 'the delivery')
    slack.clock.advance(3_000)
    await asked
    expect(jane.sees()).toContain('/userextra failed with the error "operation_timeout"')
    expect([heard, slack.problems()]).toEqual([0, []])
    slack.faults.clear()
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('here')
  })
})
