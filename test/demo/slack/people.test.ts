import { WebClient } from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { type StoryOptions, sampleApp, sampleWorkspace } from '../../support/story.ts'
import { caller, codes, dig, stage } from './stage.ts'
import { silent } from './tiny-app.ts'

const begin = stage()

const withScopes = (...scopes: string[]) => ({ ...sampleApp, scopes })

const served = async (options: StoryOptions = {}) => {
  const slack = await begin(undefined, { app: withScopes('users:read'), ...options })
  const call = caller(slack)
  const user = async (id: string, more: object = {}) =>
    dig((await call('users.info', { body: { user: id, ...more } })).answer, 'user')
  return { slack, call, user }
}

const idsOf = (answer: unknown): unknown[] => [dig(answer, 'members')].flat().map((member) => dig(member, 'id'))

describe('users.list', () => {
  it('lists everyone of the workspace: the deactivated, bots and Slackbot too, and nobody of another', async () => {
    const { slack, call } = await served()
    const { answer } = await call('users.list')
    const ids = ['U0JANE', 'U0BOB', 'U0GUEST', 'U0GONE', 'U0ROBOT', slack.bot.userId, 'USLACKBOT']
    expect(idsOf(answer)).toEqual(ids)
    expect(dig(answer, 'response_metadata', 'next_cursor')).toBe('')
    expect(dig(answer, 'members', 3)).toMatchObject({ deleted: true })
    expect(dig(answer, 'members', 6)).toMatchObject({ name: 'slackbot', is_bot: false })
    expect(slack.problems()).toEqual([])
  })

  it('has the same members as users.info, with e-mail addresses for those who may read them', async () => {
    const { call, user } = await served({ app: withScopes('users:read', 'users:read.email') })
    const { answer } = await call('users.list', { form: { include_locale: 'true' } })
    expect(dig(answer, 'members', 0)).toEqual(await user('U0JANE', { include_locale: true }))
    expect(dig(answer, 'members', 0, 'profile', 'email')).toBe('jane@acme.test')
    const without = (await (await served()).call('users.list')).answer
    expect(dig(without, 'members', 0, 'profile')).not.toHaveProperty('email')
  })

  it('comes in pages, which the real client follows', async () => {
    const { slack, call } = await served()
    const first = (await call('users.list', { form: { limit: '3' } })).answer
    expect(idsOf(first)).toEqual(['U0JANE', 'U0BOB', 'U0GUEST'])
    expect(dig(first, 'response_metadata', 'next_cursor')).toBe(Buffer.from('user:U0GONE').toString('base64'))
    const client = new WebClient(sampleApp.botToken, { slackApiUrl: slack.apiUrl, logger: silent })
    const pages: number[] = []
    for await (const page of client.paginate('users.list', { limit: 3 })) pages.push(idsOf(page).length)
    expect(pages).toEqual([3, 3, 1])
    const wrong = await call('users.list', { body: { cursor: 'no cursor' } })
    expect(wrong.answer).toMatchObject({ error: 'invalid_cursor' })
    expect(codes(slack)).toEqual(['invalid_cursor'])
  })

  it('needs a scope', async () => {
    const { call } = await served({ app: withScopes('chat:write') })
    expect((await call('users.list')).answer).toMatchObject({ error: 'missing_scope', needed: 'users:read' })
  })
})

describe('a person who changes', () => {
  it('is deactivated, becomes a guest or moves to another address while the story goes on', async () => {
    const { slack, user } = await served({ app: withScopes('users:read', 'users:read.email') })
    slack.changePerson('U0JANE', { email: 'jane@elsewhere.test', isRestricted: true })
    expect(await user('U0JANE')).toMatchObject({
      real_name: 'Jane Doe',
      is_restricted: true,
      profile: { email: 'jane@elsewhere.test' },
    })
    slack.changePerson('jane', { deleted: true, email: undefined })
    expect(await user('U0JANE')).toMatchObject({ deleted: true })
    expect(dig(await user('U0JANE'), 'profile')).not.toHaveProperty('email')
    slack.changePerson('jane', { isUltraRestricted: true, deleted: false })
    expect(await user('U0JANE')).toMatchObject({ is_restricted: true, is_ultra_restricted: true })
  })

  it('stays the one whom the story talks to', async () => {
    const { slack } = await served()
    const jane = slack.person('jane').goesTo('#general')
    slack.changePerson('jane', { name: 'joan', realName: 'Joan Doe' })
    await jane.runs('Hello')
    expect(slack.person('joan').goesTo('#general').sees()).toContain('joan: Hello')
    expect(slack.state.directory.person('U0JANE')).toBe(slack.state.directory.findPerson('joan'))
  })

  it('is told of, and is as at the beginning after a reset', async () => {
    const { slack, user } = await served()
    const told: string[] = []
    slack.subscribe(({ kind }) => told.push(kind))
    slack.changePerson('bob', { deleted: true, team: 'T0OTHER' })
    expect(told).toEqual(['people'])
    expect(await user('U0BOB')).toMatchObject({ deleted: true, team_id: 'T0OTHER' })
    slack.reset()
    expect(await user('U0BOB')).toMatchObject({ deleted: false, team_id: 'T0ACME' })
  })

  it('must be there, as must the workspace', async () => {
    const { slack } = await served()
    expect(() => slack.changePerson('nobody', { deleted: true })).toThrow(
      'There is no person “nobody”. There are: jane',
    )
    expect(() => slack.changePerson('jane', { team: 'T9' })).toThrow('There is no workspace “T9”. There are: T0ACME')
  })
})

describe('people of other organizations', () => {
  it('are strangers while they are in no channel with the app', async () => {
    const far = { id: 'U0FAR', name: 'far', team: 'T0OTHER', locale: 'nl-NL' }
    const workspace = {
      ...sampleWorkspace,
      people: [...sampleWorkspace.people, far],
      channels: [
        ...sampleWorkspace.channels,
        { id: 'C0AWAY', name: 'away', members: ['U0BOB', 'U0FAR'], withApp: false },
      ],
    }
    const { slack, user } = await served({ workspace })
    expect(await user('U0STRANGER')).toMatchObject({ is_stranger: false, is_restricted: false })
    expect(await user('U0FAR')).toMatchObject({ is_stranger: true, team_id: 'T0OTHER', real_name: 'far' })
    expect(await user('U0FAR')).not.toHaveProperty('is_restricted')
    slack.person('far').sees()
    expect(await user('U0FAR')).toMatchObject({ is_stranger: true })
    expect(await user('U0JANE')).not.toHaveProperty('is_stranger')
  })

  it('have no locale for the app, whatever it asks', async () => {
    const { user } = await served()
    expect(await user('U0JANE', { include_locale: true })).toMatchObject({ locale: 'en-GB' })
    expect(await user('U0STRANGER', { include_locale: true })).not.toHaveProperty('locale')
  })
})

describe('an organization of several workspaces', () => {
  const enterprise = { id: 'E0ACME', name: 'Acme Group' }
  const workspace = {
    ...sampleWorkspace,
    teams: [
      { id: 'T0ACME', name: 'Acme', domain: 'acme', enterprise },
      { id: 'T0SISTER', name: 'Sister', domain: 'sister', enterprise },
      { id: 'T0OTHER', name: 'Other', domain: 'other', enterprise: { id: 'E0OTHER', name: 'Other Group' } },
    ],
    people: [
      ...sampleWorkspace.people,
      { id: 'U0SIS', name: 'sis', team: 'T0SISTER', teams: ['T0SISTER', 'T0ACME'], isOrgAdmin: true },
      { id: 'U0COUSIN', name: 'cousin', team: 'T0SISTER' },
    ],
  }

  it('is named in its people', async () => {
    const { user } = await served({ workspace })
    expect(dig(await user('U0JANE'), 'enterprise_user')).toEqual({
      id: 'U0JANE',
      enterprise_id: 'E0ACME',
      enterprise_name: 'Acme Group',
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      teams: ['T0ACME'],
    })
    expect(dig(await user('U0SIS'), 'enterprise_user')).toMatchObject({
      enterprise_id: 'E0ACME',
      is_admin: true,
      teams: ['T0SISTER', 'T0ACME'],
    })
    expect(dig(await user('U0STRANGER'), 'enterprise_user')).toMatchObject({ enterprise_id: 'E0OTHER' })
    expect(await (await served()).user('U0JANE')).not.toHaveProperty('enterprise_user')
  })

  it('makes nobody of its other workspaces a stranger, and lists those who are in this one too', async () => {
    const { call, user } = await served({ workspace })
    expect(await user('U0COUSIN')).toMatchObject({ team_id: 'T0SISTER', is_restricted: false })
    expect(await user('U0COUSIN')).not.toHaveProperty('is_stranger')
    const ids = idsOf((await call('users.list')).answer)
    expect(ids).toContain('U0SIS')
    expect(ids).not.toContain('U0COUSIN')
  })
})
