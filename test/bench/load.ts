import { Pool } from 'undici'
import type { SignedCommand } from './people.ts'

/** Milliseconds a request took, of every request of one round, and what the round took as a whole. */
export type Round = { latencies: number[]; seconds: number }

export type Client = {
  /** Sends one command and resolves to the answer's JSON. @throws when it is not the card of the person who asked */
  ask(command: SignedCommand): Promise<string>
  close(): Promise<void>
}

/** Keep-alive connections to an app, one for each request in flight. */
export const createClient = (url: string, inFlight: number): Client => {
  const pool = new Pool(url, { connections: inFlight, pipelining: 1 })
  return {
    async ask({ body, headers, expected }) {
      const response = await pool.request({ method: 'POST', path: '/slack/events', headers, body })
      const text = await response.body.text()
      const right = response.statusCode === 200 && text.includes(expected) && text.includes('"blocks":[{')
      if (!right) throw new Error(`${url} answered ${response.statusCode} and not ${expected}: ${text.slice(0, 500)}`)
      return text
    },
    close: () => pool.close(),
  }
}

/** Keeps so many requests in flight for so long: each that is answered is followed by the next person's. */
export const load = async (
  client: Client,
  commands: SignedCommand[],
  options: { inFlight: number; milliseconds: number; next: () => number },
): Promise<Round> => {
  const latencies: number[] = []
  const began = performance.now()
  const asker = async () => {
    for (let sent = performance.now(); sent - began < options.milliseconds; sent = performance.now()) {
      const command = commands[options.next() % commands.length]
      if (command) await client.ask(command)
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: options.inFlight }, asker))
  return { latencies, seconds: (performance.now() - began) / 1000 }
}
