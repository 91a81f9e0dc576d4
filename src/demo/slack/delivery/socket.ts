import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Bus } from '../bus.ts'
import type { JsonObject } from '../json.ts'
import type { Traffic } from '../traffic.ts'
import { createReceipts } from './receipts.ts'
import type { Transport } from './transport.ts'

/** docs.slack.dev/apis/events-api/using-socket-mode */
const maxConnections = 10
const pingEveryMs = 10_000
const host = 'applink-stand-in'

export type Sockets = Transport & {
  /** Takes over an HTTP upgrade whose ticket has been checked. */
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Connections that are handed envelopes. */
  open: () => number
  /** Cuts all connections. */
  drop: () => void
  /** Asks all connections to come again, and hands them nothing more. */
  refresh: () => void
  close: () => void
}

type SocketParts = { appId: string; bus: Bus; traffic: Traffic }

const send = (socket: WebSocket, message: JsonObject) => socket.send(JSON.stringify(message))

const hello = (appId: string, open: number): JsonObject => ({
  type: 'hello',
  num_connections: open,
  debug_info: { host, build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: appId },
})

const disconnect = (reason: string): JsonObject => ({ type: 'disconnect', reason, debug_info: { host } })

const keepAlive = (socket: WebSocket) => {
  const pings = setInterval(() => socket.ping(), pingEveryMs).unref()
  socket.on('close', () => clearInterval(pings))
  socket.on('error', () => socket.terminate())
}

/** The connections that may be handed envelopes, and the log of their coming and going. */
const createPool = ({ bus, traffic }: SocketParts) => {
  let open: WebSocket[] = []
  let turn = 0
  const tell = (name: string) => {
    traffic.end(traffic.begin({ kind: 'connection', name, transport: 'socket' }), 'ok', { open: open.length })
    bus.emit({ kind: 'connection', open: open.length })
  }
  return {
    open: () => [...open],
    /** One after the other. */
    next: (): WebSocket | undefined => open[turn++ % Math.max(1, open.length)],
    join: (socket: WebSocket) => {
      open.push(socket)
      tell('opened')
    },
    leave: (socket: WebSocket, name: string) => {
      if (!open.includes(socket)) return
      open = open.filter((other) => other !== socket)
      tell(name)
    },
  }
}

/** Socket Mode: every envelope goes to one of the open connections, its acknowledgement may come over any. */
export const createSockets = (parts: SocketParts): Sockets => {
  const server = new WebSocketServer({ noServer: true })
  const receipts = createReceipts(parts.traffic)
  const pool = createPool(parts)

  const greet = (socket: WebSocket) => {
    if (pool.open().length >= maxConnections) {
      send(socket, disconnect('too_many_websockets'))
      socket.close()
      return
    }
    keepAlive(socket)
    socket.on('message', (data) => receipts.take(data.toString()))
    socket.on('close', () => pool.leave(socket, 'closed'))
    send(socket, hello(parts.appId, pool.open().length + 1))
    pool.join(socket)
  }

  return {
    name: 'socket',
    send: ({ id, type, payload, acceptsPayload }) => {
      const socket = pool.next()
      if (!socket) return Promise.resolve({ kind: 'unreachable', reason: 'No Socket Mode connection is open.' })
      const retries = type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}
      send(socket, { envelope_id: id, payload, type, accepts_response_payload: acceptsPayload, ...retries })
      return receipts.expect(id)
    },
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, greet),
    open: () => pool.open().length,
    drop: () => {
      for (const socket of pool.open()) socket.terminate()
    },
    refresh: () => {
      for (const socket of pool.open()) {
        send(socket, disconnect('refresh_requested'))
        pool.leave(socket, 'refreshed')
      }
    },
    close: () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
