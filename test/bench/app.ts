import { readFileSync } from 'node:fs'
import { freePort } from '../support/process.ts'
import { createClient } from './load.ts'
import type { SignedCommand } from './people.ts'
import { eventually, type Running, startProcess } from './process.ts'
import type { Surroundings } from './surroundings.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }

/** The two that are compared, as arguments of Node: the bot as `npm start` starts it, flags included. */
const commandLines = { bot: scripts.start.split(' ').slice(1), bare: ['test/bench/bare-bolt.ts'] }
export type AppName = keyof typeof commandLines

export type App = Running & { url: string; firstAnswerMs: number }

const notThereYet = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'])

const isNotThereYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && notThereYet.has(String(error.code))

/** Starts an app and asks until it has answered its first command. */
export const startApp = async (
  name: AppName,
  { env }: Surroundings,
  command: SignedCommand,
  more: Record<string, string> = {},
): Promise<App> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const client = createClient(url, 1)
  const began = performance.now()
  const running = startProcess(commandLines[name], { ...env, PORT: String(port), ...more })
  try {
    await eventually(`an answer of ${name}`, () =>
      client.ask(command).catch((error: unknown) => {
        if (isNotThereYet(error) && !running.ended()) return undefined
        throw error
      }),
    )
    return { ...running, url, firstAnswerMs: performance.now() - began }
  } catch (error) {
    await running.stop()
    throw error
  } finally {
    await client.close()
  }
}
