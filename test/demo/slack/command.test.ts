import { describe, expect, it } from 'vitest'
import { transports } from '../../support/story.ts'
import { codes, delivered, gate, section, stage } from './stage.ts'

const begin = stage()

describe.each(transports)('a slash command over %s', (transport) => {
  it('shows the text of the acknowledgement to the person alone', async () => {
    const slack = await begin(
      (app) => app.command('/userextra', ({ ack, command }) => ack(`You typed: ${command.text}`)),
      { transport },
    )
    const jane = slack.person('jane').goesTo('#general')
    await jane.runs('/userextra devices')
    expect(jane.sees()).toContain('User Extra (only visible to you): You typed: devices')
    expect(slack.person('bob').goesTo('#general').sees()).not.toContain('devices')
    expect(slack.problems()).toEqual([])
  })

  it('carries the fields that Slack sends, as text', async () => {
    let seen: object = {}
    const slack = await begin(
      (app) =>
        app.command('/userextra', async ({ ack, body }) => {
          seen = body
          await ack()
        }),
      { transport },
    )
    await slack.person('jane').runs('/userextra  me')
    expect(seen).toMatchObject({
      command: '/userextra',
      text: 'me',
      team_id: 'T0ACME',
      team_domain: 'acme',
      user_id: 'U0JANE',
      user_name: 'jane',
      channel_name: 'directmessage',
      is_enterprise_install: 'false',
      api_app_id: slack.bot.appId,
      response_url: expect.stringContaining('/response/'),
      trigger_id: expect.any(String),
    })
    expect(slack.problems()).toEqual([])
  })

  it('shows in the channel what the acknowledgement says for everyone', async () => {
    const slack = await begin(
      (app) => app.command('/userextra', ({ ack }) => ack({ response_type: 'in_channel', text: 'Hello all' })),
      { transport },
    )
    await slack.person('jane').goesTo('#general').runs('/userextra')
    expect(slack.person('bob').goesTo('#general').sees()).toContain('User Extra: Hello all')
  })

  it('is answered through its response_url after an empty acknowledgement', async () => {
    const slack = await begin(
      (app) =>
        app.command('/userextra', async ({ ack, respond }) => {
          await ack()
          await respond({ response_type: 'ephemeral', text: 'Later' })
        }),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Later')
    expect(jane.messages()).toMatchObject([{ from: 'User Extra', ephemeral: true, text: 'Later' }])
    expect(slack.problems()).toEqual([])
  })

  it('fails for the person when the acknowledgement is late, and says so of the app', async () => {
    const door = gate()
    const slack = await begin(
      (app) =>
        app.command('/userextra', async ({ ack }) => {
          await door.passed
          await ack('too late')
        }),
      { transport },
    )
    const jane = slack.person('jane')
    const done = jane.runs('/userextra')
    await delivered(slack, '/userextra')
    slack.clock.advance(3_001)
    await done
    expect(jane.sees()).toContain(
      'Slackbot (only visible to you): /userextra failed with the error "operation_timeout"',
    )
    door.open()
    await jane.waitsUntil(() => codes(slack).includes('acknowledged_late'), 'the late acknowledgement')
    expect(jane.sees()).not.toContain('too late')
    expect(codes(slack)).toEqual(['timed_out', 'acknowledged_late'])
  })

  it('fails for the person when there is no acknowledgement', async () => {
    const slack = await begin((app) => app.command('/userextra', async () => undefined), { transport })
    const jane = slack.person('jane')
    const done = jane.runs('/userextra')
    await delivered(slack, '/userextra')
    slack.clock.advance(3_001)
    await done
    expect(jane.sees()).toContain('operation_timeout')
    expect(codes(slack)).toEqual(['timed_out'])
  })

  it('fails when what the acknowledgement shows breaks the Block Kit rules', async () => {
    const slack = await begin(
      (app) =>
        app.command('/userextra', ({ ack }) =>
          ack({ response_type: 'ephemeral', text: 'long', blocks: [section('x'.repeat(3_001))] }),
        ),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('dispatch_unknown_error')
    expect(slack.problems()).toMatchObject([
      { where: 'acknowledgement of /userextra', code: 'too_long', pointer: '/blocks/0/text/text', severity: 'error' },
    ])
  })

  it('carries another workspace for someone of another workspace', async () => {
    let seen: object = {}
    const slack = await begin(
      (app) =>
        app.command('/userextra', async ({ ack, body }) => {
          seen = body
          await ack()
        }),
      { transport },
    )
    await slack.person('stranger').goesTo('#shared').runs('/userextra')
    expect(seen).toMatchObject({
      team_id: 'T0OTHER',
      team_domain: 'other',
      user_id: 'U0STRANGER',
      channel_name: 'shared',
    })
  })
})

describe('a slash command that does not reach the app', () => {
  it('fails at once without a Socket Mode connection', async () => {
    const slack = await begin(undefined)
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('/userextra failed with the error "dispatch_failed"')
    expect(codes(slack)).toEqual(['unreachable'])
  })

  it('fails at once when nothing listens at the request URL', async () => {
    const slack = await begin(undefined)
    slack.deliverTo('http://127.0.0.1:9/slack/events')
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('dispatch_failed')
  })

  it('fails when the app refuses the signature', async () => {
    const slack = await begin((app) => app.command('/userextra', ({ ack }) => ack('hello')), { transport: 'http' })
    slack.clock.advance(-10 * 60_000)
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('dispatch_failed')
    expect(slack.problems()).toMatchObject([{ code: 'refused', message: expect.stringContaining('401') }])
  })

  it('is answered by Slackbot when no app has it', async () => {
    const slack = await begin(undefined)
    const jane = slack.person('jane')
    await jane.runs('/nothing here')
    expect(jane.sees()).toContain('Slackbot (only visible to you): /nothing is not a valid command.')
    expect(slack.problems()).toEqual([])
  })

  it('is a message when there is no slash', async () => {
    const slack = await begin(undefined)
    await slack.person('jane').goesTo('#general').runs('hello')
    expect(slack.person('bob').goesTo('#general').sees()).toContain('jane: hello')
  })

  it('cannot be run where the person has no access', async () => {
    const slack = await begin(undefined)
    expect(() => slack.person('jane').goesTo('#secret')).toThrow('There are: app, home, #general, #shared')
    expect(() => slack.person('nobody')).toThrow('There are: jane, bob')
  })
})
