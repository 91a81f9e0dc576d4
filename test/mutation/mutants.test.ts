import { describe, expect, it } from 'vitest'
import { guardFlips } from './guards.ts'
import { mutantsOf } from './mutants.ts'
import { rowFlips } from './rows.ts'

const changed = (code: string, find: Parameters<typeof mutantsOf>[2] = guardFlips, about?: RegExp): string[] =>
  mutantsOf('code.ts', code, find, about).map(({ source }) => source.trim())

describe('changes to rows', () => {
  it('give each role each other reach', () => {
    expect(changed("const row = { member: 'self', does: 'self' }", rowFlips)).toEqual([
      "const row = { member: 'nobody', does: 'self' }",
      "const row = { member: 'anyone', does: 'self' }",
    ])
  })

  it('keep to the shape of the row', () => {
    expect(changed("const row = { admin: 'anyone', over: 'organization' }", rowFlips)).toEqual([
      "const row = { admin: 'nobody', over: 'organization' }",
    ])
  })
})

describe('changes to guards', () => {
  it.each([
    ['if (a === b) throw c', ['if (true) throw c', 'if (false) throw c']],
    ['const f = (): boolean => g(a)', ['const f = (): boolean => true', 'const f = (): boolean => false']],
    ['const f = (): boolean => { return false }', ['const f = (): boolean => { return true }']],
    ['all.filter((each) => f(each))', [';', 'all.filter((each) => true)', 'all.filter((each) => false)']],
    ['if (a && !b) c', ['if (false) c', 'if ((a)) c', 'if ((!b)) c']],
    ['const c = a ?? b', ['const c = (a)', 'const c = (b)']],
    ['const c = a > b', ['const c = true', 'const c = false', 'const c = (a)>=(b)']],
    ['const q = db.where(a).where(b)', ['const q = db.where(a)', 'const q = db.where(b)']],
    [
      'try { await f() } catch (e) { throw e }',
      ['try { ; } catch (e) { throw e }', 'try { await f() } catch (e) { ; }'],
    ],
    ['const s = z.boolean().default(false)', ['const s = z.boolean().default(true)']],
    ["const s: string | 'a' = 'b'", []],
  ])('%s', (code, expected) => {
    expect(changed(code).toSorted()).toEqual(expected.toSorted())
  })

  it('only in statements about something, where that is asked', () => {
    expect(changed('if (may(a)) b\nif (c) d', guardFlips, /\bmay\(/)).toEqual([
      'if (true) b\nif (c) d',
      'if (false) b\nif (c) d',
    ])
  })

  it('name the place', () => {
    expect(mutantsOf('code.ts', '\n\nif (a) b', guardFlips)[0]).toMatchObject({ line: 3, was: 'a', now: 'true' })
  })
})
