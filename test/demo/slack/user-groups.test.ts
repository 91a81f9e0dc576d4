import { describe, expect, it } from 'vitest'
import { sampleApp } from '../../support/story.ts'
import { caller, dig, stage } from './stage.ts'

const begin = stage()

const served = async () => {
  const slack = await begin(undefined, { app: { ...sampleApp, scopes: ['usergroups:read'] } })
  const call = caller(slack)
  const members = async (more: object = {}) =>
    (await call('usergroups.users.list', { body: { usergroup: 'S0HELP', ...more } })).answer
  const groups = async (form: Record<string, string> = {}) =>
    dig((await call('usergroups.list', { form })).answer, 'usergroups')
  return { slack, call, members, groups }
}

describe('user groups', () => {
  it('get other members while a story goes on', async () => {
    const { slack, members } = await served()
    expect(await members()).toEqual({ ok: true, users: ['U0BOB'] })
    slack.setUserGroupMembers('S0HELP', ['U0JANE', 'U0GUEST'])
    expect(await members()).toEqual({ ok: true, users: ['U0JANE', 'U0GUEST'] })
    slack.setUserGroupMembers('help', [])
    expect(await members()).toEqual({ ok: true, users: [] })
    slack.reset()
    expect(await members()).toEqual({ ok: true, users: ['U0BOB'] })
  })

  it('are listed, with members and their number if asked for', async () => {
    const { slack, groups } = await served()
    expect(await groups()).toEqual([
      expect.objectContaining({ id: 'S0HELP', team_id: 'T0ACME', handle: 'help', name: 'Helpdesk', date_delete: 0 }),
    ])
    expect(dig(await groups(), 0)).not.toHaveProperty('users')
    slack.setUserGroupMembers('S0HELP', ['U0JANE', 'U0BOB'])
    const [full] = [await groups({ include_users: 'true', include_count: '1' })].flat()
    expect(full).toMatchObject({ users: ['U0JANE', 'U0BOB'], user_count: 2 })
    expect(slack.problems()).toEqual([])
  })

  it('that are disabled are there for those alone who ask for them', async () => {
    const { slack, members, groups } = await served()
    slack.changeUserGroup('S0HELP', { isDisabled: true, handle: 'old-help' })
    expect(await groups()).toEqual([])
    expect(await groups({ include_disabled: 'true' })).toMatchObject([
      { handle: 'old-help', date_delete: expect.any(Number), deleted_by: 'USLACKBOT' },
    ])
    expect(dig(await groups({ include_disabled: 'true' }), 0, 'date_delete')).toBeGreaterThan(0)
    expect(await members()).toMatchObject({ error: 'no_such_subteam' })
    expect(await members({ include_disabled: true })).toEqual({ ok: true, users: ['U0BOB'] })
  })

  it('must be there, as must their members', async () => {
    const { slack } = await served()
    expect(() => slack.setUserGroupMembers('S9', [])).toThrow('There is no user group “S9”. There are: S0HELP.')
    expect(() => slack.setUserGroupMembers('S0HELP', ['U9'])).toThrow('There is no person “U9”. There are: U0JANE')
  })
})
