import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../../src/demo/start.ts'
import { createLog } from '../../../src/log.ts'

let demo: Demo
let url = ''
beforeAll(async () => {
  demo = await startDemo({ port: 0, log: createLog('silent') })
  url = demo.slack.url
})
afterAll(() => demo.stop())

const post = (path: string, body: unknown) =>
  fetch(`${url}${path}`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

/** As `fetch`, but it lets Host and Origin be what they are told. */
const ask = (path: string, method: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers }, (answer) => {
      resolve(answer.statusCode)
      answer.destroy()
    })
    asked.on('error', reject)
    asked.end(method === 'POST' ? '{}' : undefined)
  })

const assets = async () => {
  const main = await (await fetch(`${url}/assets/main.js`)).text()
  const names = [...main.matchAll(/["']\.\/([\w.-]+\.js)["']/g)].map(([, name]) => name)
  const others = await Promise.all(names.map(async (name) => (await fetch(`${url}/assets/${name}`)).text()))
  return {
    html: await (await fetch(url)).text(),
    css: await (await fetch(`${url}/assets/main.css`)).text(),
    scripts: [main, ...others],
  }
}

describe('what the page is made of', () => {
  it.each(['/', '/assets/main.js', '/assets/main.css', '/assets/icon.svg'])('%s has a strict policy', async (path) => {
    const { headers, status } = await fetch(`${url}${path}`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('loads nothing from anywhere else, and runs nothing inline', async () => {
    const { html, css, scripts } = await assets()
    const referred = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(referred.length).toBeGreaterThan(2)
    expect(referred.filter((address) => !/^\/\w/.test(address ?? ''))).toEqual([])
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/)
    expect(css).not.toMatch(/@import|url\(\s*["']?(?!data:)/)
    for (const script of scripts) {
      expect(script).not.toMatch(/\b(?:fetch|import|EventSource|WebSocket)\(\s*["'`](?:https?:|wss?:|\/\/)/)
      expect(script).not.toMatch(/^(?:import|export)\b[^;]*\bfrom ["'](?!\.\/)/m)
    }
  })

  it('is not served under another name of this machine', async () => {
    expect(await ask('/', 'GET', { host: `localhost:${new URL(url).port}` })).toBe(302)
    expect((await fetch(`${url}/assets/../package.json`)).status).toBe(404)
    expect((await fetch(`${url}/assets/toString`)).status).toBe(404)
  })
})

describe('who may ask', () => {
  const routes: [string, string][] = [
    ['GET', '/page/events?as=jane'],
    ['GET', '/page/traffic/1'],
    ['POST', '/page/acts/submit'],
    ['POST', '/page/faults'],
    ['POST', '/page/reset'],
  ]
  it.each(routes)('%s %s is refused to another origin and under another host', async (method, path) => {
    expect(await ask(path, method, { origin: 'https://evil.example' })).toBe(403)
    expect(await ask(path, method, { origin: 'null' })).toBe(403)
    expect(await ask(path, method, { host: 'evil.example' })).toBe(403)
    expect(await ask(path, method, { host: `localhost:${new URL(url).port}` })).toBe(403)
  })

  it('listens on 127.0.0.1 alone', async () => {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect(new URL(demo.service.url).hostname).toBe('127.0.0.1')
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address }) => address !== '127.0.0.1')
      // A link-local address is reached through an interface that a URL cannot name.
      .filter(({ address }) => !address.startsWith('fe80'))
      .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
    for (const address of others) {
      for (const port of [new URL(url).port, new URL(demo.service.url).port]) {
        await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow()
      }
    }
  })
})

describe('what does not fit', () => {
  const misfits: [string, string, unknown, RegExp][] = [
    ['an act that there is not', '/page/acts/fly', {}, /There is no act “fly”/],
    ['an act by the name of something of every object', '/page/acts/constructor', {}, /There is no act/],
    ['an act without what it needs', '/page/acts/send', { person: 'U0DEMO001' }, /does not fit.*text/s],
    ['an act of nobody', '/page/acts/submit', { person: 'U0NOBODY' }, /./],
    ['a text of no length', '/page/acts/send', { person: 'U0DEMO001', channel: 'C0DEMO001', text: '' }, /does not fit/],
    ['a fault that there is not', '/page/faults', { api: 'on fire', slack: 'well', bot: 'well' }, /does not fit/],
    ['a fault too many', '/page/faults', { api: 'well', slack: 'well', bot: 'well', coffee: 'cold' }, /does not fit/],
    ['no JSON', '/page/acts/send', 'hello', /not JSON/],
    ['no JSON as faults', '/page/faults', '', /not JSON/],
  ]
  it.each(misfits)('%s is answered with 400 and a sentence', async (_what, path, body, words) => {
    const response = await post(path, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(words) })
  })

  it('nobody and nothing are not found', async () => {
    expect((await fetch(`${url}/page/events?as=nobody`)).status).toBe(404)
    expect((await fetch(`${url}/page/events`)).status).toBe(404)
    expect((await fetch(`${url}/page/traffic/999999`)).status).toBe(404)
    expect((await fetch(`${url}/page/traffic/x`)).status).toBe(404)
  })
})

describe('what is too much', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const change = (value: string) =>
    `{"person":"U0DEMO001","place":{"view":"V1"},"blockId":"b","actionId":"a","value":${value}}`

  it('is refused: a value nested too deep, and a body too large', async () => {
    const deep = await post('/page/acts/change', change(nested(200)))
    expect([deep.status, await deep.json()]).toEqual([400, { error: expect.stringContaining('nested too deep') }])
    expect((await post('/page/acts/send', { person: 'U0DEMO001', text: 'x'.repeat(300_000) })).status).toBe(413)
  })
})
