import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AppName, startApp } from './app.ts'
import { markdownTable, show, showRatio } from './numbers.ts'
import type { SignedCommand } from './people.ts'
import type { Surroundings } from './surroundings.ts'

type Starts = Record<AppName, number[]>

const appNames = ['bot', 'bare'] as const

const startOnce = async (name: AppName, surroundings: Surroundings, command: SignedCommand, cache?: string) => {
  const app = await startApp(name, surroundings, command, cache ? { NODE_COMPILE_CACHE: cache } : {})
  await app.stop()
  return app.firstAnswerMs
}

/** Milliseconds from starting the process to the first answer, in turns. A cache is filled once before. */
export const measureStarts = async (
  surroundings: Surroundings,
  command: SignedCommand,
  rounds: number,
  withCache: boolean,
): Promise<Starts> => {
  const cacheOf = (name: AppName): string | undefined =>
    withCache ? join(surroundings.folder, `compile-cache-${name}`) : undefined
  for (const name of appNames) {
    const cache = cacheOf(name)
    if (cache) mkdirSync(cache, { recursive: true })
    await startOnce(name, surroundings, command, cache)
  }
  const starts: Starts = { bot: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of appNames) starts[name].push(await startOnce(name, surroundings, command, cacheOf(name)))
  }
  return starts
}

export const startTable = (plain: Starts, cached: Starts): string =>
  markdownTable(
    ['ms to the first answer', 'bot', 'bare Bolt', 'ratio'],
    [
      ['as it is', show(plain.bot), show(plain.bare), showRatio(plain.bot, plain.bare)],
      ['with NODE_COMPILE_CACHE', show(cached.bot), show(cached.bare), showRatio(cached.bot, cached.bare)],
    ],
  )
