import { describe, expect, it } from 'vitest'
import { actions, button, codes, section, stage } from './stage.ts'

const begin = stage()

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** A message with a button, and the response URLs that the app got. */
const withUrls = async (responseType: 'ephemeral' | 'in_channel' = 'ephemeral') => {
  const urls: string[] = []
  const slack = await begin((app) => {
    app.command('/userextra', async ({ ack, body }) => {
      urls.push(body.response_url)
      await ack({
        response_type: responseType,
        text: 'Card',
        blocks: [section('Card'), actions(button('Edit', 'edit'))],
      })
    })
    app.action('edit', async ({ ack, body }) => {
      urls.push('response_url' in body ? String(body.response_url) : '')
      await ack()
    })
  })
  const jane = slack.person('jane').goesTo('#general')
  await jane.runs('/userextra')
  await jane.clicks('Edit')
  const [ofCommand = '', ofButton = ''] = urls
  return { slack, jane, ofCommand, ofButton }
}

describe('a response_url', () => {
  it('posts for the person alone unless told otherwise', async () => {
    const { slack, jane, ofCommand } = await withUrls()
    expect((await post(ofCommand, { text: 'For you' })).status).toBe(200)
    await post(ofCommand, { text: 'For all', response_type: 'in_channel' })
    expect(jane.sees()).toContain('(only visible to you): For you')
    const bob = slack.person('bob').goesTo('#general')
    expect(bob.sees()).toContain('For all')
    expect(bob.sees()).not.toContain('For you')
  })

  it.each(['ephemeral', 'in_channel'] as const)(
    'replaces and deletes the %s message that was clicked',
    async (type) => {
      const { jane, ofButton } = await withUrls(type)
      await post(ofButton, { replace_original: true, text: 'New' })
      expect(jane.messages()).toMatchObject([{ text: 'New', ephemeral: type === 'ephemeral' }])
      await post(ofButton, { delete_original: true })
      expect(jane.messages()).toEqual([])
    },
  )

  it('of a command has no message to replace: it posts another one', async () => {
    const { slack, jane, ofCommand } = await withUrls()
    await post(ofCommand, { replace_original: true, text: 'New' })
    expect(jane.messages().map(({ text }) => text)).toEqual(['Card\n[Edit]', 'New'])
    expect(codes(slack)).toEqual(['no_original'])
  })

  it('is used five times', async () => {
    const { slack, ofCommand } = await withUrls()
    const statuses = []
    for (let use = 0; use < 6; use += 1) statuses.push((await post(ofCommand, { text: `${use}` })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(codes(slack)).toEqual(['used_url'])
  })

  it('lasts thirty minutes', async () => {
    const { slack, ofCommand } = await withUrls()
    slack.clock.advance(30 * 60_000 + 1)
    const late = await post(ofCommand, { text: 'Late' })
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }])
  })

  it('refuses what is not a message', async () => {
    const { slack, ofCommand } = await withUrls()
    expect((await post(ofCommand, { text: 'Hi', blocks: [{ type: 'unheard_of' }] })).status).toBe(400)
    expect((await fetch(ofCommand, { method: 'POST', body: 'text=Hi' })).status).toBe(400)
    expect((await post(`${slack.url}/response/nothing`, { text: 'Hi' })).status).toBe(404)
  })
})
