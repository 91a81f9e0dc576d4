import { createClient } from './load.ts'
import type { SignedCommand } from './people.ts'
import { eventually, type Running, startProcess } from './process.ts'
import { freePort, type Surroundings } from './surroundings.ts'

/** The two that are compared, each by the file that starts it. */
export const files = { bot: 'src/main.ts', bare: 'test/bench/bare-bolt.ts' } as const
export type AppName = keyof typeof files

export type App = Running & { url: string; firstAnswerMs: number }

const notThereYet = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'])

const isNotThereYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && notThereYet.has(String(error.code))

/** Starts an app and asks until it has answered its first command. */
export const startApp = async (
  name: AppName,
  { env }: Surroundings,
  command: SignedCommand,
  settings: { env?: Record<string, string>; flags?: string[] } = {},
): Promise<App> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const client = createClient(url, 1)
  const began = performance.now()
  const running = startProcess(files[name], { ...env, PORT: String(port), ...settings.env }, settings.flags)
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
