import type { App, ViewSubmitAction } from '@slack/bolt'
import { afterEach } from 'vitest'
import { type Story, type StoryOptions, sampleApp, startStory } from '../../support/story.ts'
import { tinyApp } from './tiny-app.ts'

/** A door that a listener waits at until the test opens it. */
export const gate = () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}

/** Starts stories with a tiny Bolt app and ends them after each test. */
export const stage = () => {
  const running: Story[] = []
  afterEach(async () => {
    for (const story of running.splice(0)) await story.stop()
  })
  return async (register: ((app: App) => void) | undefined, options: StoryOptions = {}): Promise<Story> => {
    const story = await startStory({ ...options, ...(register ? { start: tinyApp(register) } : {}) })
    running.push(story)
    return story
  }
}

/** Resolves once Slack has sent `count` deliveries of this name. */
export const delivered = (slack: Story, name: string, count = 1): Promise<void> =>
  slack
    .person('jane')
    .waitsUntil(
      () => slack.traffic().filter((entry) => entry.kind === 'delivery' && entry.name === name).length >= count,
      `${count} × ${name}`,
    )

export const codes = (slack: Story): string[] => slack.problems().map(({ code }) => code)

/** What `path` leads to in an answer whose shape the test knows. */
export const dig = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, key) => (Object(found) === found ? Reflect.get(Object(found), key) : undefined), value)

export const plain = (text: string) => ({ type: 'plain_text' as const, text })

export const button = (text: string, actionId: string, more: object = {}) => ({
  type: 'button' as const,
  text: plain(text),
  action_id: actionId,
  ...more,
})

export const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } })

export const actions = (...elements: ReturnType<typeof button>[]) => ({ type: 'actions' as const, elements })

export const textInput = (label: string, id: string, more: object = {}, block: object = {}) => ({
  type: 'input' as const,
  block_id: id,
  label: plain(label),
  element: { type: 'plain_text_input' as const, action_id: id, ...more },
  ...block,
})

export const modal = (title: string, blocks: object[], more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'tiny',
  title: plain(title),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: blocks as never[],
  ...more,
})

export const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value })

/** Opens a modal at the command, and answers its submission as the test says. */
export const withModal =
  (blocks: object[], answer: (body: ViewSubmitAction) => object | undefined, more: object = {}) =>
  (app: App) => {
    app.command('/userextra', async ({ ack, client, body }) => {
      await ack()
      await client.views.open({ trigger_id: body.trigger_id, view: modal('Preferences', blocks, more) })
    })
    app.view('tiny', async ({ ack, body }) => {
      const reply = answer(body as ViewSubmitAction)
      await (reply ? ack(reply as never) : ack())
    })
  }

/** Answers the command with these blocks, for the person alone or for all. */
export const answering =
  (blocks: object[], responseType: 'ephemeral' | 'in_channel' = 'ephemeral') =>
  (app: App) => {
    app.command('/userextra', ({ ack }) =>
      ack({ response_type: responseType, text: 'A card', blocks: blocks as never[] }),
    )
  }

/** `null` for no token, `form` instead of a JSON body. */
export type Call = { body?: object; token?: string | null; form?: Record<string, string> }

/** Calls the Web API as an app would. */
export const caller =
  (slack: Story) =>
  async (method: string, { body, token = sampleApp.botToken, form }: Call = {}) => {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: {
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json; charset=utf-8',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: form ? new URLSearchParams(form).toString() : JSON.stringify(body ?? {}),
    })
    return { status: response.status, headers: response.headers, answer: await response.json() }
  }
