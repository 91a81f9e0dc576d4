import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSettings } from '../../../src/user-extra/service/settings.ts'

const tokens = JSON.stringify({ tokens: [{ token: 'hush', organizations: 'all', access: 'read' }] })

describe('the settings of the service', () => {
  it('are few, and have defaults', () => {
    expect(readSettings({ USER_EXTRA_TOKENS: tokens, PORT: '', HOST: '' })).toEqual({
      settings: {
        host: '127.0.0.1',
        port: 8080,
        databaseUrl: 'sqlite:./data/user-extra.db',
        tokens: [{ token: 'hush', organizations: 'all', access: 'read' }],
        rateLimit: { requests: 6000, seconds: 60 },
        publicUrl: undefined,
      },
      problems: [],
    })
  })

  it('can all be set, the tokens in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'user-extra-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'tokens.yml')
    writeFileSync(file, 'tokens:\n  - { token: hush, organizations: ["1"], access: read-write }\n')
    const { settings } = readSettings({
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'sqlite::memory:',
      USER_EXTRA_TOKENS_FILE: file,
      USER_EXTRA_RATE_LIMIT: '0',
      USER_EXTRA_PUBLIC_URL: 'https://extra.example.com/api/v1/',
    })
    expect(settings).toEqual({
      host: '::1',
      port: 0,
      databaseUrl: 'sqlite::memory:',
      tokens: [{ token: 'hush', organizations: ['1'], access: 'read-write' }],
      rateLimit: undefined,
      publicUrl: 'https://extra.example.com/api/v1',
    })
  })

  it('have all their problems told at once', () => {
    const { settings, problems } = readSettings({
      PORT: '70000',
      DATABASE_URL: 'postgres://me:hush@host/db',
      USER_EXTRA_RATE_LIMIT: 'none',
      USER_EXTRA_PUBLIC_URL: 'extra.example.com',
      USER_EXTRA_TOKENS_FILE: '/nowhere/tokens.yml',
    })
    expect(settings).toBeUndefined()
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'USER_EXTRA_RATE_LIMIT',
      'USER_EXTRA_PUBLIC_URL',
      'USER_EXTRA_TOKENS_FILE',
    ])
    expect(problems.join()).not.toContain('hush')
  })

  it('need tokens, from one place', () => {
    expect(readSettings({}).problems).toEqual([expect.stringContaining('USER_EXTRA_TOKENS_FILE is not set')])
    expect(readSettings({ USER_EXTRA_TOKENS: tokens, USER_EXTRA_TOKENS_FILE: 'x' }).problems).toEqual([
      expect.stringContaining('both set'),
    ])
    expect(readSettings({ USER_EXTRA_TOKENS: 'tokens: hush' }).problems.join()).not.toContain('hush')
  })
})
