import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { type Core, createCore } from './core.ts'
import { serveApi } from './http/api.ts'
import { serveResponseUrls } from './http/response-url.ts'
import { serveSandbox } from './sandbox/routes.ts'
import type { Slack, SlackOptions } from './slack.ts'

export type { Slack, SlackOptions } from './slack.ts'

const listen = async (server: Server, port: number): Promise<string> => {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `127.0.0.1:${address.port}`
}

/** `/link/?ticket=…` is the only address that becomes a WebSocket, once for each ticket. */
const upgrade =
  ({ context, sockets }: Core) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const ticket = url.searchParams.get('ticket') ?? ''
    if (url.pathname === '/link/' && context.state.tickets.redeemSocket(ticket)) sockets.accept(request, socket, head)
    else socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
  }

const connected = ({ bus, sockets }: Core, count: number): Promise<void> =>
  new Promise((resolve) => {
    const check = () => {
      if (sockets.open() < count) return
      stop()
      resolve()
    }
    const stop = bus.subscribe(check)
    check()
  })

const close = async ({ closing, sockets }: Core, server: Server): Promise<void> => {
  closing.abort()
  sockets.close()
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

const control = (core: Core, host: string, server: Server): Slack => {
  const { actions, bus, busy, changes, clock, context, faults, person, sockets, target } = core
  const { state, traffic, dispatcher } = context
  return {
    ...changes,
    url: `http://${host}`,
    apiUrl: `http://${host}/api/`,
    app: context.app,
    bot: state.directory.bot,
    actions,
    clock,
    faults,
    person,
    state,
    traffic: traffic.entries,
    problems: traffic.problems,
    subscribe: bus.subscribe,
    settled: busy.settled,
    idleWhen: busy.idleWhen,
    connections: sockets.open,
    connected: (count = 1) => connected(core, count),
    deliverTo: (where) => {
      target.requestUrl = where === 'socket' ? undefined : where
    },
    redeliver: async () => {
      await dispatcher.redeliver()
      await busy.settled()
    },
    reset: () => {
      faults.clear()
      traffic.clear()
      state.clear()
    },
    close: () => close(core, server),
  }
}

/**
 * Starts a local Slack that a real app connects to: the Web API under `/api/`, Socket Mode, signed HTTP delivery,
 * `response_url`s, and `/sandbox` for whoever acts from outside the process. It listens on 127.0.0.1 alone.
 */
export const startSlack = async (options: SlackOptions): Promise<Slack> => {
  const hono = new Hono()
  const server = createServer(getRequestListener(hono.fetch))
  const host = await listen(server, options.port ?? 0)
  const core = createCore(options, host)
  server.on('upgrade', upgrade(core))
  const slack = control(core, host, server)
  serveApi(hono, core)
  serveResponseUrls(hono, core)
  serveSandbox(hono, slack)
  options.serve?.(hono, slack)
  return slack
}
