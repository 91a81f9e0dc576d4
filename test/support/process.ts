import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** One of the project's entry points as a process of its own. */
export const startProcess = (entry: string, env: Record<string, string>) => {
  const child: ChildProcess = spawn(process.execPath, [entry], { env: { PATH: process.env.PATH, ...env } })
  let output = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    output += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const exited = once(child, 'close').then(([code]) => code as number | null)
  return {
    output: () => output,
    /** Resolves with the first match in what the process prints; rejects when it exits before that. */
    says: (pattern: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output)
          if (!match) return
          listeners.delete(look)
          resolve(match)
        }
        listeners.add(look)
        look()
        void exited.then((code) =>
          reject(new Error(`${entry} exited with ${code} before it said ${pattern}:\n${output}`)),
        )
      }),
    signal: (name: NodeJS.Signals) => child.kill(name),
    exited,
  }
}

/** A port that nobody listens on, for a process that must be told one. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
