import { matchesGlob } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CliOptions, createVitest, type TestSpecification, type Vitest } from 'vitest/node'
import type { Mutant } from './mutants.ts'

/** What the tests say: all passed, one failed (the first, by its name), something outside of any, or no end in time. */
export type Verdict = { outcome: 'passed' | 'broken' | 'timed out' } | { outcome: 'failed'; by: string }

/** Runs tests, again and again, each time with one file replaced. The files themselves stay as they are. */
export type Bench = {
  /** @param limit milliseconds */
  run(mutant: Mutant | undefined, limit: number): Promise<Verdict>
  stop(): Promise<void>
}

const options: CliOptions = {
  config: false,
  watch: false,
  reporters: [{}],
  bail: 1,
  // One worker a run: what is loaded is loaded once for all files.
  isolate: false,
  maxWorkers: 1,
  testTimeout: 10_000,
  hookTimeout: 10_000,
  // What is kept on disk is of the files as they are.
  fsModuleCache: false,
}

const verdictOf = async (vitest: Vitest, specifications: TestSpecification[]): Promise<Verdict> => {
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications)
  for (const { testModule } of specifications) {
    if (testModule?.state() !== 'failed') continue
    const [failed] = testModule.children.allTests('failed')
    return failed
      ? { outcome: 'failed', by: `${testModule.relativeModuleId} > ${failed.fullName}` }
      : { outcome: 'broken' }
  }
  return { outcome: unhandledErrors.length > 0 ? 'broken' : 'passed' }
}

/** @param stages patterns of test files: a stage is run when the one before has passed, without what was in that */
export const startBench = async (stages: string[][]): Promise<Bench> => {
  let current: Mutant | undefined
  const plugin = {
    name: 'mutant',
    enforce: 'pre' as const,
    load: (id: string) => (id === current?.file ? current.source : undefined),
  }
  const begin = () => createVitest({ ...options, include: stages.flat() }, { plugins: [plugin] })
  let vitest = await begin()

  const put = (mutant: Mutant | undefined): void => {
    const files = [current?.file, mutant?.file].filter((file) => file !== undefined)
    current = mutant
    for (const file of files) vitest.invalidateFile(file)
  }

  const runStages = async (): Promise<Verdict> => {
    let rest = await vitest.globTestSpecifications()
    for (const stage of stages) {
      const isNow = ({ moduleId }: TestSpecification) => stage.some((pattern) => matchesGlob(moduleId, `**/${pattern}`))
      const verdict = await verdictOf(vitest, rest.filter(isNow))
      rest = rest.filter((each) => !isNow(each))
      if (verdict.outcome !== 'passed') return verdict
    }
    return { outcome: 'passed' }
  }

  return {
    async run(mutant, limit) {
      put(mutant)
      const ended = new AbortController()
      const late = sleep(limit, { outcome: 'timed out' } as const, { signal: ended.signal })
      const verdict = await Promise.race([runStages(), late])
      ended.abort()
      if (verdict.outcome !== 'timed out') return verdict
      // As Ctrl+C does: the first asks the worker to end, the second ends it.
      await Promise.all([vitest.cancelCurrentRun('keyboard-input'), vitest.cancelCurrentRun('keyboard-input')])
      await vitest.close()
      vitest = await begin()
      return verdict
    },
    stop: () => vitest.close(),
  }
}
