import type { App } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { type StoryOptions, sampleApp, sampleWorkspace, transports } from '../../support/story.ts'
import { actions, button, caller, codes, dig, section, stage } from './stage.ts'

const begin = stage()

const served = async (options: StoryOptions = {}) => {
  const slack = await begin(undefined, { app: { ...sampleApp, scopes: ['chat:write'] }, ...options })
  const call = caller(slack)
  const post = async (channel: string, more: object = {}) =>
    (await call('chat.postMessage', { body: { channel, text: 'Hello', ...more } })).answer
  return { slack, call, post }
}

/** Asks Bob in his direct message, and answers his click at the response_url with this. */
const asking = (answer: object) => (app: App) => {
  app.command('/userextra', async ({ ack, client }) => {
    await ack()
    const blocks = [section('May Jane see it?'), actions(button('Allow', 'allow', { value: '7' }))]
    await client.chat.postMessage({ channel: 'U0BOB', text: 'May Jane see it?', blocks })
  })
  app.action('allow', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'Allowed', ...answer })
  })
}

describe.each(transports)('a button in a direct message, over %s', (transport) => {
  it.each([{}, { response_type: 'ephemeral' as const }, { response_type: 'in_channel' as const }])(
    'is pressed by whoever reads it, and its message replaced by an answer with %j',
    async (more) => {
      const slack = await begin(asking({ replace_original: true, ...more }), { transport })
      await slack.person('jane').goesTo('#general').runs('/userextra')
      const bob = slack.person('bob')
      expect(bob.messages()).toMatchObject([{ ephemeral: false, text: 'May Jane see it?\n[Allow]' }])
      await bob.clicks('Allow')
      expect(bob.messages()).toMatchObject([{ ephemeral: false, text: 'Allowed' }])
      expect(slack.person('jane').messages()).toEqual([])
      expect(slack.problems()).toEqual([])
    },
  )

  it('tells the app where it was pressed, with the message', async () => {
    const slack = await begin(asking({ response_type: 'ephemeral', replace_original: false }), { transport })
    await slack.person('jane').runs('/userextra')
    await slack.person('bob').clicks('Allow')
    const { request } = slack.traffic().findLast(({ name }) => name === 'block_actions') ?? {}
    const channel = slack.state.directory.direct(['U0BOB'])?.id
    expect(request).toMatchObject({
      channel: { id: channel, name: 'directmessage' },
      container: { channel_id: channel, is_ephemeral: false },
      message: { text: 'May Jane see it?' },
      actions: [{ action_id: 'allow', value: '7' }],
      response_url: expect.any(String),
    })
    expect(slack.person('bob').messages()).toMatchObject([{ ephemeral: false }, { ephemeral: true, text: 'Allowed' }])
  })
})

describe('someone else’s direct message', () => {
  it('is out of reach, by ids too', async () => {
    const slack = await begin(asking({ replace_original: true }))
    await slack.person('jane').runs('/userextra')
    const channel = slack.state.directory.direct(['U0BOB'])?.id ?? ''
    const [asked] = slack.person('bob').messages()
    const [, { block_id } = {}] = slack.state.messages.find(channel, asked?.ts ?? '')?.blocks ?? []
    const button = { place: { channel, ts: asked?.ts ?? '' }, blockId: String(block_id), actionId: 'allow' }
    expect(() => slack.person('jane').goesTo(channel)).toThrow('jane has no conversation')
    await expect(slack.actions.press({ person: 'U0JANE', ...button })).rejects.toThrow(
      'The person sees no such message',
    )
    await slack.actions.press({ person: 'U0BOB', ...button })
    await slack.settled()
    expect(slack.person('bob').messages()).toMatchObject([{ text: 'Allowed' }])
  })
})

describe('chat.postMessage to a person', () => {
  it('opens their direct message with the app, once, and answers with its id: chat.update takes no other', async () => {
    const { slack, call, post } = await served()
    const posted = await post('U0BOB')
    const channel = dig(posted, 'channel')
    expect(channel).toMatch(/^D/)
    expect(dig(await post('U0BOB'), 'channel')).toBe(channel)
    const update = (where: unknown) =>
      call('chat.update', { body: { channel: where, ts: dig(posted, 'ts'), text: 'Hello again' } })
    expect((await update('U0BOB')).answer).toMatchObject({ error: 'channel_not_found' })
    expect((await update(channel)).answer).toMatchObject({ ok: true, channel, text: 'Hello again' })
    expect(slack.person('bob').messages()).toMatchObject([{ text: 'Hello again' }, { text: 'Hello' }])
    expect(slack.problems()).toEqual([])
  })

  it('reaches nobody who has left, without saying so', async () => {
    const { slack, call, post } = await served({ app: { ...sampleApp, scopes: ['chat:write', 'im:write'] } })
    expect(await post('U0GONE')).toMatchObject({ ok: true, channel: expect.stringMatching(/^D/) })
    const opened = await call('conversations.open', { body: { users: 'U0GONE' } })
    expect(opened.answer).toMatchObject({ error: 'user_disabled' })
    expect(slack.problems()).toEqual([])
  })

  it('is refused for bots, for strangers, and without a Messages tab', async () => {
    const far = { id: 'U0FAR', name: 'far', team: 'T0OTHER' }
    const workspace = { ...sampleWorkspace, people: [...sampleWorkspace.people, far] }
    const { slack, post } = await served({ workspace })
    expect(await post('U0ROBOT')).toMatchObject({ error: 'cannot_dm_bot' })
    expect(await post('USLACKBOT')).toMatchObject({ error: 'cannot_dm_bot' })
    expect(codes(slack)).toEqual(['cannot_dm_bot', 'cannot_dm_bot'])
    expect(await post('U0FAR')).toMatchObject({ error: 'channel_not_found' })
    expect(await post('U0STRANGER')).toMatchObject({ ok: true })
    const closed = await served({ app: { ...sampleApp, messagesTabEnabled: false } })
    expect(await closed.post('U0BOB')).toMatchObject({ error: 'messages_tab_disabled' })
  })
})

describe('a message that is replaced', () => {
  it('stays as visible as it was, and an app that thinks otherwise is reported', async () => {
    const slack = await begin((app) => {
      app.command('/userextra', ({ ack }) => {
        const blocks = [section('Card'), actions(button('Show', 'show'))]
        return ack({ response_type: 'in_channel', text: 'Card', blocks })
      })
      app.action('show', async ({ ack, respond }) => {
        await ack()
        await respond({ text: 'Secret', replace_original: true, response_type: 'ephemeral' })
      })
    })
    const jane = slack.person('jane').goesTo('#general')
    await jane.runs('/userextra')
    await jane.clicks('Show')
    expect(slack.person('bob').goesTo('#general').messages()).toMatchObject([{ text: 'Secret', ephemeral: false }])
    expect(slack.problems()).toMatchObject([{ code: 'visibility_kept', where: 'response_url', severity: 'warning' }])
  })
})
