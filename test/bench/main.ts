/**
 * `/userextra me` over HTTP, the bot beside a bare Bolt app that makes the same call and answers the same blocks. Prints
 * Markdown. Absolute figures are this machine's, at this moment: the ratios are what counts.
 */
import { strict as assert } from 'node:assert'
import { cpus } from 'node:os'
import { type App, type AppName, startApp } from './app.ts'
import { createClient } from './load.ts'
import { markdownTable, show, showRatio } from './numbers.ts'
import { pageTable } from './page.ts'
import { type SignedCommand, signedCommands } from './people.ts'
import type { Memory } from './process.ts'
import { measureStarts, startTable } from './start.ts'
import { createSurroundings } from './surroundings.ts'
import { inFlights, measure, throughputTable, warmUp } from './throughput.ts'

const rounds = { load: 7, start: 5 }
const milliseconds = { round: 800, warmUp: 5_000, rest: 1_000 }

const say = (text: string) => process.stdout.write(`${text}\n\n`)

/** Everyone asks both, and must be answered the same by both: the whole answer, character by character. */
const checkSame = async (apps: Record<AppName, App>, commands: SignedCommand[]): Promise<void> => {
  const [bot, bare] = [createClient(apps.bot.url, 4), createClient(apps.bare.url, 4)]
  for (const command of commands) {
    const [ours, theirs] = await Promise.all([bot.ask(command), bare.ask(command)])
    assert.equal(ours, theirs)
  }
  await Promise.all([bot.close(), bare.close()])
}

const memoryTable = (rest: Record<AppName, Memory | undefined>, after: Record<AppName, Memory | undefined>): string => {
  const row = (title: string, bot: number | undefined, bare: number | undefined) => {
    const [ours, theirs] = [bot ? [bot] : [], bare ? [bare] : []]
    return [title, show(ours), show(theirs), showRatio(ours, theirs)]
  }
  return markdownTable(
    ['resident MB', 'bot', 'bare Bolt', 'ratio'],
    [
      row('at rest', rest.bot?.now, rest.bare?.now),
      row('after the load', after.bot?.now, after.bare?.now),
      row('at most', after.bot?.peak, after.bare?.peak),
    ],
  )
}

const run = async (): Promise<void> => {
  const surroundings = await createSurroundings()
  const commands = signedCommands()
  const [first] = commands
  assert(first)
  try {
    say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`)
    const plain = await measureStarts(surroundings, first, rounds.start, false)
    const cached = await measureStarts(surroundings, first, rounds.start, true)
    say(startTable(plain, cached))

    const apps = {
      bot: await startApp('bot', surroundings, first),
      bare: await startApp('bare', surroundings, first),
    }
    const memory = () => ({ bot: apps.bot.memory(), bare: apps.bare.memory() })
    try {
      await new Promise((resolve) => setTimeout(resolve, milliseconds.rest))
      const rest = memory()
      await checkSame(apps, commands)
      await warmUp(apps, commands, milliseconds.warmUp)
      const results = []
      for (const inFlight of inFlights) {
        const options = { inFlight, rounds: rounds.load, milliseconds: milliseconds.round }
        results.push({ inFlight, measured: await measure(apps, commands, options) })
      }
      say(throughputTable(results))
      say(memoryTable(rest, memory()))
    } finally {
      await Promise.all([apps.bot.stop(), apps.bare.stop()])
    }
  } finally {
    await surroundings.stop()
  }
  say(await pageTable())
}

await run()
