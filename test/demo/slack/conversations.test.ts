import { describe, expect, it } from 'vitest'
import { type StoryOptions, sampleApp, sampleWorkspace } from '../../support/story.ts'
import { caller, dig, section, stage } from './stage.ts'

const begin = stage()

const served = async (options: StoryOptions = {}) => {
  const slack = await begin(undefined, options)
  return { slack, call: caller(slack) }
}

describe('conversations', () => {
  it('posts, updates and deletes messages', async () => {
    const { slack, call } = await served()
    const jane = slack.person('jane').goesTo('#general')
    const posted = (
      await call('chat.postMessage', { body: { channel: 'C0GENERAL', text: 'One', blocks: [section('One')] } })
    ).answer
    expect(jane.sees()).toContain('User Extra: One')
    const where = { channel: dig(posted, 'channel'), ts: dig(posted, 'ts') }
    await call('chat.update', { body: { ...where, text: 'Two' } })
    expect(jane.sees()).toContain('User Extra (edited): Two')
    const theirs = jane.messages().length
    await jane.runs('mine')
    const mine = jane.messages()[theirs]
    expect(
      (await call('chat.update', { body: { channel: 'C0GENERAL', ts: mine?.ts, text: 'x' } })).answer,
    ).toMatchObject({
      error: 'cant_update_message',
    })
    expect((await call('chat.delete', { body: where })).answer).toMatchObject({ ok: true, ts: where.ts })
    expect((await call('chat.delete', { body: where })).answer).toMatchObject({ error: 'message_not_found' })
    expect(jane.sees()).not.toContain('Two')
  })

  it('keeps ephemeral messages to their reader, and out of reach of updates', async () => {
    const { slack, call } = await served()
    const body = { channel: 'C0GENERAL', user: 'U0JANE', text: 'Psst' }
    const { answer } = await call('chat.postEphemeral', { body })
    expect(slack.person('jane').goesTo('#general').sees()).toContain('(only visible to you): Psst')
    expect(slack.person('bob').goesTo('#general').sees()).not.toContain('Psst')
    const update = { channel: 'C0GENERAL', ts: dig(answer, 'message_ts'), text: 'x' }
    expect((await call('chat.update', { body: update })).answer).toMatchObject({ error: 'message_not_found' })
    expect((await call('chat.postEphemeral', { body: { ...body, user: 'U0STRANGER' } })).answer).toMatchObject({
      error: 'user_not_in_channel',
    })
    expect((await call('chat.postMessage', { body: { ...body, channel: 'C0SECRET' } })).answer).toMatchObject({
      error: 'channel_not_found',
    })
  })

  it('opens direct messages, the same one again', async () => {
    const { slack, call } = await served()
    const open = async (users: string) => (await call('conversations.open', { body: { users } })).answer
    const id = dig(await open('U0JANE'), 'channel', 'id')
    expect(id).toMatch(/^D/)
    expect(await open('U0JANE')).toMatchObject({ channel: { id } })
    await call('chat.postMessage', { body: { channel: 'U0JANE', text: 'Hello' } })
    expect(slack.person('jane').sees()).toContain('User Extra: Hello')
    const refused = async (users: string) => dig(await open(users), 'error')
    expect(await refused('U9')).toBe('user_not_found')
    expect(await refused('U0GONE')).toBe('user_disabled')
    expect(await refused('')).toBe('users_list_not_supplied')
  })

  it('lists the people of a user group', async () => {
    const { call } = await served({ app: { ...sampleApp, scopes: ['usergroups:read'] } })
    const list = async (usergroup: string) => (await call('usergroups.users.list', { body: { usergroup } })).answer
    expect(await list('S0HELP')).toEqual({ ok: true, users: ['U0BOB'] })
    expect(await list('S9')).toMatchObject({ error: 'no_such_subteam' })
  })

  it('sends the people named in a message as mentions, and its control characters as text', async () => {
    const { slack } = await served()
    await slack.person('jane').goesTo('#general').runs('@bob, is 1 < 2 & <!channel>?')
    const [message] = slack.state.messages.visibleTo('U0BOB', 'C0GENERAL')
    expect(message?.text).toBe('<@U0BOB|bob>, is 1 &lt; 2 &amp; &lt;!channel&gt;?')
    expect(slack.person('bob').goesTo('#general').sees()).toContain('@bob, is 1 < 2 & <!channel>?')
  })

  it('has direct messages between people, in which the app is not', async () => {
    const workspace = { ...sampleWorkspace, directMessages: [{ id: 'D0BOTH', members: ['U0JANE', 'U0BOB'] }] }
    const { slack, call } = await served({ workspace })
    await slack.person('jane').goesTo('D0BOTH').runs('Hi Bob')
    expect(slack.person('bob').goesTo('D0BOTH').sees()).toContain('Hi Bob')
    expect(() => slack.person('guest').goesTo('D0BOTH')).toThrow('has no conversation')
    expect((await call('chat.postMessage', { body: { channel: 'D0BOTH', text: 'x' } })).answer).toMatchObject({
      error: 'channel_not_found',
    })
    // The app's conversation with the same people is another one.
    expect(slack.state.directory.direct(['U0JANE', 'U0BOB'])?.id).not.toBe('D0BOTH')
  })

  it('lets the one reader of an ephemeral message dismiss it, and nobody else', async () => {
    const { slack, call } = await served()
    await call('chat.postEphemeral', { body: { channel: 'C0GENERAL', user: 'U0JANE', text: 'For you' } })
    await call('chat.postMessage', { body: { channel: 'C0GENERAL', text: 'For all' } })
    const jane = slack.person('jane').goesTo('#general')
    const [mine, everyones] = jane.messages()
    const dismiss = (person: string, ts = '') => slack.actions.dismiss({ person, channel: 'C0GENERAL', ts })
    await expect(dismiss('U0BOB', mine?.ts)).rejects.toThrow('Only a message that nobody else sees')
    await expect(dismiss('U0JANE', everyones?.ts)).rejects.toThrow('Only a message that nobody else sees')
    await dismiss('U0JANE', mine?.ts)
    expect(jane.messages().map(({ text }) => text)).toEqual(['For all'])
  })
})
