import type { App } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { sampleApp, sampleWorkspace, transports } from '../../support/story.ts'
import { actions, button, caller, dig, modal, option, section, stage, textInput } from './stage.ts'

const begin = stage()

const enterprise = { id: 'E0ACME', name: 'Acme Group' }
const workspace = {
  ...sampleWorkspace,
  teams: [
    { id: 'T0ACME', name: 'Acme', domain: 'acme', enterprise },
    { id: 'T0SISTER', name: 'Sister', domain: 'sister', enterprise },
    { id: 'T0OTHER', name: 'Other', domain: 'other', enterprise: { id: 'E0OTHER', name: 'Other Group' } },
  ],
  people: [...sampleWorkspace.people, { id: 'U0SIS', name: 'sis', team: 'T0SISTER' }],
  userGroups: [
    { id: 'S0HELP', handle: 'help', name: 'Helpdesk', members: ['U0BOB'] },
    { id: 'S0SISTER', handle: 'sister', name: 'Sisters', members: ['U0SIS'], team: 'T0SISTER' },
  ],
}
const scopes = [...sampleApp.scopes, 'usergroups:read']
const inOne = { ...sampleApp, scopes }
const inAll = { ...inOne, isEnterpriseInstall: true }

/** A command with a card, whose button opens a modal; a Home tab; a select that asks for options. */
const busy = (app: App) => {
  const select = { type: 'external_select' as const, action_id: 'who', min_query_length: 0 }
  app.command('/userextra', ({ ack }) =>
    ack({
      response_type: 'in_channel',
      text: 'Card',
      blocks: [
        { ...section('Card'), accessory: { ...select, placeholder: { type: 'plain_text', text: 'Who' } } },
        actions(button('Edit', 'edit')),
      ],
    }),
  )
  app.action('edit', async ({ ack, body, client }) => {
    const trigger_id = 'trigger_id' in body ? String(body.trigger_id) : ''
    await client.views.open({ trigger_id, view: modal('Edit', [textInput('Name', 'name')]) })
    await ack()
  })
  app.options('who', ({ ack }) => ack({ options: [option('Bob')] }))
  app.view('tiny', ({ ack }) => ack())
  app.event('app_home_opened', async () => undefined)
  app.shortcut('lookup', ({ ack }) => ack())
}

const use = async (
  app: typeof sampleApp & { isEnterpriseInstall?: boolean },
  transport: (typeof transports)[number],
  name: string,
) => {
  const slack = await begin(busy, { transport, workspace, app })
  const person = slack.person(name)
  await person.runs('/userextra')
  await person.types('Who', 'bo')
  await person.clicks('Edit')
  await person.fills({ Name: 'Joan' })
  await person.submits()
  await person.usesShortcut('Look someone up')
  await person.opensHome()
  expect(slack.problems()).toEqual([])
  const sent = (kind: string) => slack.traffic().find((entry) => entry.kind === 'delivery' && entry.name === kind)
  return { slack, sent: (kind: string) => sent(kind)?.request }
}

const interactions = ['block_actions', 'view_submission', 'shortcut']

describe.each(transports)('an app in a workspace of an organization, over %s', (transport) => {
  it('hears of both, and of the organization that a person is in', async () => {
    const { slack, sent } = await use(inOne, transport, 'sis')
    for (const kind of interactions) {
      expect([kind, sent(kind)]).toMatchObject([
        kind,
        {
          team: { id: 'T0SISTER', domain: 'sister', enterprise_id: 'E0ACME', enterprise_name: 'Acme Group' },
          enterprise,
          is_enterprise_install: false,
          user: { team_id: 'T0SISTER' },
        },
      ])
    }
    expect(sent('/userextra')).toMatchObject({
      team_id: 'T0SISTER',
      enterprise_id: 'E0ACME',
      enterprise_name: 'Acme Group',
      is_enterprise_install: 'false',
    })
    expect(sent('app_home_opened')).toMatchObject({
      team_id: 'T0SISTER',
      enterprise_id: 'E0ACME',
      context_team_id: 'T0ACME',
      context_enterprise_id: 'E0ACME',
      is_ext_shared_channel: false,
      authorizations: [{ enterprise_id: 'E0ACME', team_id: 'T0ACME', is_enterprise_install: false }],
    })
    expect(dig(sent('view_submission'), 'view')).toMatchObject({ app_installed_team_id: 'T0ACME', team_id: 'T0SISTER' })
    expect((await caller(slack)('auth.test')).answer).toMatchObject({
      team_id: 'T0ACME',
      enterprise_id: 'E0ACME',
      is_enterprise_install: false,
    })
  })

  it('is told its own organization, not theirs, when people of another act', async () => {
    const { sent } = await use(inOne, transport, 'stranger')
    expect(sent('block_actions')).toMatchObject({ enterprise, team: { id: 'T0OTHER', enterprise_id: 'E0OTHER' } })
    expect(sent('app_home_opened')).toMatchObject({
      enterprise_id: 'E0OTHER',
      context_enterprise_id: 'E0ACME',
      is_ext_shared_channel: true,
    })
  })

  it('gets the organization’s id for the person’s workspace, where options are asked for', async () => {
    const { sent } = await use(inOne, transport, 'jane')
    expect(sent('block_suggestion')).toMatchObject({
      user: { id: 'U0JANE', team_id: 'E0ACME' },
      team: { id: 'T0ACME' },
    })
  })
})

describe.each(transports)('an app in a whole organization, over %s', (transport) => {
  it('gets no team with interactions, but for options, and is told that it is one', async () => {
    const { slack, sent } = await use(inAll, transport, 'sis')
    for (const kind of interactions) {
      expect([kind, sent(kind)]).toMatchObject([
        kind,
        { team: null, enterprise, is_enterprise_install: true, user: { team_id: 'T0SISTER' } },
      ])
    }
    expect(sent('block_suggestion')).toMatchObject({ team: { id: 'T0SISTER' }, user: { team_id: 'E0ACME' } })
    expect(sent('/userextra')).toMatchObject({ team_id: 'T0SISTER', is_enterprise_install: 'true' })
    expect(sent('app_home_opened')).toMatchObject({
      team_id: 'T0SISTER',
      context_team_id: null,
      context_enterprise_id: 'E0ACME',
      authorizations: [{ enterprise_id: 'E0ACME', team_id: null, is_enterprise_install: true }],
    })
    expect(dig(sent('view_submission'), 'view')).toMatchObject({ app_installed_team_id: 'E0ACME', team_id: 'T0SISTER' })
    expect((await caller(slack)('auth.test')).answer).toMatchObject({
      team_id: 'E0ACME',
      enterprise_id: 'E0ACME',
      is_enterprise_install: true,
    })
  })
})

describe('an org-wide token', () => {
  it('has to say which workspace it asks about, one of its own', async () => {
    const slack = await begin(undefined, { workspace, app: inAll })
    const call = caller(slack)
    const ask = async (method: string, body: object) => (await call(method, { body })).answer
    const group = { usergroup: 'S0SISTER' }
    for (const method of ['users.list', 'usergroups.list', 'usergroups.users.list']) {
      expect(await ask(method, group)).toMatchObject({ error: 'missing_argument' })
      const foreign = await ask(method, { ...group, team_id: 'T0OTHER' })
      expect(foreign).toMatchObject({ error: 'team_access_not_granted' })
    }
    const team_id = 'T0SISTER'
    expect(await ask('users.list', { team_id })).toMatchObject({ members: [{ id: 'U0SIS' }] })
    expect(await ask('usergroups.list', { team_id })).toMatchObject({ usergroups: [{ id: 'S0SISTER' }] })
    expect(await ask('usergroups.users.list', { ...group, team_id })).toMatchObject({ users: ['U0SIS'] })
    const elsewhere = await ask('usergroups.users.list', { ...group, team_id: 'T0ACME' })
    expect(elsewhere).toMatchObject({ error: 'no_such_subteam' })
  })

  it('is for an organization', async () => {
    await expect(begin(undefined, { app: inAll })).rejects.toThrow('Acme, the first team, is in none')
  })

  it('is ignored in what a workspace’s token asks', async () => {
    const slack = await begin(undefined, { workspace, app: inOne })
    const { answer } = await caller(slack)('usergroups.list', { body: { team_id: 'T0SISTER' } })
    expect(answer).toMatchObject({ usergroups: [{ id: 'S0HELP' }] })
  })
})
