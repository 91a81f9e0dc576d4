import { describe, expect, it, vi } from 'vitest'
import { transports } from '../../support/story.ts'
import { actions, answering, button, codes, delivered, modal, section, stage } from './stage.ts'

const begin = stage()

describe.each(transports)('elements in messages over %s', (transport) => {
  it('reach the app when they are clicked, with what Slack tells of them', async () => {
    let seen: object = {}
    const slack = await begin(
      (app) => {
        answering([section('Card'), actions(button('Edit', 'edit', { value: '42' }))], 'in_channel')(app)
        app.action('edit', async ({ ack, body, respond }) => {
          seen = body
          await ack()
          await respond({ replace_original: true, text: 'Replaced' })
        })
      },
      { transport },
    )
    const jane = slack.person('jane').goesTo('#general')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('Card\n[Edit]')
    await jane.clicks('Edit')
    await jane.waitsFor('Replaced')
    expect(seen).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0JANE', username: 'jane', name: 'jane', team_id: 'T0ACME' },
      team: { id: 'T0ACME', domain: 'acme' },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', channel_id: 'C0GENERAL', is_ephemeral: false },
      channel: { id: 'C0GENERAL', name: 'general' },
      message: { type: 'message', bot_id: slack.bot.botId, text: 'A card' },
      actions: [
        { type: 'button', action_id: 'edit', value: '42', text: { text: 'Edit' }, action_ts: expect.any(String) },
      ],
      response_url: expect.stringContaining('/response/'),
    })
    expect(jane.messages()).toHaveLength(1)
    expect(slack.problems()).toEqual([])
  })

  it('come without their message when it is ephemeral', async () => {
    let seen: object = {}
    const slack = await begin(
      (app) => {
        answering([actions(button('Edit', 'edit'))])(app)
        app.action('edit', async ({ ack, body }) => {
          seen = body
          await ack()
        })
      },
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.clicks('Edit')
    expect(seen).toMatchObject({ container: { type: 'message', is_ephemeral: true } })
    expect(seen).not.toHaveProperty('message')
  })

  it('tell of the workspace of the person who uses them', async () => {
    const seen: object[] = []
    const slack = await begin(
      (app) => {
        answering([actions(button('Edit', 'edit'))], 'in_channel')(app)
        app.action('edit', async ({ ack, body, client }) => {
          seen.push(body)
          const trigger = 'trigger_id' in body ? String(body.trigger_id) : ''
          await client.views.open({ trigger_id: trigger, view: modal('Edit', [section('Edit')]) })
          await ack()
        })
        app.view('tiny', async ({ ack, body }) => {
          seen.push(body)
          await ack()
        })
      },
      { transport },
    )
    await slack.person('jane').goesTo('#shared').runs('/userextra')
    const stranger = slack.person('stranger').goesTo('#shared')
    await stranger.clicks('Edit')
    await stranger.submits()
    const theirs = { user: { id: 'U0STRANGER', team_id: 'T0OTHER' }, team: { id: 'T0OTHER', domain: 'other' } }
    expect(seen).toMatchObject([theirs, { ...theirs, view: { team_id: 'T0OTHER', app_installed_team_id: 'T0ACME' } }])
    expect(slack.problems()).toEqual([])
  })

  it('get a warning mark when the app does not acknowledge', async () => {
    const slack = await begin(answering([actions(button('Edit', 'edit'))]), { transport })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    const done = jane.clicks('Edit')
    await delivered(slack, 'block_actions')
    slack.clock.advance(3_001)
    await done
    expect(jane.sees()).toContain('⚠ This did not work: Edit')
    expect(codes(slack)).toEqual(['timed_out'])
  })
})

describe('shortcuts', () => {
  it.each(transports)('reach the app from anywhere and from a message, over %s', async (transport) => {
    const seen: object[] = []
    const slack = await begin(
      (app) => {
        answering([section('Card')], 'in_channel')(app)
        app.shortcut(/.*/, async ({ ack, body }) => {
          seen.push(body)
          await ack()
        })
      },
      { transport },
    )
    const jane = slack.person('jane').goesTo('#general')
    await jane.runs('/userextra')
    await jane.usesShortcut('Look someone up')
    await jane.usesShortcut('About the author')
    expect(seen).toMatchObject([
      { type: 'shortcut', callback_id: 'lookup', trigger_id: expect.any(String), user: { id: 'U0JANE' } },
      { type: 'message_action', callback_id: 'about', channel: { id: 'C0GENERAL' }, message: { text: 'A card' } },
    ])
    await expect(jane.usesShortcut('Other')).rejects.toThrow('There are: "Look someone up", "About the author".')
    expect(slack.problems()).toEqual([])
  })
})

describe('the Home tab', () => {
  it('shows what the app published, and its buttons work', async () => {
    let clicks = 0
    const slack = await begin((app) => {
      app.command('/userextra', async ({ ack, client, body }) => {
        await ack()
        const blocks = [section('Welcome'), actions(button('Refresh', 'refresh'))]
        await client.views.publish({ user_id: body.user_id, view: { type: 'home', blocks } })
      })
      app.action('refresh', async ({ ack, body }) => {
        clicks += 'view' in body && body.view?.type === 'home' ? 1 : 0
        await ack()
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await vi.waitFor(() => expect(jane.home()).toContain('Welcome'))
    await jane.goesTo('home').clicks('Refresh')
    expect(clicks).toBe(1)
    expect(slack.person('bob').home()).toBeUndefined()
  })
})
