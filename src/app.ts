import { App } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'
import { createActors } from './access/actor.ts'
import { createRecords } from './access/records.ts'
import { createChanges } from './changes/apply.ts'
import { createLedger, type LedgerTables, ledgerMigrations } from './changes/ledger.ts'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { createFeatures } from './features/index.ts'
import type { Feature } from './slack/feature.ts'
import { boltLogger } from './slack/logger.ts'
import { rememberProfiles } from './slack/profiles.ts'
import { httpReceiver, socketReceiver } from './slack/receiver.ts'
import { createRouter } from './slack/router.ts'
import { createSlackApi } from './slack/slack-api.ts'
import { openDatabase } from './store/database.ts'
import { createUserExtraClient } from './user-extra/client.ts'

export type BuiltApp = {
  features: Feature[]
  /** Resolves once Slack's requests are taken; over HTTP, with the port. */
  start(): Promise<{ port: number | undefined }>
  /** Stops taking, answers what was taken, and disconnects. */
  stop(): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** Interactive calls: a person waits, so few retries and no queue that one 429 holds up. */
const interactive = (slackApiUrl: string): WebClientOptions => ({
  slackApiUrl,
  timeout: 5_000,
  retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 200 },
  rejectRateLimitedCalls: true,
})

const receiverFor = ({ transport }: Config, clientOptions: WebClientOptions, log: Logger) => {
  const logger = boltLogger(log)
  return transport.kind === 'http'
    ? httpReceiver({ signingSecret: transport.signingSecret, logger })
    : socketReceiver({ appToken: transport.appToken, port: transport.port, clientOptions, logger, log })
}

/** Who the bot token is. Asked once, before anything is taken, so that a wrong token is told at once. */
const whoAmI = async (client: WebClient): Promise<{ botId: string; botUserId: string }> => {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw new AppError(
      'slack',
      `Slack did not accept the bot token or could not be reached (${error instanceof Error ? error.message : 'no reason given'}). ` +
        'Check SLACK_BOT_TOKEN, SLACK_API_URL and the network.',
    )
  })
  return { botId: answer.bot_id ?? '', botUserId: answer.user_id ?? '' }
}

/** Wires the parts together; nothing is decided here. */
export const buildApp = async (config: Config, log: Logger): Promise<BuiltApp> => {
  const { organizations, transport } = config
  const db = await openDatabase<LedgerTables>(config.databaseUrl, ledgerMigrations)
  const clientOptions = { ...interactive(config.slackApiUrl), logger: boltLogger(log) }
  const webClient = new WebClient(config.botToken, clientOptions)
  const slack = createSlackApi(webClient)

  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  const fieldsOf = (organizationId: string) => byId.get(organizationId)?.fields ?? []
  const client = createUserExtraClient({
    baseUrl: config.userExtraBaseUrl,
    tokenFor: (organizationId) => byId.get(organizationId)?.token ?? '',
    logger: log,
  })
  const records = createRecords(client)
  const changes = createChanges({ client, records, ledger: createLedger(db), fieldsOf })
  const actors = createActors({ organizations, profile: rememberProfiles(slack.profile) })
  const features = createFeatures({ records, changes, fieldsOf })
  const router = createRouter({ features, actors, slack, log })

  let running: App | undefined
  const start = async () => {
    const me = await whoAmI(webClient)
    const bolt = new App({
      receiver: receiverFor(config, clientOptions, log),
      authorize: async () => ({ botToken: config.botToken, ...me }),
      clientOptions,
      logger: boltLogger(log),
      convoStore: false,
      ignoreSelf: false,
    })
    bolt.use(async (event) => {
      // Bolt has acknowledged events itself; everything that wants an answer carries an `ack`.
      if ('ack' in event && event.ack) await router.handle(event.body, event.ack as (body?: unknown) => Promise<void>)
    })
    running = bolt
    if (transport.kind === 'socket') {
      await bolt.start()
      return { port: transport.port }
    }
    const address = (await bolt.start(transport.port)).address()
    return { port: typeof address === 'object' ? address?.port : undefined }
  }

  return {
    features,
    start,
    async stop() {
      // A WebSocket carries the acknowledgements too, so what was taken is answered before it is closed. An HTTP server
      // stops taking first and keeps the connections of requests under way.
      if (transport.kind === 'socket') await router.drain()
      await running?.stop()
      await router.drain()
      await db.destroy()
    },
    idle: router.drain,
  }
}
