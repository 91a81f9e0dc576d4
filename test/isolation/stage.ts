import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parse } from 'yaml'
import { buildApp } from '../../src/app.ts'
import { appOf } from '../../src/demo/manifest.ts'
import { createLog } from '../../src/log.ts'
import { postSigned, postSignedEvent } from '../support/forge.ts'
import { type AppSettings, startStory } from '../support/story.ts'
import type { Ask } from './asks.ts'
import { channel, prepareBotDatabase, startService, workspaceOf } from './ground.ts'
import { type Place, payloadOf } from './payloads.ts'
import type { Batch } from './worlds.ts'

/** Something that went to Slack, and who reads it there. */
export type Piece = { way: string; receiver: string; text: string }

/** What asks Slack about people, and shows nobody anything. */
export const isLookup = (way: string): boolean => /^(users|usergroups|auth)\./.test(way)

/** All that came of an interaction. */
export type Sent = { payload: string; pieces: Piece[] }

const withoutTickets = (key: string, value: unknown): unknown =>
  ['trigger_id', 'view_id', 'hash'].includes(key) ? undefined : value

const secret = 'secret-signing'

/** Each write of the bot is synchronized: on a disk that takes longer than everything else. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** The real service, the real bot and Slack's stand-in, with everybody in them. @param onLog gets each line of the bot's log */
export const startStage = async (batch: Batch, onLog: (line: string) => void) => {
  const folder = mkdtempSync(join(inMemory, 'isolation-'))
  const file = join(folder, 'bot.db')
  const databaseUrl = `sqlite:${file}`
  const service = await startService(batch)
  await prepareBotDatabase(databaseUrl, batch)
  let requestUrl = ''
  let idle: () => Promise<void> = async () => undefined
  const start = async ({ botToken, slackApiUrl, signingSecret }: AppSettings) => {
    const app = await buildApp(
      {
        botToken,
        slackApiUrl,
        transport: { kind: 'http', signingSecret, port: 0 },
        userExtraBaseUrl: service.url,
        databaseUrl,
        logLevel: 'debug',
        organizations: [...batch.organizations.values()].map(({ config }) => config),
      },
      createLog('debug', { write: onLog }),
    )
    const { port } = await app.start()
    requestUrl = `http://127.0.0.1:${port}/slack/events`
    idle = app.idle
    return { stop: app.stop, idle, requestUrl }
  }
  const secrets = { botToken: 'xoxb-secret-bot', appToken: 'xapp-secret-app', signingSecret: secret }
  const app = appOf(parse(readFileSync('manifest.yml', 'utf8')), secrets)
  const slack = await startStory({ transport: 'http', start, workspace: workspaceOf(batch), app })
  /** Reads beside the bot. */
  const db = new DatabaseSync(file, { readOnly: true })

  /** A message or view of the bot's that the person has before them, and a trigger from it. */
  const placeOf = ({ plan, actor: { userId }, team }: Ask): Place => {
    const { messages, tickets, views } = slack.state
    const inView = plan.kind === 'submission' || (plan.kind === 'button' && plan.place !== 'message')
    const type = plan.kind === 'button' && plan.place === 'home' ? 'home' : 'modal'
    const title = { type: 'plain_text', text: 'Before' }
    const shown = { type, blocks: [], ...(type === 'modal' && { title }) }
    const opened = type === 'home' ? views.publish(userId, team, shown) : views.open(userId, team, shown)
    const isPressed = plan.kind === 'button' && plan.place === 'message'
    const before = { channel, author: slack.bot.userId, text: 'before', blocks: [], attachments: [], reader: userId }
    const ts = isPressed ? messages.post(before).ts : undefined
    return {
      triggerId: tickets.issueTrigger(userId, inView && type === 'modal' ? opened.id : undefined),
      responseUrl: `${slack.url}/response/${tickets.issueResponse({ person: userId, channel, ts })}`,
      view: { id: opened.id, hash: opened.hash, type },
    }
  }

  let seen = 0
  const piecesSince = (actor: string): Piece[] => {
    const entries = slack.traffic().filter(({ id }) => id > seen)
    seen = entries.at(-1)?.id ?? seen
    return entries.map(({ name, request }) => {
      const { user_id, channel } = (request ?? {}) as { user_id?: string; channel?: string }
      const receiver = name === 'views.publish' ? user_id : name.startsWith('chat.') ? channel : actor
      return { way: name, receiver: receiver ?? actor, text: JSON.stringify(request, withoutTickets) ?? '' }
    })
  }

  return {
    db,
    service,
    slack,
    /** Does it, waits until the bot has nothing more to do, and tells all that it said to Slack. */
    send: async (ask: Ask): Promise<Sent> => {
      const payload = payloadOf(ask, placeOf(ask))
      const acknowledged =
        'event' in payload
          ? await postSignedEvent(requestUrl, secret, payload.event)
          : await postSigned(requestUrl, secret, payload.fields)
      await idle()
      const { userId } = ask.actor
      return {
        payload: JSON.stringify(payload, withoutTickets),
        pieces: [{ way: 'acknowledgement', receiver: userId, text: acknowledged }, ...piecesSince(userId)],
      }
    },
    stop: async () => {
      db.close()
      await slack.stop()
      await service.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Stage = Awaited<ReturnType<typeof startStage>>
