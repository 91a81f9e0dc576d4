import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asking } from './support.ts'

const main = join(import.meta.dirname, '../../../src/user-extra/service/main.ts')

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'user-extra-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const run = (folder: string, env: Record<string, string>) => {
  const child = spawn(process.execPath, [main], { cwd: folder, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Starts the service as its own process, as an operator would, and waits until it says where it listens. */
const start = async (folder: string) => {
  const file = join(folder, 'tokens.yml')
  writeFileSync(file, 'tokens: [{ token: sees-all, organizations: all, access: read-write }]')
  const child = run(folder, { PORT: '0', USER_EXTRA_TOKENS_FILE: file, USER_EXTRA_RATE_LIMIT: '0' })
  const lines: string[] = []
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    const { url } = JSON.parse(line)
    if (url) resolve(url)
  })
  child.once('exit', (code) => reject(new Error(`The service ended with ${code}`)))
  return { child, lines, ask: asking(await promise) }
}

const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('the service as a process', () => {
  it.each([120, 500, 850])('killed after %i of a thousand writes has kept every one it answered', async (enough) => {
    const folder = newFolder()
    const { child, ask } = await start(folder)
    const answered = new Map<number, number>()
    let next = 0
    const write = async (): Promise<void> => {
      while (next < 1000) {
        const parent = ++next
        const created = await ask('POST', '/user_extra/', { body: { parent, organization_id: '1' } })
        expect(created.status).toBe(201)
        answered.set(parent, created.body.id)
        if (answered.size === enough) child.kill('SIGKILL')
      }
    }
    const ends = await Promise.allSettled(Array.from({ length: 8 }, write))
    // Each of the eight ended because its connection broke, not because of an answer it did not expect.
    expect(ends.map((end) => end.status === 'rejected' && end.reason instanceof TypeError)).toEqual(Array(8).fill(true))
    expect(answered.size).toBeGreaterThanOrEqual(enough)
    expect(answered.size).toBeLessThan(1000)

    const again = await start(folder)
    for (const [parent, id] of answered) {
      const { status, body } = await again.ask('GET', `/user_extra/${id}/`)
      expect([status, body.parent]).toEqual([200, parent])
    }
    // At most the eight under way are there without having been answered.
    const { count } = (await again.ask('GET', '/user_extra/?limit=1')).body
    expect(count).toBeGreaterThanOrEqual(answered.size)
    expect(count).toBeLessThanOrEqual(answered.size + 8)
    await killed(again.child)
  })

  it('keeps changes and deletions that were answered, too', async () => {
    const folder = newFolder()
    const { child, ask } = await start(folder)
    for (const parent of [1, 2, 3]) await ask('POST', '/user_extra/', { body: { parent, organization_id: '1' } })
    const { body: changed } = await ask('PATCH', '/user_extra/1/', { body: { preferences: { theme: 'dark' } } })
    await ask('DELETE', '/user_extra/3/')
    await killed(child)

    const again = await start(folder)
    expect((await again.ask('GET', '/user_extra/1/')).body).toEqual(changed)
    expect((await again.ask('GET', '/user_extra/')).body.count).toBe(2)
    expect((await again.ask('POST', '/user_extra/', { body: { parent: 4, organization_id: '1' } })).body.id).toBe(4)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops cleanly on %s and logs JSON without tokens or values',
    async (signal) => {
      const folder = newFolder()
      const { child, lines, ask } = await start(folder)
      await ask('POST', '/user_extra/', { body: { parent: 1, organization_id: '1', preferences: { pet: 'Cordelia' } } })
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
        'The User Extra service listens',
        'The User Extra service stops',
      ])
      expect(lines.join()).not.toMatch(/sees-all|Cordelia/)
    },
  )

  it('with settings that are wrong says all that is, and ends with 1', async () => {
    const folder = newFolder()
    const child = run(folder, { PORT: 'web', DATABASE_URL: 'mysql://me:hush@host/db' })
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(code).toBe(1)
    expect(
      said
        .split('\n- ')
        .slice(1)
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'DATABASE_URL', 'USER_EXTRA_TOKENS_FILE'])
    expect(said).not.toContain('hush')
    expect(said).not.toContain('    at ')
  })

  it('on a port or a file it cannot have says so, and ends with 1', async () => {
    const folder = newFolder()
    const { child } = await start(folder)
    const tokens = readFileSync(join(folder, 'tokens.yml'), 'utf8')
    const fails = async (env: Record<string, string>) => {
      const other = run(folder, { USER_EXTRA_TOKENS: tokens, ...env })
      const [said, [code]] = await Promise.all([text(other.stderr), once(other, 'exit')])
      expect(code).toBe(1)
      return said
    }
    expect(await fails({ HOST: '192.0.2.1', PORT: '0' })).toContain('cannot listen on 192.0.2.1')
    expect(await fails({ PORT: '0', DATABASE_URL: 'sqlite:tokens.yml' })).toContain(
      'The database tokens.yml cannot be opened',
    )
    await killed(child)
  })
})
