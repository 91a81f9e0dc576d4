import { existsSync } from 'node:fs'
import { App, SocketModeReceiver } from '@slack/bolt'
import type { FaultSwitches } from '../../src/demo/page/faults.ts'
import { servePage } from '../../src/demo/page/serve.ts'
import type { FaultsShown } from '../../src/demo/page/wire.ts'
import type { JsonObject } from '../../src/demo/slack/json.ts'
import { silent } from '../demo/slack/tiny-app.ts'
import { type AppSettings, type RunningApp, type Story, sampleApp, startStory } from '../support/story.ts'
import { blockSets } from './gallery-blocks.ts'
import { dataSets } from './gallery-data.ts'
import { textSets } from './gallery-text.ts'

/**
 * The page with everything that it can draw, and an app whose only command shows it:
 *
 *     node test/browser/gallery.ts [port]
 *
 * Open the printed address and send `/gallery` for the names, `/gallery table` for one set, `/gallery all` for all.
 */
export type GallerySet = {
  /** A message with these. */
  blocks?: JsonObject[]
  attachments?: JsonObject[]
  /** The message's text, for a set without blocks. */
  text?: string
  /** A modal, opened instead of a message. */
  view?: JsonObject
  /** Put into the channel without Slack's check: what no app could send. Blocks need a `block_id`. */
  smuggled?: boolean
}

const sets: Record<string, GallerySet> = { ...textSets, ...blockSets, ...dataSets }
const listeners: ((app: App) => void)[] = []

/** Adds sets of other parts of the page and, where they need any, listeners of the app. */
export const registerSets = (more: Record<string, GallerySet>, listen?: (app: App) => void): void => {
  Object.assign(sets, more)
  if (listen) listeners.push(listen)
}

export const gallerySets = (): Readonly<Record<string, GallerySet>> => sets

const smuggle = ({ state }: Story, channel: string, { text = 'Smuggled', blocks = [] }: GallerySet): void => {
  state.messages.post({ channel, author: state.directory.bot.userId, text, blocks, attachments: [] })
}

const chosen = (name: string): [string, GallerySet][] => {
  const named = sets[name]
  if (named) return [[name, named]]
  return name === 'all' ? Object.entries(sets).filter(([, { view }]) => view === undefined) : []
}

const registerAll = (app: App, slack: () => Story | undefined): void => {
  for (const listen of listeners) listen(app)
  app.command('/gallery', async ({ ack, command, client, respond }) => {
    await ack()
    const found = chosen(command.text.trim())
    if (found.length === 0) await respond(`There is: ${Object.keys(sets).join(', ')}, all`)
    for (const [name, set] of found) {
      const { view, smuggled, blocks = [], attachments = [], text = `The set “${name}”` } = set
      const story = slack()
      if (smuggled && story) smuggle(story, command.channel_id, set)
      else if (view) await client.views.open({ trigger_id: command.trigger_id, view: view as never })
      else {
        const content = { text, ...(blocks.length > 0 && { blocks }), ...(attachments.length > 0 && { attachments }) }
        await respond({ response_type: 'in_channel', ...content } as never)
      }
    }
  })
  app.action(/.*/, async ({ ack }) => ack())
  app.view(/.*/, async ({ ack }) => ack())
}

/** As the tests' own app, but patient with its connection: a browser keeps the machine busy. */
const startApp = async (settings: AppSettings, slack: () => Story | undefined): Promise<RunningApp> => {
  const { appToken, botToken: token, slackApiUrl } = settings
  const installerOptions = { clientOptions: { slackApiUrl } }
  const receiver = new SocketModeReceiver({ appToken, logger: silent, installerOptions })
  const app = new App({ receiver, token, logger: silent, clientOptions: { slackApiUrl } })
  registerAll(app, slack)
  await app.start()
  return { stop: () => receiver.client.disconnect() }
}

const noFaults: FaultsShown = { api: 'well', slack: 'well', bot: 'well' }
const faults: FaultSwitches = {
  shown: () => noFaults,
  set: () => undefined,
  clear: () => undefined,
  subscribe: () => () => undefined,
}

/** `stop` ends it; the page of Jane is at `<url>/?as=jane`. */
export const startGallery = async (port = 0): Promise<Story> => {
  let story: Story | undefined
  story = await startStory({
    port,
    app: {
      ...sampleApp,
      commands: [{ command: '/gallery', shouldEscape: true, usageHint: 'set', description: 'Shows blocks' }],
    },
    start: (settings) => startApp(settings, () => story),
    serve: (hono, slack) => {
      const about = { person: () => ({}), subcommands: () => [], hints: [] }
      servePage(hono, slack, { about, faults, reset: async () => slack.reset() })
    },
  })
  return story
}

if (import.meta.main) {
  const elements = new URL('gallery-elements.ts', import.meta.url)
  if (existsSync(elements)) await import(elements.href)
  const { url } = await startGallery(Number(process.argv[2] ?? 3100))
  process.stdout.write(`${url}/?as=jane\nSets: ${Object.keys(sets).join(', ')}\n`)
}
