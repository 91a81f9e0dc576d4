import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export type Memory = { now: number; peak: number }

export type Running = {
  /** Resident memory in MB; undefined where the system has no /proc. */
  memory(): Memory | undefined
  /** Processor time so far, in milliseconds, of all threads; undefined where the system has no /proc. */
  cpu(): number | undefined
  /** Whether it has ended, by itself or stopped. */
  ended(): boolean
  /** What it has written to standard output. */
  output(): string
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>
}

/** Linux counts processor time in hundredths of a second on every platform that Node runs on. */
const msPerTick = 10

const procFile = (pid: number | undefined, name: string): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

const memoryOf = (pid: number | undefined): Memory | undefined => {
  const status = procFile(pid, 'status')
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1]) / 1024
  return status === undefined ? undefined : { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** `stat` has the command in brackets, then the fields from the third on; times are the 14th and 15th. */
const cpuOf = (pid: number | undefined): number | undefined => {
  const fields = procFile(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return fields && (Number(fields[11]) + Number(fields[12])) * msPerTick
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

const stop = async (child: ChildProcess): Promise<void> => {
  if (ended(child)) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

/** Starts Node with these arguments, and with this environment and no other. */
export const startProcess = (args: readonly string[], env: Record<string, string>): Running => {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = () => child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return {
    memory: () => memoryOf(child.pid),
    cpu: () => cpuOf(child.pid),
    ended: () => ended(child),
    output: () => output,
    stop: () => stop(child),
  }
}

/** Waits until something is there; `poll` gives undefined until then. @throws after twenty seconds */
export const eventually = async <T>(what: string, poll: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  const deadline = performance.now() + 20_000
  while (performance.now() < deadline) {
    const value = await poll()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  throw new Error(`${what} did not come about within twenty seconds`)
}
