import { describe, expect, it } from 'vitest'
import { secondsAt, wallTime } from '../../src/demo/ui/elements/zoned.ts'

const at = (moment: string) => Date.parse(moment) / 1000

describe('moments as a clock on the wall shows them', () => {
  it.each([
    ['2025-01-08T21:30Z', 'Europe/London', '2025-01-08T21:30'],
    ['2025-07-01T22:30Z', 'Asia/Kolkata', '2025-07-02T04:00'],
    ['2025-01-01T00:00Z', 'America/Los_Angeles', '2024-12-31T16:00'],
    ['2025-06-01T12:00Z', 'UTC', '2025-06-01T12:00'],
  ])('%s in %s is %s, and back', (moment, tz, wall) => {
    expect(wallTime(at(moment), tz)).toBe(wall)
    expect(secondsAt(wall, tz)).toBe(at(moment))
  })

  it('takes the earlier of two moments when clocks are put back', () => {
    expect(secondsAt('2025-10-26T02:30', 'Europe/Berlin')).toBe(at('2025-10-26T00:30Z'))
  })

  it('takes what no clock shows as much later', () => {
    expect(secondsAt('2025-03-30T02:30', 'Europe/Berlin')).toBe(at('2025-03-30T01:30Z'))
    expect(secondsAt('2025-03-09T02:30', 'America/New_York')).toBe(at('2025-03-09T07:30Z'))
  })
})
