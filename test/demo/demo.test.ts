import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aboutPerson, idOf, workspace } from '../../src/demo/data.ts'
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
    expect(await send(`${url}/sandbox/problems`)).toContain('[]')
  })
})

describe('people of the demo', () => {
  const demo = startProcess('src/demo/main.ts', { PORT: '0' })
  let url = ''
  beforeAll(async () => {
    url = (await demo.says(/Open in a browser\s+(http:\S+)/))[1] ?? ''
  })
  afterAll(async () => {
    demo.signal('SIGINT')
    await demo.exited
  })

  const runs = (handle: string, text: string) => send(`${url}/sandbox/people/${handle}/run`, { text })
  const clicks = (handle: string, button: string) => send(`${url}/sandbox/people/${handle}/click`, { text: button })
  const screenOf = (handle: string) => send(`${url}/sandbox/people/${handle}/screen`)

  it('the newcomer asks for the record that has her e-mail address, and an administrator approves', async () => {
    expect(await runs('newcomer', '/userextra')).toContain('one record has the e-mail address of your Slack profile')
    await clicks('newcomer', 'Ask for it')
    expect(await screenOf('astrid')).toContain('@newcomer asks to be linked to user 82')
    await clicks('astrid', 'Approve')
    expect(await runs('newcomer', '/userextra')).toContain('Your extra record')
  })

  it('the contractor of both organizations chooses', async () => {
    expect(await runs('connie', '/userextra')).toContain('You belong to Harbor & Pine and Blue Kite Labs')
    await clicks('connie', 'Blue Kite Labs')
    expect(await runs('connie', '/userextra')).toContain('BK0040')
    await runs('connie', '/userextra org harbor')
    expect(await runs('connie', '/userextra')).toContain('HP0039')
  })

  it('Yara is of the helpdesk by a user group, and sees its notes; what Jane earns she does not', async () => {
    const card = await runs('yara', '/userextra @jane')
    expect(card).toContain('Note of the helpdesk')
    expect(card).toContain('Birthday')
    expect(card).not.toContain('Salary band')
  })

  it('Jane is shown what is sensitive when she asks, and is not shown the note', async () => {
    const card = await runs('jane', '/userextra')
    expect(card).toContain('Salary band')
    expect(card).not.toContain('Note of the helpdesk')
    expect(card).not.toContain('1991')
    expect(await clicks('jane', 'Show')).toContain('April 4, 1991')
  })

  it.each([
    ['guest', 'You are a guest'],
    ['leaver', 'is deactivated'],
    ['partner', 'you come from another one'],
  ])('the %s is refused', async (handle, reason) => {
    expect(await runs(handle, '/userextra')).toContain(reason)
  })

  it('are listed where they belong, and those who are refused nowhere', () => {
    expect(aboutPerson(idOf('connie'))).toEqual({
      organization: 'Harbor & Pine and Blue Kite Labs',
      role: 'member',
    })
    expect(aboutPerson(idOf('yara'))).toEqual({ organization: 'Harbor & Pine', role: 'helpdesk by user group' })
    const nowhere = workspace.people.filter(({ id }) => Object.keys(aboutPerson(id)).length === 0)
    expect(nowhere.map(({ name }) => name)).toEqual(['newcomer', 'partner', 'standup', 'guest', 'leaver'])
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
