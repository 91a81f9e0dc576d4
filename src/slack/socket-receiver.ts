import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Logger as BoltLogger, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'
import { AppError } from '../errors.ts'
import { listen } from './listen.ts'

/** `GET /healthz` on a port of its own: a process without a connection to Slack is not healthy. */
const createHealth = (isConnected: () => boolean): Server =>
  createServer(({ method, url }, response) => {
    if (method !== 'GET' || url !== '/healthz') return response.writeHead(404).end()
    const connected = isConnected()
    response.writeHead(connected ? 200 : 503, { 'content-type': 'application/json' })
    return response.end(JSON.stringify({ status: connected ? 'ok' : 'not connected to Slack' }))
  })

const longestPause = 30_000

/**
 * socket-mode 3.1 leaves a failed reconnection as an unhandled rejection, which ends the process, and gives up when Slack
 * cannot be reached at all (github.com/slackapi/node-slack-sdk/issues/2656). Reconnections go through `client.start`, so
 * that is where they are tried until one holds. The first start still fails at once: a wrong token must not look alive.
 */
const keepConnecting = (client: SocketModeReceiver['client'], log: Logger): void => {
  const start = client.start.bind(client)
  let started = false
  let stopping = false
  client.on('disconnecting', () => {
    stopping = true
  })
  client.start = async () => {
    if (!started) {
      started = true
      return start()
    }
    for (let pause = 1_000; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        return await start()
      } catch (error) {
        if (stopping) return { ok: false }
        log.warn({ err: error, pause }, 'Slack could not be reached; connecting again')
        await sleep(pause, undefined, { ref: false })
      }
    }
  }
}

const notConnected = (error: unknown): string =>
  `Slack did not accept the app-level token or could not be reached (${error instanceof Error ? error.message : 'no reason given'}). ` +
  'Check SLACK_APP_TOKEN, SLACK_API_URL and the network.'

/** Slack's requests over a WebSocket. With a port, `/healthz` tells whether it is connected. */
export const socketReceiver = (options: {
  appToken: string
  port: number | undefined
  clientOptions: WebClientOptions
  logger: BoltLogger
  log: Logger
}): Receiver => {
  let connected = false
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.logger,
    installerOptions: {
      // The default retries for hours with growing pauses; reconnecting has its own loop.
      clientOptions: { ...options.clientOptions, retryConfig: { retries: 3, factor: 2, maxTimeout: longestPause } },
    },
  })
  receiver.client.on('connected', () => {
    connected = true
  })
  receiver.client.on('close', () => {
    connected = false
  })
  keepConnecting(receiver.client, options.log)
  const health = createHealth(() => connected)
  return {
    init: (app) => receiver.init(app),
    async start() {
      if (options.port !== undefined) await listen(health, options.port)
      return receiver.start().catch((cause: unknown) => {
        health.close()
        throw new AppError('slack', notConnected(cause), { cause })
      })
    },
    async stop() {
      health.close()
      await receiver.stop()
    },
  }
}
