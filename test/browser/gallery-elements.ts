import { setTimeout as after } from 'node:timers/promises'
import type { AllMiddlewareArgs, App } from '@slack/bolt'
import type { JsonObject } from '../../src/demo/slack/json.ts'
import { registerSets } from './gallery.ts'
import { button, plain, section } from './gallery-builders.ts'
import { buttons, choosers, contextActions, everyInput, input, option, overflow, workflow } from './gallery-samples.ts'

/** Every element, where it may stand; and modals that do what modals do. */
const modal = (callback_id: string, title: string, blocks: JsonObject[], more: JsonObject = {}) => ({
  type: 'modal',
  callback_id,
  title: plain(title),
  submit: plain('Send'),
  blocks,
  ...more,
})

const actions = (block_id: string, elements: JsonObject[]) => ({ type: 'actions', block_id, elements })

const text = (name: string, more: JsonObject = {}) => input(name, { type: 'plain_text_input' }, more)

const actionBlocks = [
  actions('buttons', [...buttons, workflow, overflow]),
  ...Object.entries(choosers).map(([name, element]) => actions(`act_${name}`, [{ ...element, action_id: name }])),
  actions('act_moment', [{ type: 'datetimepicker', action_id: 'moment' }]),
  contextActions,
]

const sectionBlocks = [
  ...Object.entries(choosers).map(([name, element]) =>
    section(`Your *${name}*`, { block_id: `sec_${name}`, accessory: { ...element, action_id: name } }),
  ),
  section('More', { block_id: 'sec_more', accessory: overflow }),
  section('Remove it', { block_id: 'sec_remove', accessory: buttons[1] }),
]

const stacked = (depth: number) =>
  modal('quiet', `Layer ${depth}`, [
    text(`name${depth}`, { optional: false }),
    actions('deeper', [button('Deeper', 'push', { value: String(depth + 1) })]),
  ])

const loading = { type: 'modal', title: plain('A moment'), blocks: [section('Loading…', { block_id: 'loading' })] }

const updating = (topic: string) =>
  modal('quiet', 'Adapts', [
    input(
      'topic',
      { type: 'static_select', options: ['Laptop', 'Phone'].map((name) => option(name, name)) },
      { dispatch_action: true },
    ),
    text('serial'),
    section(`About: ${topic}`, { block_id: 'about' }),
    actions('now', [button('Refresh', 'refresh')]),
  ])

const telling = modal('quiet', 'Tells', [
  text('on enter', { dispatch_action: true }),
  input(
    'each key',
    { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } },
    { dispatch_action: true },
  ),
])

const focused = modal('quiet', 'Begins below', [
  text('first'),
  input('second', { type: 'plain_text_input', focus_on_load: true }),
])

const required = [
  ...['serial', 'owner'].map((name) => text(name, { optional: false })),
  input('digest', choosers.digest ?? {}, { optional: false }),
]

export const elementSets = {
  actions: { blocks: actionBlocks },
  accessories: { blocks: sectionBlocks },
  form: { view: modal('quiet', 'Every input', everyInput) },
  stack: { view: stacked(1) },
  loading: { view: loading },
  updating: { view: updating('nothing') },
  telling: { view: telling },
  focused: { view: focused },
  errors: { view: modal('refuse', 'Refuses', required) },
  slow: { view: modal('slow', 'Slow', [text('serial')]) },
  silent: { view: modal('silent', 'Silent', [text('serial')]) },
  strange: {
    smuggled: true,
    blocks: [actions('strange', [{ type: 'hologram_button', beam: 'blue' }, button('Known', 'known')])],
  },
  confirm: { view: { ...modal('quiet', 'Asks', [actions('buttons', buttons)]), submit: undefined } },
}

/** What the app does with a payload, by its `callback_id`, `action_id` or command; the rest is acknowledged alone. */
type Handler = (args: AllMiddlewareArgs, payload: Payload, ack: (answer?: object) => Promise<void>) => Promise<void>
type Payload = {
  type?: string
  command?: string
  text?: string
  trigger_id: string
  value?: string
  view?: { id: string; callback_id: string }
  actions?: { action_id: string; value?: string; selected_option?: { value: string } }[]
}

const slowMs = 900

const show =
  (viewOf: (chosen: string) => JsonObject): Handler =>
  async ({ client }, { view, actions: [action] = [] }, ack) => {
    await ack()
    const chosen = action?.selected_option?.value ?? 'refreshed'
    await client.views.update({ view_id: view?.id ?? '', view: viewOf(chosen) as never })
  }

const handlers: Record<string, Handler> = {
  '/gallery loading': async ({ client }, { trigger_id }, ack) => {
    await ack()
    const opened = await client.views.open({ trigger_id, view: loading as never })
    await after(slowMs)
    const filled = modal('quiet', 'A moment', [text('serial')])
    await client.views.update({ view_id: opened.view?.id ?? '', view: filled as never })
  },
  push: async ({ client }, { trigger_id, actions: [action] = [] }, ack) => {
    await ack()
    await client.views.push({ trigger_id, view: stacked(Number(action?.value)) as never })
  },
  topic: show(updating),
  refresh: show(updating),
  slowly: async (_, __, ack) => {
    await after(slowMs)
    await ack()
  },
  slow: async (_, __, ack) => {
    await after(slowMs)
    await ack()
  },
  // Slack gives up on it.
  silent: async () => undefined,
  refuse: (_, __, ack) => ack({ response_action: 'errors', errors: { in_owner: 'Nobody of that name works here.' } }),
}

const zones = ['Berlin', 'Bern', 'Tokyo', 'Toronto', 'São Paulo'].map((name) => option(name, name.toLowerCase()))

const suggest = (typed = ''): object => ({
  options: zones.filter(({ text }) => text.text.toLowerCase().startsWith(typed.toLowerCase())),
})

const keyOf = ({ type, command, text: typed, view, actions: [action] = [] }: Payload): string => {
  if (command !== undefined) return `${command} ${typed}`
  return (type === 'view_submission' ? view?.callback_id : action?.action_id) ?? ''
}

/** Before the listeners of the gallery, which acknowledge everything at once. */
const listen = (app: App): void =>
  void app.use(async (args) => {
    const payload = args.body as unknown as Payload
    const ack = (args as unknown as { ack: (answer?: object) => Promise<void> }).ack
    const handler = handlers[keyOf(payload)]
    if (payload.type === 'block_suggestion') await ack(suggest(payload.value))
    else if (handler) await handler(args, payload, ack)
    else await args.next()
  })

registerSets(elementSets, listen)
