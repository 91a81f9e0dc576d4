import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

/**
 * Which part of src may import which other part. A part is a folder or a file of src; the longest name that fits a file
 * is its part. `features/*` stands for one feature. Everything may import `errors`. Reasons: docs/adr/0001-the-house.md.
 */
const mayImport: Record<string, string[]> = {
  errors: [],
  log: [],
  blocks: [],
  store: [],
  'user-extra': [],
  'user-extra/service': ['user-extra', 'store', 'log'],
  fields: ['blocks', 'access'],
  access: ['user-extra'],
  slack: ['access', 'blocks'],
  changes: ['access', 'fields', 'user-extra', 'store'],
  'features/*': ['features', 'slack', 'blocks', 'fields', 'access', 'changes', 'user-extra'],
  features: ['features/*', 'slack', 'blocks', 'fields', 'access', 'changes', 'user-extra'],
  organizations: ['access', 'fields'],
  config: ['organizations'],
  app: ['access', 'changes', 'config', 'features', 'slack', 'store', 'user-extra'],
  main: ['app', 'config', 'log'],
  demo: ['app', 'config', 'organizations', 'log', 'user-extra/service', 'demo/slack', 'demo/page', 'demo/faulty-api'],
  'demo/slack': [],
  'demo/faulty-api': [],
  'demo/page': ['demo/slack', 'demo/faulty-api'],
  'demo/ui': ['demo/page', 'demo/slack'],
}

const partOf = (file: string): string => {
  const path = relative(src, file).replace(/\.tsx?$/, '')
  if (/^features\/[^/]+\//.test(path)) return 'features/*'
  const fitting = Object.keys(mayImport).filter((part) => path === part || path.startsWith(`${part}/`))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? `unknown part: ${path}`
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(src, name))

const imports = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    target: resolve(dirname(file), match[1] ?? ''),
  })),
)

const isForbidden = ({ file, target }: { file: string; target: string }): boolean => {
  const [from, to] = [partOf(file), partOf(target)]
  if (to === 'errors') return false
  // Two files of `features/*` may be two features; one of them must be left alone.
  if (from === 'features/*' && to === 'features/*') return dirname(file) !== dirname(target)
  return from !== to && !mayImport[from]?.includes(to)
}

describe('the house', () => {
  it('has files and imports to look at', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(imports.length).toBeGreaterThan(100)
  })

  it('keeps every file in a known part', () => {
    expect(files.map(partOf).filter((part) => part.startsWith('unknown'))).toEqual([])
  })

  it('imports only what the table allows', () => {
    const named = ({ file, target }: { file: string; target: string }) =>
      `${relative(src, file)} → ${relative(src, target)}`
    expect(imports.filter(isForbidden).map(named)).toEqual([])
  })

  it('would notice a forbidden import', () => {
    const file = (name: string) => join(src, name)
    expect(isForbidden({ file: file('blocks/text.ts'), target: file('slack/router.ts') })).toBe(true)
    expect(isForbidden({ file: file('features/help/index.ts'), target: file('features/lookup/card.ts') })).toBe(true)
    expect(isForbidden({ file: file('app.ts'), target: file('demo/main.ts') })).toBe(true)
  })

  it('writes to the API in one place alone', () => {
    const writers = files
      .filter((file) => !partOf(file).startsWith('user-extra') && partOf(file) !== 'demo')
      .filter((file) => /\bclient\.(create|replace|update|delete)\(/.test(readFileSync(file, 'utf8')))
    expect(writers.map((file) => relative(src, file))).toEqual(['changes/apply.ts'])
  })

  it('hands whole records to those alone who write and who link; features get what their actor may know', () => {
    const holders = files.filter((file) => /\brecords\.whole\(/.test(readFileSync(file, 'utf8')))
    expect(holders.map((file) => relative(src, file)).sort()).toEqual(['access/link-edits.ts', 'changes/apply.ts'])
  })

  it('reads the environment in the entry points alone', () => {
    // In quotes it is what the page's bundle replaces.
    const readers = files.filter((file) => /(?<!')process\.env/.test(readFileSync(file, 'utf8')))
    expect(readers.every((file) => file.endsWith('main.ts'))).toBe(true)
  })
})
