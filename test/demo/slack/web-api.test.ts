import { WebClient } from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { methods } from '../../../src/demo/slack/methods/index.ts'
import { type StoryOptions, sampleApp } from '../../support/story.ts'
import { type Call, caller, codes, dig, modal, section, stage } from './stage.ts'
import { silent } from './tiny-app.ts'

const begin = stage()

const served = async (options: StoryOptions = {}) => {
  const slack = await begin(undefined, options)
  return { slack, call: caller(slack) }
}

describe('the Web API', () => {
  it('answers errors with HTTP 200', async () => {
    const { call } = await served()
    const answered = async (method: string, request: Call = {}) => (await call(method, request)).answer
    expect(await answered('auth.test', { token: null })).toEqual({ ok: false, error: 'not_authed' })
    expect(await answered('auth.test', { token: 'xoxb-wrong' })).toEqual({ ok: false, error: 'invalid_auth' })
    expect(await answered('auth.test', { token: sampleApp.appToken })).toMatchObject({
      error: 'not_allowed_token_type',
    })
    expect(await answered('apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' })
    expect(await answered('unheard.of')).toMatchObject({ ok: false, error: 'unknown_method', req_method: 'unheard.of' })
    expect((await call('unheard.of')).status).toBe(200)
  })

  it('refuses a call without its scope, and says which it needs', async () => {
    const { slack, call } = await served({ app: { ...sampleApp, scopes: ['commands', 'chat:write'] } })
    const { answer, headers } = await call('users.info', { body: { user: 'U0JANE' } })
    expect(answer).toEqual({ ok: false, error: 'missing_scope', needed: 'users:read', provided: 'commands,chat:write' })
    expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read')
    expect(codes(slack)).toEqual(['missing_scope'])
  })

  it('names missing and wrong arguments', async () => {
    const { call } = await served()
    expect((await call('users.info')).answer).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: user'] },
    })
    const wrong = await call('views.open', { body: { trigger_id: 'x', view: 'no json' } })
    expect(wrong.answer).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('json-pointer:/view')] },
    })
  })

  it('takes forms and JSON, and the token as an argument', async () => {
    const { call } = await served()
    const form = { token: sampleApp.botToken, user: 'U0JANE' }
    expect((await call('users.info', { form, token: null })).answer).toMatchObject({ ok: true, user: { id: 'U0JANE' } })
    const blocks = JSON.stringify([section('Hi')])
    const posted = await call('chat.postMessage', { form: { channel: 'C0GENERAL', text: 'Hi', blocks } })
    expect(posted.answer).toMatchObject({ ok: true, channel: 'C0GENERAL', message: { text: 'Hi' } })
    const broken = await call('chat.postMessage', { form: { channel: 'C0GENERAL', text: 'Hi', blocks: '[{' } })
    expect(broken.answer).toMatchObject({ ok: false, error: 'invalid_blocks_format' })
  })

  it('points at what is wrong in blocks and views', async () => {
    const { slack, call } = await served()
    const blocks = [section('x'.repeat(3_001))]
    const { answer } = await call('chat.postMessage', { body: { channel: 'C0GENERAL', text: 'Hi', blocks } })
    expect(answer).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')],
      response_metadata: { messages: [expect.stringMatching(/^\[ERROR\] .*\/blocks\/0\/text\/text\]$/)] },
    })
    const view = modal('x'.repeat(25), [])
    expect((await call('views.open', { body: { trigger_id: 'x', view } })).answer).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('json-pointer:/view/title')] },
    })
    expect(codes(slack)).toContain('too_long')
    expect(slack.problems()[0]).toMatchObject({ where: 'chat.postMessage', pointer: '/blocks/0/text/text' })
  })

  it('tells who people are', async () => {
    const { slack, call } = await served()
    const user = async (id: string) => dig((await call('users.info', { body: { user: id } })).answer, 'user')
    expect(await user('U0JANE')).toMatchObject({
      id: 'U0JANE',
      team_id: 'T0ACME',
      name: 'jane',
      real_name: 'Jane Doe',
      deleted: false,
      is_bot: false,
      is_restricted: false,
      tz: 'Europe/Amsterdam',
      profile: { real_name: 'Jane Doe' },
    })
    expect(dig(await user('U0JANE'), 'profile')).not.toHaveProperty('email')
    expect(await user('U0GUEST')).toMatchObject({ is_restricted: true })
    expect(await user('U0GONE')).toMatchObject({ deleted: true })
    expect(await user('U0ROBOT')).toMatchObject({ is_bot: true })
    expect(await user('U0STRANGER')).toMatchObject({ team_id: 'T0OTHER' })
    expect(await user(slack.bot.userId)).toMatchObject({ is_bot: true })
    expect((await call('users.info', { body: { user: 'U9' } })).answer).toMatchObject({ error: 'user_not_found' })
    expect(slack.problems()).toEqual([])
  })

  it('gives mail addresses to those who may read them', async () => {
    const { call } = await served({ app: { ...sampleApp, scopes: ['users:read', 'users:read.email'] } })
    const { answer } = await call('users.info', { body: { user: 'U0JANE' } })
    expect(dig(answer, 'user', 'profile', 'email')).toBe('jane@acme.test')
  })

  it('validates blocks for anyone', async () => {
    const { call } = await served()
    const good = await call('blocks.validate', { token: null, body: { blocks: [section('Hi')] } })
    expect(good.answer).toEqual({ ok: true })
    const bad = await call('blocks.validate', { token: null, body: { view: modal('x'.repeat(25), []) } })
    expect(bad.answer).toMatchObject({ ok: false, error: 'invalid_view', errors: [{ pointer: expect.any(String) }] })
    const both = await call('blocks.validate', { token: null, body: { blocks: [], message: {} } })
    expect(both.answer).toMatchObject({ error: 'invalid_arguments' })
  })

  it('has no Home tab unless the app switched it on', async () => {
    const { call } = await served({ app: { ...sampleApp, homeTabEnabled: false } })
    const view = { type: 'home', blocks: [] }
    expect((await call('views.publish', { body: { user_id: 'U0JANE', view } })).answer).toMatchObject({
      error: 'not_enabled',
    })
  })

  it('refuses a second view with the same external_id', async () => {
    const { slack, call } = await served()
    const view = modal('One', [section('One')], { external_id: 'only-one' })
    const opened = async (person: string) => {
      const trigger_id = slack.state.tickets.issueTrigger(person)
      return (await call('views.open', { body: { trigger_id, view } })).answer
    }
    expect(await opened('U0JANE')).toMatchObject({ ok: true })
    expect(await opened('U0BOB')).toMatchObject({ error: 'duplicate_external_id' })
    expect((await call('views.update', { body: { external_id: 'only-one', view } })).answer).toMatchObject({ ok: true })
  })

  it('is reached by the real client', async () => {
    const { slack } = await served()
    const client = new WebClient(sampleApp.botToken, { slackApiUrl: slack.apiUrl, logger: silent })
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: 'T0ACME',
      user_id: slack.bot.userId,
      bot_id: slack.bot.botId,
      response_metadata: { scopes: sampleApp.scopes },
    })
  })

  it('lists what it serves by name', () => {
    expect(Object.keys(methods)).toEqual(expect.arrayContaining(['views.open', 'chat.postEphemeral', 'users.info']))
    for (const [name, method] of Object.entries(methods)) expect(method.name).toBe(name)
  })
})
