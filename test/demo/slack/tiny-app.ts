import { Server } from 'node:http'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { AppSettings, RunningApp } from '../../support/story.ts'

/** Says nothing: what goes wrong is what the tests look at. */
export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => LogLevel.ERROR,
}

/**
 * Reconnects after this many milliseconds, and pings three times as often. Less, and a busy machine looks like a lost
 * connection.
 */
const pingTimeoutMs = 1_000

const receiverFor = ({ transport, appToken, signingSecret, slackApiUrl }: AppSettings) => {
  const clientOptions = { slackApiUrl }
  return transport === 'socket'
    ? new SocketModeReceiver({
        appToken,
        logger: silent,
        clientPingTimeout: pingTimeoutMs,
        installerOptions: { clientOptions },
      })
    : new HTTPReceiver({ signingSecret, logger: silent })
}

/**
 * A real Bolt app over either transport, with whatever listeners the test registers.
 * @returns what a story starts
 */
export const tinyApp =
  (register: (app: App) => void) =>
  async (settings: AppSettings): Promise<RunningApp> => {
    const receiver = receiverFor(settings)
    const app = new App({
      receiver,
      token: settings.botToken,
      logger: silent,
      clientOptions: { slackApiUrl: settings.slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    })
    app.error(async () => undefined)
    register(app)
    const server: unknown = await app.start(0)
    return {
      stop: async () => {
        if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect()
        else {
          const stopped = app.stop()
          if (server instanceof Server) server.closeAllConnections()
          await stopped
        }
      },
      requestUrl: `http://127.0.0.1:${portOf(server)}/slack/events`,
    }
  }

const portOf = (server: unknown): number => {
  const address = server instanceof Server ? server.address() : null
  return address === null || typeof address === 'string' ? 0 : address.port
}
