import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSignatureCheck } from '../../src/slack/signature.ts'

const secret = '8f742231b10e8888abcd99yyyzzz85a5'
const problemOf = createSignatureCheck(secret)

const now = () => Math.floor(Date.now() / 1000)
const sign = (timestamp: number | string, body: string | Buffer, key = secret) =>
  `v0=${createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex')}`
const headers = (timestamp: number | string, signature: string) => ({
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': signature,
})

describe('the signature of a request', () => {
  it('is good for any body', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const [body, time] = [Buffer.from(bytes), now()]
        expect(problemOf(headers(time, sign(time, body)), body)).toBeUndefined()
      }),
    )
  })

  it('agrees with the example of Slack’s documentation, but for its time', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
      '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=' +
      '&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN' +
      '&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const documented = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'
    expect(sign(1531420618, body)).toBe(documented)
    expect(problemOf(headers(1531420618, documented), Buffer.from(body))).toBe('wrong time')
  })

  it('is for one body, one time and one secret alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        const [body, time] = [Buffer.from(bytes), now()]
        const signature = sign(time, body)
        const changed = Buffer.from(bytes)
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ flip
        expect(problemOf(headers(time, signature), changed)).toBe('wrong signature')
        expect(problemOf(headers(time - 1, signature), body)).toBe('wrong signature')
        expect(problemOf(headers(time, sign(time, body, 'another')), body)).toBe('wrong signature')
      }),
    )
  })

  it('is compared to its last character', () => {
    const body = Buffer.from('text=me')
    const good = sign(now(), body)
    for (let at = 0; at < good.length; at++) {
      const bad = `${good.slice(0, at)}${good[at] === '0' ? '1' : '0'}${good.slice(at + 1)}`
      expect(problemOf(headers(now(), bad), body)).toBe('wrong signature')
    }
  })

  it.each([
    ['', 'nothing'],
    ['v0=', 'no digest'],
    ['v0', 'no equals sign'],
    [sign(now(), 'text=me').slice(0, -1), 'one character less'],
    [`${sign(now(), 'text=me')}0`, 'one character more'],
    [sign(now(), 'text=me').slice(3), 'no version'],
    [sign(now(), 'text=me').replace('v0', 'v1'), 'another version'],
    [sign(now(), 'text=me').toUpperCase(), 'capital letters'],
    [`v0=${'é'.repeat(32)}`, 'as many bytes, not ASCII'],
    [`v0=${'é'.repeat(64)}`, 'as many characters, not ASCII'],
  ])('is wrong as %j: %s', (signature) => {
    expect(problemOf(headers(now(), signature), Buffer.from('text=me'))).toBe('wrong signature')
  })

  it('must be there, with its time', () => {
    const body = Buffer.from('text=me')
    expect(problemOf({}, body)).toBe('no signature')
    expect(problemOf({ 'x-slack-signature': sign(now(), body) }, body)).toBe('no signature')
    expect(problemOf({ 'x-slack-request-timestamp': String(now()) }, body)).toBe('no signature')
  })

  it.each([
    [-310, 'wrong time'],
    [-290, undefined],
    [290, undefined],
    [310, 'wrong time'],
  ])('%i seconds away: %s', (away, problem) => {
    const body = Buffer.from('text=me')
    const timestamp = now() + away
    expect(problemOf(headers(timestamp, sign(timestamp, body)), body)).toBe(problem)
  })

  it.each(['', ' ', 'NaN', 'Infinity', '-1', '0x6a1b2c3d', '1e9', `${now()}.5`, ` ${now()}`, `${now()}`.repeat(2)])(
    'has no time at %j',
    (timestamp) => {
      const body = Buffer.from('text=me')
      expect(problemOf(headers(timestamp, sign(timestamp, body)), body)).toBe('wrong time')
    },
  )
})
