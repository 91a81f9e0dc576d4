import { App } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'
import { createAccess } from './access/index.ts'
import { type AccessTables, accessMigrations } from './access/store.ts'
import { createChanges } from './changes/apply.ts'
import { createLedger, type LedgerTables, ledgerMigrations } from './changes/ledger.ts'
import type { Config } from './config.ts'
import { createFeatures } from './features/index.ts'
import type { Ack } from './slack/delivery.ts'
import type { Feature } from './slack/feature.ts'
import { httpReceiver } from './slack/http-receiver.ts'
import { boltLogger } from './slack/logger.ts'
import { createMessenger } from './slack/messenger.ts'
import { createRouter } from './slack/router.ts'
import { createSlackApi } from './slack/slack-api.ts'
import { createSlackPeople } from './slack/slack-people.ts'
import { socketReceiver } from './slack/socket-receiver.ts'
import { webClientOptions } from './slack/web-clients.ts'
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

const receiverFor = ({ transport }: Config, clientOptions: WebClientOptions, log: Logger) =>
  transport.kind === 'http'
    ? httpReceiver({ signingSecret: transport.signingSecret, log })
    : socketReceiver({
        appToken: transport.appToken,
        port: transport.port,
        clientOptions,
        logger: boltLogger(log),
        log,
      })

const acknowledged: Ack = async () => {}

/** Wires the parts together; nothing is decided here. */
export const buildApp = async (config: Config, log: Logger): Promise<BuiltApp> => {
  const { organizations, transport } = config
  const db = await openDatabase<LedgerTables & AccessTables>(config.databaseUrl, {
    ...ledgerMigrations,
    ...accessMigrations,
  })
  const clientOptions = webClientOptions(config.slackApiUrl, boltLogger(log))
  const slack = createSlackApi(config.botToken, clientOptions)

  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  const fieldsOf = (organizationId: string) => byId.get(organizationId)?.fields ?? []
  const client = createUserExtraClient({
    baseUrl: config.userExtraBaseUrl,
    tokenFor: (organizationId) => byId.get(organizationId)?.token ?? '',
    logger: log,
  })
  const access = createAccess({ organizations, db, client, slack: createSlackPeople(slack, log), log })
  const { actors, events } = access
  const changes = createChanges({ ...access, client, ledger: createLedger(db, log), fieldsOf })
  const features = createFeatures({ ...access, changes, messenger: createMessenger(slack, log), fieldsOf })
  const router = createRouter({ features, actors, events, slack, log })

  let running: App | undefined
  const start = async () => {
    const me = await slack.whoAmI()
    const bolt = new App({
      receiver: receiverFor(config, clientOptions.interactive, log),
      authorize: async () => ({ botToken: config.botToken, ...me }),
      clientOptions: clientOptions.interactive,
      logger: boltLogger(log),
      convoStore: false,
      ignoreSelf: false,
    })
    bolt.use(async (event) => {
      // Everything that wants an answer carries an `ack`; events have none, because Bolt has acknowledged them itself.
      const ack = 'ack' in event && event.ack ? (event.ack as Ack) : acknowledged
      await router.handle(event.body, ack)
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
