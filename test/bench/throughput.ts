import type { App, AppName } from './app.ts'
import { createClient, load } from './load.ts'
import { markdownTable, quantile, show, showRatio } from './numbers.ts'
import type { SignedCommand } from './people.ts'

export const inFlights = [1, 16, 64] as const

/** One value a round. */
type Series = { perSecond: number[]; p50: number[]; p99: number[]; cpu: number[] }
type Measured = Record<AppName, Series>

const emptySeries = (): Series => ({ perSecond: [], p50: [], p99: [], cpu: [] })

/** The apps take turns, and turn about who begins, so that whatever else the machine does meets both. */
const turns = (rounds: number): AppName[] =>
  Array.from({ length: rounds }, (_, round): AppName[] => (round % 2 ? ['bare', 'bot'] : ['bot', 'bare'])).flat()

type Apps = Record<AppName, App>

const clientsOf = (apps: Apps, inFlight: number) => {
  const clients = { bot: createClient(apps.bot.url, inFlight), bare: createClient(apps.bare.url, inFlight) }
  return { ...clients, close: () => Promise.all([clients.bot.close(), clients.bare.close()]) }
}

const counter = () => {
  let count = 0
  return () => count++
}

/** Until the code that answers is compiled for good, which takes some thousand answers. */
export const warmUp = async (apps: Apps, commands: SignedCommand[], milliseconds: number): Promise<void> => {
  const clients = clientsOf(apps, 16)
  for (const name of turns(1)) await load(clients[name], commands, { inFlight: 16, milliseconds, next: counter() })
  await clients.close()
}

export const measure = async (
  apps: Apps,
  commands: SignedCommand[],
  { inFlight, rounds, milliseconds }: { inFlight: number; rounds: number; milliseconds: number },
): Promise<Measured> => {
  const clients = clientsOf(apps, inFlight)
  const measured: Measured = { bot: emptySeries(), bare: emptySeries() }
  const next = counter()
  for (const name of turns(rounds)) {
    const before = apps[name].cpu()
    const { latencies, seconds } = await load(clients[name], commands, { inFlight, milliseconds, next })
    const after = apps[name].cpu()
    const series = measured[name]
    series.perSecond.push(latencies.length / seconds)
    series.p50.push(quantile(latencies, 0.5))
    series.p99.push(quantile(latencies, 0.99))
    if (before !== undefined && after !== undefined) series.cpu.push((after - before) / latencies.length)
  }
  await clients.close()
  return measured
}

const columns = ['perSecond', 'p50', 'p99', 'cpu'] as const

export const throughputTable = (results: { inFlight: number; measured: Measured }[]): string =>
  markdownTable(
    ['in flight', 'app', 'requests/s', 'p50 ms', 'p99 ms', 'processor ms/request'],
    results.flatMap(({ inFlight, measured: { bot, bare } }) => [
      [String(inFlight), 'bot', ...columns.map((column) => show(bot[column]))],
      ['', 'bare Bolt', ...columns.map((column) => show(bare[column]))],
      ['', 'ratio', ...columns.map((column) => showRatio(bot[column], bare[column]))],
    ]),
  )
