import { describe, expect, it } from 'vitest'
import { createClock } from '../../../src/demo/slack/clock.ts'

describe('the clock', () => {
  it('runs what is due when it is pushed forward, earliest first, once', () => {
    const clock = createClock()
    const ran: string[] = []
    clock.after(3_000, () => ran.push('three'))
    clock.after(1_000, () => ran.push('one'))
    const cancel = clock.after(2_000, () => ran.push('two'))
    cancel()
    clock.advance(2_500)
    expect(ran).toEqual(['one'])
    clock.advance(500)
    expect(ran).toEqual(['one', 'three'])
    clock.advance(10_000)
    expect(ran).toEqual(['one', 'three'])
  })

  it('runs on its own too', async () => {
    const clock = createClock()
    const before = clock.now()
    await new Promise<void>((resolve) => clock.after(5, resolve))
    expect(clock.now()).toBeGreaterThanOrEqual(before + 5)
  })
})
