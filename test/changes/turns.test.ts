import { setImmediate as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/changes/turns.ts'

describe('taking turns', () => {
  it('runs what has the same key in the order it came, whatever becomes of each, and other keys beside it', async () => {
    const inTurn = createTurns()
    const heard: string[] = []
    const speak =
      (name: string, fails = false) =>
      async () => {
        heard.push(`${name} begins`)
        await pause()
        heard.push(`${name} ends`)
        if (fails) throw new Error(name)
        return name
      }
    const all = [
      inTurn('record 1', speak('first', true)),
      inTurn('record 1', speak('second')),
      inTurn('record 2', speak('beside')),
    ]
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(heard.indexOf('first ends')).toBeLessThan(heard.indexOf('second begins'))
    expect(heard.indexOf('beside begins')).toBeLessThan(heard.indexOf('first ends'))
  })
})
