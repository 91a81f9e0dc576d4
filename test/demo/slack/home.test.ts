import type { App } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { type Story, sampleApp, transports } from '../../support/story.ts'
import { actions, button, caller, codes, delivered, dig, modal, section, stage } from './stage.ts'

const begin = stage()

/** Publishes a Home tab with one button whenever it is opened. */
const publishing = (app: App) => {
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [section(`Home of ${event.user}`), actions(button('Edit', 'edit', { value: '7' }))]
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
}

const sent = (slack: Story, name: string): unknown[] =>
  slack
    .traffic()
    .filter((entry) => entry.name === name)
    .map(({ request }) => request)

describe.each(transports)('the Home tab, over %s', (transport) => {
  it('is announced to the app, in the frame of an event', async () => {
    const slack = await begin(publishing, { transport })
    const jane = slack.person('jane')
    const home = await jane.opensHome()
    await home.waitsFor('Home of U0JANE')
    const [first] = sent(slack, 'app_home_opened')
    const dm = slack.state.directory.direct(['U0JANE'])?.id
    expect(first).toEqual({
      token: expect.any(String),
      team_id: 'T0ACME',
      context_team_id: 'T0ACME',
      context_enterprise_id: null,
      api_app_id: slack.bot.appId,
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev\w+$/),
      event_time: expect.any(Number),
      authorizations: [
        {
          enterprise_id: null,
          team_id: 'T0ACME',
          user_id: slack.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event: {
        type: 'app_home_opened',
        user: 'U0JANE',
        channel: dm,
        tab: 'home',
        event_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    })
    expect(slack.problems()).toEqual([])
  })

  it('comes along once something was published, and not with the Messages tab', async () => {
    const slack = await begin(publishing, { transport })
    await (await slack.person('jane').opensHome()).waitsFor('Home of')
    await slack.person('jane').opensHome()
    await slack.actions.openHome({ person: 'U0JANE', tab: 'messages' })
    await delivered(slack, 'app_home_opened', 3)
    const [, second, third] = sent(slack, 'app_home_opened')
    expect(dig(second, 'event', 'view')).toMatchObject({
      type: 'home',
      id: expect.any(String),
      hash: expect.any(String),
    })
    expect(dig(third, 'event')).toMatchObject({ tab: 'messages' })
    expect(dig(third, 'event', 'view')).toBeUndefined()
  })

  it('tells the app of its buttons, which may open a modal but push none', async () => {
    const pushed: unknown[] = []
    const slack = await begin(
      (app) => {
        publishing(app)
        app.action('edit', async ({ ack, body, client }) => {
          await ack()
          const trigger_id = 'trigger_id' in body ? String(body.trigger_id) : ''
          const view = modal('Edit', [section('Here')])
          pushed.push(
            await client.views.push({ trigger_id, view }).catch((error: unknown) => dig(error, 'data', 'error')),
          )
          await client.views.open({ trigger_id, view })
        })
      },
      { transport },
    )
    const home = await slack.person('jane').opensHome()
    await home.waitsFor('[Edit]')
    await home.clicks('Edit')
    await home.waitsFor('══ Edit ══')
    const { id } = slack.state.views.home('U0JANE') ?? {}
    const [payload] = sent(slack, 'block_actions')
    expect(payload).toMatchObject({
      container: { type: 'view', view_id: id },
      view: { id, type: 'home', root_view_id: id, previous_view_id: null, state: { values: {} } },
      actions: [{ action_id: 'edit', value: '7' }],
      trigger_id: expect.any(String),
    })
    expect(dig(payload, 'response_url')).toBeUndefined()
    expect(pushed).toEqual(['not_found'])
  })

  it('may be opened by anyone who can see the app', async () => {
    const slack = await begin(publishing, { transport })
    for (const name of ['stranger', 'robot', 'gone']) await slack.person(name).opensHome()
    await delivered(slack, 'app_home_opened', 3)
    const [stranger, robot] = sent(slack, 'app_home_opened')
    expect(stranger).toMatchObject({ team_id: 'T0OTHER', context_team_id: 'T0ACME', is_ext_shared_channel: true })
    expect(robot).toMatchObject({ team_id: 'T0ACME', event: { user: 'U0ROBOT' } })
  })

  it('is announced again as the same event', async () => {
    const slack = await begin(publishing, { transport })
    await slack.person('jane').opensHome()
    await slack.redeliver()
    const [first, second] = sent(slack, 'app_home_opened')
    expect(second).toEqual(first)
  })
})

describe('the Home tab', () => {
  it.each([{ events: [] }, { homeTabEnabled: false }])('is not announced to an app with %j', async (less) => {
    const slack = await begin(() => undefined, { app: { ...sampleApp, ...less } })
    await slack.person('jane').opensHome()
    expect(sent(slack, 'app_home_opened')).toEqual([])
  })

  it('stays as it is when the app cannot be reached, which is reported', async () => {
    const slack = await begin(undefined)
    await slack.person('jane').opensHome()
    expect(slack.problems()).toMatchObject([{ where: 'acknowledgement of app_home_opened', code: 'unreachable' }])
    expect(slack.person('jane').home()).toBeUndefined()
    expect(slack.person('jane').messages()).toEqual([])
  })

  it('refuses views that break the rules of a Home tab', async () => {
    const slack = await begin(undefined)
    const call = caller(slack)
    const publish = async (view: object) => (await call('views.publish', { body: { user_id: 'U0JANE', view } })).answer
    expect(await publish(modal('Edit', [section('x')]))).toMatchObject({ ok: false, error: 'invalid_arguments' })
    expect(await publish({ type: 'home', title: 'x', blocks: [] })).toMatchObject({ ok: false })
    expect(await publish({ type: 'home', blocks: [{ type: 'markdown', text: 'x' }] })).toMatchObject({ ok: false })
    expect(await publish({ type: 'home', blocks: Array(101).fill(section('x')) })).toMatchObject({ ok: false })
    expect(codes(slack).length).toBeGreaterThan(0)
    expect(slack.person('jane').home()).toBeUndefined()
  })
})
