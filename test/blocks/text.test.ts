import { describe, expect, it } from 'vitest'
import { clean, escapeText } from '../../src/blocks/index.ts'

describe('text that is sent to Slack', () => {
  it('has nothing in it that turns the direction of what stands after it', () => {
    expect(clean('AB\u202e123\u2066x')).toBe('AB 123 x')
    expect(escapeText('AB\u202e123')).toBe('AB 123')
    // The writing itself keeps its direction.
    expect(clean('שלום')).toBe('שלום')
  })
})
