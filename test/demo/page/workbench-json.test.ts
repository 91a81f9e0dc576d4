import { describe, expect, it } from 'vitest'
import { moveOf } from '../../../src/demo/ui/workbench/json/keys.ts'
import { everything, nearest, openAtFirst, rowsOf, summaryOf } from '../../../src/demo/ui/workbench/json/rows.ts'
import { marksOf, readable } from '../../../src/demo/ui/workbench/traffic/marks.ts'
import { outcomeOf } from '../../../src/demo/ui/workbench/traffic/words.ts'

const view = { type: 'modal', blocks: [{ type: 'section', 'a/b~c': [1] }, { type: 'divider' }] }

describe('JSON as lines', () => {
  it('opens what is short', () => {
    expect(rowsOf(view, openAtFirst(view, [])).map(({ pointer, level }) => [pointer, level])).toEqual([
      ['', 1],
      ['/type', 2],
      ['/blocks', 2],
      ['/blocks/0', 3],
      ['/blocks/0/type', 4],
      ['/blocks/0/a~1b~0c', 4],
      ['/blocks/0/a~1b~0c/0', 5],
      ['/blocks/1', 3],
      ['/blocks/1/type', 4],
    ])
  })

  it('keeps what is long closed, but for the way to a mark', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ cells: [{ text: `Cell ${index}` }] }))
    const open = openAtFirst({ rows }, [{ pointer: '/rows/150/cells/0/text', message: 'too long' }])
    const shown = rowsOf({ rows }, open).map(({ pointer }) => pointer)
    expect(shown).toContain('/rows/150/cells/0/text')
    expect(shown).not.toContain('/rows/0/cells')
    expect(everything({ rows })).toHaveLength(2 + 200 * 3)
  })

  it('finds the nearest place when something is missing', () => {
    expect(nearest(view, '/blocks/0/text/text')).toBe('/blocks/0')
    expect(nearest(view, '/blocks/0/a~1b~0c/0')).toBe('/blocks/0/a~1b~0c/0')
    expect(nearest('text', '/blocks')).toBe('')
  })

  it('says what lies in something closed', () => {
    expect([view, [1], [], {}, 'a "b"', null, undefined].map(summaryOf)).toEqual([
      '{ modal, 2 keys }',
      '[ 1 item ]',
      '[ ]',
      '{ }',
      '"a \\"b\\""',
      'null',
      'undefined',
    ])
  })

  it('moves like a tree', () => {
    const rows = rowsOf(view, new Set(['', '/blocks']))
    expect(moveOf('ArrowRight', rows, 0)).toEqual({ to: 1 })
    expect(moveOf('ArrowRight', rows, 1)).toBeUndefined()
    expect(moveOf('ArrowRight', rows, 3)).toBe('toggle')
    expect(moveOf('ArrowLeft', rows, 3)).toEqual({ to: 2 })
    expect(moveOf('ArrowLeft', rows, 2)).toBe('toggle')
    expect(moveOf('End', rows, 0)).toEqual({ to: 4 })
    expect(moveOf('x', rows, 0)).toBeUndefined()
  })
})

describe('what the bot did wrong, in what it sent', () => {
  const sent = { id: 1, at: 1_000, ms: 40 }
  const problem = { at: 1_020, severity: 'error', code: 'too_short', message: 'too short' } as const

  it('is what Slack answers, once each', () => {
    const text = 'too short [json-pointer:/view/blocks/0]'
    const response = { ok: false, errors: [text], response_metadata: { messages: [`[ERROR] ${text}`] } }
    const entry = {
      ...sent,
      kind: 'api',
      name: 'views.open',
      request: { view: JSON.stringify(view) },
      response,
    } as const
    const reported = { ...problem, where: 'views.open', pointer: '/blocks/0' }
    expect(marksOf(entry, [reported])).toEqual([{ pointer: '/view/blocks/0', message: 'too short' }])
    expect(readable(entry.request)).toEqual({ view })
  })

  it('is what was reported meanwhile, of the same name', () => {
    const entry = { ...sent, kind: 'delivery', name: '/userextra', response: { blocks: [] } } as const
    const where = 'acknowledgement of /userextra'
    const reported = [
      { ...problem, where, pointer: '/blocks/0' },
      { ...problem, where, pointer: '/blocks/1', at: 5_000 },
      { ...problem, where: 'response_url', pointer: '/blocks/2' },
    ]
    expect(marksOf(entry, reported)).toEqual([{ pointer: '/blocks/0', message: 'too short' }])
  })
})

describe('how it went, in words', () => {
  const words = (kind: 'delivery' | 'api' | 'response_url', outcome?: string, ms = 41) =>
    outcomeOf({ id: 1, at: 0, kind, name: 'x', ms, ...(outcome !== undefined && { outcome }) })

  it('is said of every outcome', () => {
    expect(words('delivery', 'acknowledged')).toEqual({ kind: 'good', text: 'acknowledged in 41 ms' })
    expect(words('delivery', 'timed_out')).toEqual({ kind: 'bad', text: 'no answer within 3 s' })
    expect(words('api', 'ok', 1_240)).toEqual({ kind: 'good', text: 'ok, 1.2 s' })
    expect(words('api', 'ratelimited')).toMatchObject({ kind: 'bad', text: expect.stringContaining('429') })
    expect(words('api', 'invalid_blocks')).toEqual({ kind: 'bad', text: 'refused: invalid_blocks' })
    expect(words('response_url', '404')).toEqual({ kind: 'bad', text: 'refused: HTTP 404' })
    expect(words('api')).toEqual({ kind: 'waiting', text: 'under way…' })
  })
})
