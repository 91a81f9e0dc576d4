/** `npm run test:mutation [-- FILE[:LINE]…]`: whether some test fails for each change to what decides who may do what. */
import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { type Bench, startBench, type Verdict } from './bench.ts'
import { guardFlips } from './guards.ts'
import { type Mutant, mutantsOf, type Node } from './mutants.ts'
import { accepted, stages, targets } from './plan.ts'
import { rowFlips } from './rows.ts'

type Tried = Mutant & { verdict: Verdict }

const atOnce = 2

const print = (line: string) => process.stdout.write(`${line}\n`)

const short = (code: string): string => {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line
}
const nameOf = ({ file, line, was, now }: Mutant): string =>
  `${relative('.', file)}:${line}  ${short(was)}  →  ${now === ';' || now === '' ? 'removed' : short(now)}`

const isAccepted = ({ file, was, now }: Mutant): boolean =>
  accepted.some((each) => each.file === relative('.', file) && each.was === short(was) && each.now === short(now))

const flips = (program: Node, code: string) => [...rowFlips(program), ...guardFlips(program, code)]

/** @throws when there is nothing to change: what is planned has moved */
const mutantsIn = (pattern: string, about?: RegExp): Mutant[] => {
  const found = globSync(pattern).flatMap((file) => mutantsOf(resolve(file), readFileSync(file, 'utf8'), flips, about))
  if (found.length === 0) throw new Error(`nothing to change in ${pattern}`)
  return found
}

/** @param places files, or lines of files as they are printed, in place of what is planned */
const chosen = (places: string[]): Mutant[] => {
  if (places.length === 0) return targets.flatMap(({ files, about }) => files.flatMap((file) => mutantsIn(file, about)))
  return places.flatMap((place) => {
    const [pattern = '', line] = place.split(':')
    return mutantsIn(pattern).filter((mutant) => line === undefined || mutant.line === Number(line))
  })
}

/** @throws when the tests do not pass on the code as it is: then a failure says nothing of a mutant */
const runPlain = async (bench: Bench): Promise<void> => {
  const plain = await bench.run(undefined, 600_000)
  if (plain.outcome !== 'passed') throw new Error(`without any change: ${JSON.stringify(plain)}`)
}

/** Tries mutants as long as there are any. Each has three times as long as the plain run took, and half a minute. */
const tryEach = async (mutants: Iterable<Mutant>, told: (tried: Tried) => void): Promise<void> => {
  const bench = await startBench(stages)
  const start = performance.now()
  await runPlain(bench)
  const limit = 3 * (performance.now() - start) + 30_000
  for (const mutant of mutants) {
    const verdict = await bench.run(mutant, limit)
    // A worker that does not start breaks like a mutant that does not load.
    if (verdict.outcome === 'broken') await runPlain(bench)
    told({ ...mutant, verdict })
  }
  await runPlain(bench)
  await bench.stop()
}

const tryAll = async (mutants: Mutant[]): Promise<Tried[]> => {
  const tried: Tried[] = []
  const rest = mutants.values()
  const told = (each: Tried): void => {
    tried.push(each)
    const by = 'by' in each.verdict ? `, by ${each.verdict.by}` : ''
    print(`${String(tried.length).padStart(4)}/${mutants.length}  ${each.verdict.outcome}${by}  ${nameOf(each)}`)
  }
  await Promise.all(Array.from({ length: atOnce }, () => tryEach(rest, told)))
  return tried
}

const report = (tried: Tried[]): Mutant[] => {
  const passed = tried.filter(({ verdict }) => verdict.outcome === 'passed')
  const survivors = passed.filter((mutant) => !isAccepted(mutant))
  const timedOut = tried.filter(({ verdict }) => verdict.outcome === 'timed out').length
  print(
    `\n${tried.length - passed.length} killed (${timedOut} of them timed out), ` +
      `${passed.length - survivors.length} accepted, ${survivors.length} survived`,
  )
  for (const mutant of survivors) print(`survived: ${nameOf(mutant)}`)
  for (const mutant of tried.filter((each) => isAccepted(each) && !passed.includes(each)))
    print(`accepted, but killed: ${nameOf(mutant)}`)
  return survivors
}

const start = performance.now()
const survivors = report(await tryAll(chosen(process.argv.slice(2))))
print(`in ${Math.round((performance.now() - start) / 1000)} s`)
// Vitest sets it to 1 for any test that failed.
process.exitCode = survivors.length > 0 ? 1 : 0
