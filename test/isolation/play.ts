import { type Aftermaths, createAftermath } from './aftermath.ts'
import { type Ask, askOf } from './asks.ts'
import { createBuilder } from './builder.ts'
import { judge } from './judge.ts'
import { tokensIn } from './marks.ts'
import { actingIn, type Standing, standingsOf } from './oracle.ts'
import type { WorldPlan } from './plan.ts'
import { report, wayOf } from './report.ts'
import { isLookup, type Sent, type Stage, startStage } from './stage.ts'
import { type Twin, twinOf } from './twins.ts'
import type { Batch, Person, World } from './worlds.ts'

/** How much was tried, and what came of it. */
export type Tally = {
  worlds: number
  asks: number
  /** How often somebody was shown something of a record that they may be shown. */
  shown: number
  sensitive: number
  changed: number
  /** Pairs that had to be answered alike. */
  twins: number
  /** Entries of the list of who did, or was refused, what: by kind. */
  events: Record<string, number>
  /** By which ways something of a record was shown; and `direct message`. */
  ways: Set<string>
}

export const emptyTally = (): Tally => ({
  worlds: 0,
  asks: 0,
  shown: 0,
  sensitive: 0,
  changed: 0,
  twins: 0,
  events: {},
  ways: new Set(),
})

const isSecret = (batch: Batch, line: string): boolean =>
  tokensIn(line).some(
    (token) =>
      ['value', 'email', 'written'].includes(token.kind) ||
      (token.kind === 'digest' && batch.digests.has(token.digest)),
  )

/** The organizations in which a piece may speak to its receiver: one of them for all that it says. */
const standingsFor = ({ world, actor }: Ask, acted: Standing | undefined, way: string, receiver: Person) => {
  if (receiver !== actor) return [undefined, ...standingsOf(world, receiver)]
  // A Home tab shows where the person acts by now.
  return way === 'views.publish' ? [acted, actingIn(world, actor, undefined)] : [acted]
}

/** What of it people read. */
const readIn = ({ pieces }: Sent): string =>
  JSON.stringify(pieces.filter(({ way }) => !isLookup(way)).map(({ way, text }) => [way, text]))

/** What was said to the twin, by the names that things have here. */
const asHere = ({ instead }: Twin, sent: Sent): string =>
  instead.reduce((text, [there, here]) => text.replaceAll(there, here), readIn(sent))

type Parts = { batch: Batch; stage: Stage; aftermath: Aftermaths; logged: string[]; tally: Tally }

/** Does it, and judges all that was said, logged and written. @throws Error with the report */
const act = async ({ batch, stage, aftermath, logged, tally }: Parts, ask: Ask, acted: Standing | undefined) => {
  const { world } = ask
  const sent = await stage.send(ask)
  const { faults, changed, revealed, links } = await aftermath.after(ask, acted)
  for (const piece of sent.pieces) {
    const receiver = world.people.find(({ userId }) => userId === piece.receiver)
    const of = { batch, ask, payload: sent.payload, requests: aftermath.requests(), revealed, links, piece }
    const [best] = (receiver ? standingsFor(ask, acted, piece.way, receiver) : [])
      .flatMap((standing) => (receiver ? judge({ ...of, receiver, standing }) : []))
      .toSorted((a, b) => a.leaks.length - b.leaks.length)
    faults.push(...(best?.leaks ?? [`${piece.receiver} is nobody of this world`]))
    tally.shown += best?.shown.length ?? 0
    tally.sensitive += best?.sensitive ?? 0
    if (best && best.shown.length > 0) tally.ways.add(wayOf(ask))
    if (piece.way.startsWith('chat.')) tally.ways.add('direct message')
  }
  faults.push(...logged.splice(0).map((line) => `the log says ${line}`))
  // Bots may be linked, and are told of it like people.
  const problems = stage.slack
    .problems()
    .filter(({ severity, code }) => severity === 'error' && code !== 'cannot_dm_bot')
  faults.push(...problems.map((problem) => `Slack complains ${JSON.stringify(problem)}`))
  tally.asks += 1
  tally.changed += changed
  if (faults.length > 0) throw new Error(report(faults, ask, acted, sent))
  return sent
}

const ask = async (parts: Parts, asked: Ask): Promise<void> => {
  const { batch, tally } = parts
  const acted = actingIn(asked.world, asked.actor, asked.stamp)
  const twin = twinOf(asked, acted, batch)
  const sent = await act(parts, asked, acted)
  if (!twin) return
  const there = asHere(twin, await act(parts, twin.ask, acted))
  const here = readIn(sent)
  tally.twins += 1
  if (here !== there)
    throw new Error(report(['what exists, and what does not, are told apart:', here, there], asked, acted, sent))
}

/** Plays many worlds in one bot. @throws Error that says what was told or written that must not be, by what, and where */
export const play = async (plans: WorldPlan[], tally: Tally): Promise<void> => {
  const { batch, add } = createBuilder()
  const worlds = plans.map((plan): [World, WorldPlan] => [add(plan), plan])
  const logged: string[] = []
  const stage = await startStage(batch, (line) => {
    if (isSecret(batch, line)) logged.push(line)
  })
  let number = 0
  try {
    const aftermath = createAftermath(stage, batch)
    const parts = { batch, stage, aftermath, logged, tally }
    for (const [world, { asks }] of worlds) {
      for (const plan of asks) await ask(parts, askOf(batch, world, plan, ++number, aftermath.requests()))
      tally.worlds += 1
    }
    await aftermath.finish()
    if (logged.length > 0) throw new Error(`the log says ${logged}`)
    for (const [kind, count] of aftermath.events) tally.events[kind] = (tally.events[kind] ?? 0) + count
  } finally {
    await stage.stop()
  }
}
