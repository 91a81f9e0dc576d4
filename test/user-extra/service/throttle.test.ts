import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createThrottle } from '../../../src/user-extra/service/throttle.ts'

const startAt = (time: number) => {
  let now = time
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return { now: () => now, pass }
}

describe('a throttle', () => {
  it('lets the whole limit through at once, and gives it back bit by bit', () => {
    const clock = startAt(5_000)
    const { take } = createThrottle({ requests: 4, seconds: 60 }, clock.now)
    const jane = {}
    expect([take(jane), take(jane), take(jane), take(jane), take(jane)]).toEqual([0, 0, 0, 0, 15])
    clock.pass(14)
    expect(take(jane)).toBe(1)
    clock.pass(1)
    expect([take(jane), take(jane)]).toEqual([0, 15])
    clock.pass(3600)
    expect([take(jane), take(jane), take(jane), take(jane), take(jane)]).toEqual([0, 0, 0, 0, 15])
  })

  it('counts every key by itself', () => {
    const { take } = createThrottle({ requests: 1, seconds: 60 }, startAt(0).now)
    const [jane, joe] = [{}, {}]
    expect([take(jane), take(joe), take(jane), take(joe)]).toEqual([0, 0, 60, 60])
  })

  it('keeps its word: whoever waits as told gets through', () => {
    const limit = fc.record({ requests: fc.integer({ min: 1, max: 50 }), seconds: fc.integer({ min: 1, max: 600 }) })
    fc.assert(
      fc.property(limit, fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (limit, pauses) => {
        const clock = startAt(1)
        const { take } = createThrottle(limit, clock.now)
        const jane = {}
        for (const pause of pauses) {
          clock.pass(pause / 10)
          const wait = take(jane)
          clock.pass(wait)
          if (wait) expect(take(jane)).toBe(0)
        }
      }),
    )
  })

  it('without a limit stops nobody', () => {
    const { take } = createThrottle(undefined)
    const jane = {}
    expect(Array.from({ length: 10_000 }, () => take(jane)).every((wait) => wait === 0)).toBe(true)
  })
})
