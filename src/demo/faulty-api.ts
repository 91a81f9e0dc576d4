import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What happens to a request on its way to the service. `drop` breaks the connection once the service has acted. */
export type Fault = { slow: number } | { status: number; headers?: Record<string, string> } | 'dead' | 'drop'

/** A demo may run for days: only the latest are kept. */
const kept = 1_000

export type Passed = { method: string; path: string; body: string }

export type FaultyApi = Awaited<ReturnType<typeof startFaultyApi>>

/** A stretch of network between the bot and the real service, in which things can go wrong. */
export const startFaultyApi = async (target: string) => {
  let fault: { what: Fault; methods: string[] } | undefined
  const passed: Passed[] = []
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { method = '', url = '' } = incoming
    const what = fault?.methods.length === 0 || fault?.methods.includes(method) ? fault?.what : undefined
    passed.push({ method, path: url, body: body.toString() })
    if (passed.length > kept) passed.shift()
    if (what === 'dead') return incoming.socket.destroy()
    if (typeof what === 'object' && 'status' in what)
      return outgoing.writeHead(what.status, what.headers).end('{"detail":"no"}')
    if (typeof what === 'object') await sleep(what.slow)
    const onward = request(new URL(url, target), { method, headers: incoming.headers }, (answer) => {
      if (what === 'drop') {
        answer.resume()
        return incoming.socket.destroy()
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => incoming.socket.destroy())
    onward.end(body)
  }
  const server = createServer((incoming, outgoing) => {
    // A request that breaks off is nobody's any more.
    pass(incoming, outgoing).catch(() => incoming.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${new URL(target).pathname}`,
    /** From now on, for these methods or all. */
    becomes: (what: Fault, ...methods: string[]) => {
      fault = { what, methods }
    },
    recovers: () => {
      fault = undefined
    },
    /** What the bot sent, oldest first; the latest of it. */
    passed,
    writes: () => passed.filter(({ method }) => method !== 'GET'),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
