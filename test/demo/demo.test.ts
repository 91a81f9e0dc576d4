import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProcess } from '../support/process.ts'

const send = async (url: string, body?: object): Promise<string> => {
  const response = await fetch(url, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return response.text()
}

describe('npm run demo', () => {
  const demo = startProcess('src/demo/main.ts', { PORT: '0' })
  let url = ''
  beforeAll(async () => {
    url = (await demo.says(/Open in a browser\s+(http:\S+)/))[1] ?? ''
  })
  afterAll(async () => {
    demo.signal('SIGINT')
    expect(await demo.exited).toBe(0)
    expect(demo.output()).not.toContain('"level":50')
  })

  it('says where everything listens, and who may do what', () => {
    for (const text of [
      'User Extra service',
      'Socket Mode',
      '@jane',
      'helpdesk',
      'admin',
      'Harbor & Pine',
      'Blue Kite Labs',
      'Ctrl-C',
    ]) {
      expect(demo.output()).toContain(text)
    }
  })

  it('says so when its port is taken', async () => {
    const second = startProcess('src/demo/main.ts', { PORT: new URL(url).port })
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain('The demo cannot listen on port')
    expect(second.output()).not.toContain('    at ')
  })

  it('refuses a bot that is listed as a member', async () => {
    await send(`${url}/sandbox/people/standup/run`, { text: '/userextra' })
    expect(await send(`${url}/sandbox/people/standup/screen`)).toContain('I answer people only')
  })

  it('answers at / with a page, and its code and styles', async () => {
    const page = await send(`${url}/`)
    expect(page).toContain('/assets/main.js')
    expect(await send(`${url}/assets/main.js`)).toContain('Only visible to you')
    expect(await send(`${url}/assets/main.css`)).toContain('.message')
    // For whoever has no JavaScript.
    expect(page).toContain('/sandbox')
  })

  it('lets anyone use the bot over /sandbox', async () => {
    expect(await send(`${url}/sandbox/people`)).toContain('jane')
    expect(await send(`${url}/sandbox/people/jane/run`, { text: '/userextra' })).toContain('Your extra record')
    expect(await send(`${url}/sandbox/people/igor/run`, { text: '/userextra devices' })).toContain('250 devices')
    expect(await send(`${url}/sandbox/people/newcomer/run`, { text: '/userextra' })).toContain(
      'I do not know which record is yours',
    )
    expect(await send(`${url}/sandbox/problems`)).toContain('[]')
  })
})

describe('the end of a demo', () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('userextra-demo-')).length

  it.each([
    { when: 'is asked for', signals: 1 },
    { when: 'is asked for twice', signals: 2 },
  ])('takes its folder with it when it $when', async ({ signals }) => {
    const before = folders()
    const demo = startProcess('src/demo/main.ts', { PORT: '0' })
    await demo.says(/Open in a browser/)
    expect(folders()).toBe(before + 1)
    for (let sent = 0; sent < signals; sent++) demo.signal('SIGINT')
    expect([0, 130]).toContain(await demo.exited)
    expect(folders()).toBe(before)
  })

  it('is at once when its port is none, in words', async () => {
    const demo = startProcess('src/demo/main.ts', { PORT: 'abc' })
    expect(await demo.exited).toBe(1)
    expect(demo.output()).toContain('PORT is “abc”, which is no port')
    expect(demo.output()).not.toContain('    at ')
  })
})
