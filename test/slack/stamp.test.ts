import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { button, buttons, section } from '../../src/blocks/index.ts'
import { readStamped, stamp, stampButtons } from '../../src/slack/stamp.ts'

const asText = (value: unknown): string => JSON.stringify(value)

describe('the organization of what is sent', () => {
  it('comes back with the value, whatever both are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ maxLength: 100 }), (value, organizationId) => {
        expect(readStamped(stamp(asText(value), organizationId))).toEqual({
          organizationId,
          value: JSON.parse(asText(value)),
        })
      }),
    )
  })

  it('is absent from what was not stamped, and from what is no JSON of ours', () => {
    expect(readStamped('{"kind":"self"}')).toEqual({ organizationId: undefined, value: { kind: 'self' } })
    expect(readStamped('{"in":5,"value":1}').organizationId).toBeUndefined()
    expect(readStamped('{"in":"1","value":1,"more":2}').organizationId).toBeUndefined()
    expect(readStamped('not JSON')).toEqual({ organizationId: undefined, value: undefined })
    expect(readStamped(undefined)).toEqual({ organizationId: undefined, value: null })
    expect(stamp('{"a":1}', undefined)).toBe('{"a":1}')
  })

  it('is in every button, in a row and beside a text, and changes nothing else', () => {
    const blocks: KnownBlock[] = [
      section('text'),
      buttons({ text: 'A', actionId: 'a', value: 1 }, { text: 'B', actionId: 'b', value: null }),
      { ...section('beside'), accessory: button({ text: 'C', actionId: 'c', value: { d: 2 } }) },
      { ...section('image'), accessory: { type: 'image', image_url: 'https://example.org/x.png', alt_text: 'x' } },
      { type: 'actions', elements: [{ type: 'users_select', action_id: 'who' }] },
    ]
    const stamped = stampButtons(blocks, '7')
    expect(JSON.stringify(stamped).match(/\\"in\\":\\"7\\"/g)).toHaveLength(3)
    expect(stamped[0]).toEqual(blocks[0])
    expect(stamped[3]).toEqual(blocks[3])
    expect(stamped[4]).toEqual(blocks[4])
    expect(stampButtons(blocks, undefined)).toBe(blocks)
  })
})
