import { describe, expect, it } from 'vitest'
import { gate, section, stage } from './stage.ts'

const begin = stage()

describe('settling', () => {
  it('waits for the word of the app when it gives one', async () => {
    const idle = gate()
    const door = gate()
    const slack = await begin((app) =>
      app.command('/userextra', async ({ ack, respond }) => {
        await ack()
        await door.passed
        await respond({ response_type: 'ephemeral', text: 'Done at last' })
        idle.open()
      }),
    )
    slack.idleWhen(() => idle.passed)
    const jane = slack.person('jane')
    const done = jane.runs('/userextra')
    setTimeout(door.open, 100)
    await done
    expect(jane.sees()).toContain('Done at last')
  })

  it('waits for calls that are under way', async () => {
    const slack = await begin((app) =>
      app.command('/userextra', async ({ ack, client, body }) => {
        const posted = client.chat.postMessage({ channel: body.user_id, text: 'Hi', blocks: [section('Hi')] })
        await ack()
        await posted
      }),
    )
    slack.faults.slow('chat.postMessage', 150)
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    expect(jane.sees()).toContain('User Extra: Hi')
  })

  it('tells of changes as they happen', async () => {
    const slack = await begin((app) => app.command('/userextra', ({ ack }) => ack('Hi')))
    const kinds: string[] = []
    const stop = slack.subscribe((change) => kinds.push(change.kind))
    await slack.person('jane').runs('/userextra')
    expect(kinds).toEqual(['traffic', 'traffic', 'message'])
    stop()
    slack.reset()
    expect(kinds).toHaveLength(3)
    expect(slack.person('jane').messages()).toEqual([])
    expect(slack.traffic()).toEqual([])
  })

  it('shows the screen when what was waited for does not come', async () => {
    const slack = await begin((app) => app.command('/userextra', ({ ack }) => ack('Something else')))
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    const waiting = jane.waitsFor('Never', { timeoutMs: 20 })
    await expect(waiting).rejects.toThrow(/Waited 20 ms for "Never".*On the screen:\n.*Something else/s)
  })
})
