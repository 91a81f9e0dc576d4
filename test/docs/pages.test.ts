import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { accessMigrations } from '../../src/access/store.ts'
import { ledgerMigrations } from '../../src/changes/ledger.ts'
import { openDatabase } from '../../src/store/database.ts'

const pages = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`)]
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

/** Headings as GitHub makes anchors of them. */
const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

const isThere = (from: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? from : join(dirname(from), path)
  return existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor))
}

describe('the documentation', () => {
  it('links to what is there', () => {
    const broken = pages.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^https?:/.test(link) && !isThere(file, link))
        .map((link) => `${file}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('lists every decision', () => {
    const index = readFileSync('docs/adr/README.md', 'utf8')
    const decisions = readdirSync('docs/adr').filter((file) => /^\d{4}-/.test(file))
    expect(decisions.filter((file) => !index.includes(`(${file})`))).toEqual([])
  })

  it('asks the database for what it has', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'docs-')), 'bot.db')
    const db = await openDatabase(`sqlite:${path}`, { ...ledgerMigrations, ...accessMigrations })
    const queries = [...readFileSync('docs/operators.md', 'utf8').matchAll(/prepare\(\\`([^`]+)\\`\)/g)]
    expect(queries.length).toBeGreaterThan(2)
    const reader = new DatabaseSync(path, { readOnly: true })
    for (const [, query = ''] of queries) expect(reader.prepare(query).all()).toEqual([])
    reader.close()
    await db.destroy()
  })
})
