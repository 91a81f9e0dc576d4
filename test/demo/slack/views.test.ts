import { describe, expect, it, vi } from 'vitest'
import type { Story } from '../../support/story.ts'
import { actions, button, codes, gate, modal, section, stage, textInput, withModal } from './stage.ts'

const begin = stage()

/** Jane with the modal of `withModal` open, and the Web API at hand. */
const opened = async (slack: Story) => {
  const jane = slack.person('jane')
  await jane.runs('/userextra')
  await jane.waitsFor('Preferences')
  const client = async (method: string, body: object) => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-sample' },
      body: JSON.stringify(body),
    })
    return await response.json()
  }
  return { jane, client }
}

describe('views', () => {
  const open = withModal([section('One'), textInput('Name', 'name', { initial_value: 'Jane' })], () => undefined)

  it('keep their id, get a new hash and keep typed input over an update', async () => {
    const slack = await begin((app) => {
      open(app)
      app.view('tiny', ({ ack }) => ack())
    })
    const { client, jane } = await opened(slack)
    await jane.fills({ Name: 'Joan' })
    const before = jane.modal()
    const blocks = [section('Two'), textInput('Name', 'name', { initial_value: 'Other' }), textInput('More', 'more')]
    await client('views.update', { view_id: before?.id, hash: before?.hash, view: modal('Updated', blocks) })
    expect(jane.modal()).toMatchObject({
      id: before?.id,
      title: 'Updated',
      fields: [
        { label: 'Name', value: 'Joan' },
        { label: 'More', value: '' },
      ],
    })
    expect(jane.modal()?.hash).not.toBe(before?.hash)
    const renamed = [textInput('Name', 'renamed', { initial_value: 'Fresh' })]
    await client('views.update', { view_id: before?.id, view: modal('Renamed', renamed) })
    expect(jane.modal()?.fields).toMatchObject([{ label: 'Name', value: 'Fresh' }])
  })

  it('refuse an update with an old hash', async () => {
    const slack = await begin(open)
    const { client, jane } = await opened(slack)
    const { id, hash } = jane.modal() ?? {}
    await client('views.update', { view_id: id, hash, view: modal('First', [section('1')]) })
    const late = await client('views.update', { view_id: id, hash, view: modal('Late', [section('2')]) })
    expect(late).toMatchObject({ ok: false, error: 'hash_conflict' })
    expect(jane.modal()?.title).toBe('First')
  })

  it('cannot be updated once closed', async () => {
    const slack = await begin(open)
    const { client, jane } = await opened(slack)
    const { id } = jane.modal() ?? {}
    await jane.closes()
    expect(jane.modal()).toBeUndefined()
    expect(await client('views.update', { view_id: id, view: modal('Late', []) })).toMatchObject({ error: 'not_found' })
  })

  it('are three deep at most, and closing goes back one', async () => {
    const results: string[] = []
    const slack = await begin((app) => {
      withModal([actions(button('Deeper', 'deeper'))], () => undefined)(app)
      app.action('deeper', async ({ ack, body, client }) => {
        await ack()
        const trigger = 'trigger_id' in body ? String(body.trigger_id) : ''
        const view = modal('Deeper', [actions(button('Deeper', 'deeper'))])
        await client.views.push({ trigger_id: trigger, view }).then(
          () => results.push('ok'),
          (error) => results.push(error.data.error),
        )
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    for (const count of [1, 2, 3]) {
      await jane.clicks('Deeper')
      await vi.waitFor(() => expect(results).toHaveLength(count))
    }
    expect(results).toEqual(['ok', 'ok', 'push_limit_reached'])
    expect(jane.modal()?.depth).toBe(3)
    await jane.clicks('Cancel')
    expect(jane.modal()?.depth).toBe(2)
    await jane.closes({ all: true })
    expect(jane.modal()).toBeUndefined()
  })

  it('tell the app that they were closed when they ask for it', async () => {
    const closed: boolean[] = []
    const slack = await begin((app) => {
      withModal([section('One')], () => undefined, { notify_on_close: true })(app)
      app.view({ callback_id: 'tiny', type: 'view_closed' }, async ({ ack, body }) => {
        closed.push('is_cleared' in body && body.is_cleared === true)
        await ack()
      })
    })
    const jane = slack.person('jane')
    for (const all of [false, true]) {
      await jane.runs('/userextra')
      await jane.waitsFor('Preferences')
      await jane.closes({ all })
    }
    expect(closed).toEqual([false, true])
    expect(slack.problems()).toEqual([])
  })

  it('carry the fields that Slack adds', async () => {
    const slack = await begin(open)
    const { client, jane } = await opened(slack)
    const { id } = jane.modal() ?? {}
    const answer = await client('views.update', { view_id: id, view: modal('Second', [section('Two')]) })
    expect(answer).toMatchObject({
      ok: true,
      view: {
        id,
        team_id: 'T0ACME',
        type: 'modal',
        app_id: slack.bot.appId,
        bot_id: slack.bot.botId,
        app_installed_team_id: 'T0ACME',
        root_view_id: id,
        previous_view_id: null,
        private_metadata: '',
        hash: expect.any(String),
        state: { values: {} },
        blocks: [{ block_id: expect.any(String), text: { type: 'mrkdwn', verbatim: false } }],
      },
    })
  })
})

describe('a trigger', () => {
  const tried = async (wait: (slack: Story) => void, times: number) => {
    const errors: string[] = []
    const door = gate()
    const slack = await begin((app) =>
      app.command('/userextra', async ({ ack, client, body }) => {
        await ack()
        await door.passed
        for (let count = 0; count < times; count += 1) {
          await client.views.open({ trigger_id: body.trigger_id, view: modal('Hello', [section('Hi')]) }).then(
            () => errors.push('ok'),
            (error) => errors.push(error.data.error),
          )
        }
      }),
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    wait(slack)
    door.open()
    await vi.waitFor(() => expect(errors).toHaveLength(times))
    return { errors, slack }
  }

  it('opens one view', async () => {
    const { errors, slack } = await tried(() => undefined, 2)
    expect(errors).toEqual(['ok', 'exchanged_trigger_id'])
    expect(codes(slack)).toEqual(['exchanged_trigger_id'])
  })

  it('lasts three seconds', async () => {
    const { errors, slack } = await tried((running) => running.clock.advance(3_001), 1)
    expect(errors).toEqual(['expired_trigger_id'])
    expect(slack.person('jane').modal()).toBeUndefined()
  })
})
