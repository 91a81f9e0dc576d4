import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { FaultsShown } from '../../src/demo/page/wire.ts'
import { type Demo, startDemo } from '../../src/demo/start.ts'
import { createLog } from '../../src/log.ts'
import { startBrowser, violations, type Watched, watchedPage } from './browser.ts'

/** Where screenshots go; none are made without it. */
const folder = process.env.SCREENSHOTS

/** A person in front of the page. */
export type Visitor = {
  page: Page
  /** Types into the composer as on a keyboard, and presses Enter. */
  says: (text: string) => Promise<void>
  /** The newest message. */
  newest: () => Locator
  dialog: (title: string) => Locator
  goesTo: (place: string) => Promise<void>
  /** A stop of the tour: nothing is wrong with the screen, in light and in dark; with `npm run screenshots`, a picture. */
  stopsAt: (name: string) => Promise<void>
}

/** Milliseconds; everything here takes far less. */
const patience = 8_000

const schemes = ['light', 'dark'] as const

const look = async ({ page, complaints }: Watched, name: string): Promise<void> => {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([])
    const text = await page.locator('body').innerText()
    expect(text, `${name}: a name of an emoji, or what cannot be drawn`).not.toMatch(/:[a-z_]+:|cannot draw/)
    if (folder) await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(complaints).toEqual([])
}

const visitorOn = (watched: Watched): Visitor => {
  const { page } = watched
  return {
    page,
    says: async (text) => {
      const composer = page.getByRole('combobox', { name: /^Message / })
      await composer.click()
      await composer.pressSequentially(text)
      await page.keyboard.press('Enter')
    },
    newest: () => page.getByRole('log').getByRole('article').last(),
    dialog: (title) => page.getByRole('dialog', { name: title }),
    goesTo: async (place) => {
      await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click()
    },
    stopsAt: (name) => look(watched, name),
  }
}

/** Hints are put away unless they are what it is about. */
type Options = { viewport?: { width: number; height: number }; hints?: boolean }

export type Stage = {
  demo: Demo
  /** Someone in a browser of their own. */
  enters: (handle: string, options?: Options) => Promise<Visitor>
  /** Asks the service, past the bot. */
  record: (id: number) => Promise<{ preferences: Record<string, unknown> }>
  changes: (id: number, preferences: object) => Promise<void>
  /** Everyone leaves, with nothing to complain about; data, messages and faults are as at the start. */
  reset: () => Promise<void>
  /** As the workbench switches them; what is not named works. */
  faults: (faults: Partial<FaultsShown>) => Promise<void>
  close: () => Promise<void>
}

const token = 'demo-token-harbor'

export const startStage = async (): Promise<Stage> => {
  if (folder) mkdirSync(folder, { recursive: true })
  const demo = await startDemo({ port: 0, log: createLog('silent') })
  const browser: Browser = await startBrowser()
  const opened: Watched[] = []
  const ask = async (id: number, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${demo.service.url}/user_extra/${id}/`, { ...init, headers })
    expect(response.ok).toBe(true)
    return await response.json()
  }
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${demo.slack.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.ok).toBe(true)
  }
  /** Each page had nothing to complain about, to its end. */
  const everyoneLeaves = async () => {
    const leaving = opened.splice(0)
    await Promise.all(leaving.map(({ context }) => context.close()))
    expect(leaving.flatMap(({ complaints }) => complaints)).toEqual([])
  }
  return {
    demo,
    enters: async (handle, { viewport, hints = false } = {}) => {
      const watched = await watchedPage(browser, viewport && { viewport })
      opened.push(watched)
      watched.page.setDefaultTimeout(patience)
      if (!hints) await watched.page.addInitScript("localStorage.setItem('hints-seen', 'yes')")
      await watched.page.goto(`${demo.slack.url}/?as=${handle}`)
      await watched.page.getByRole('heading', { level: 1, name: 'User Extra' }).waitFor()
      return visitorOn(watched)
    },
    record: (id) => ask(id) as Promise<{ preferences: Record<string, unknown> }>,
    changes: async (id, preferences) => {
      await ask(id, { method: 'PATCH', body: JSON.stringify({ preferences }) })
    },
    reset: async () => {
      await everyoneLeaves()
      await post('/page/reset', {})
    },
    faults: (faults) => post('/page/faults', { api: 'well', slack: 'well', bot: 'well', ...faults }),
    close: async () => {
      await everyoneLeaves().finally(async () => {
        await browser.close()
        await demo.stop()
      })
    },
  }
}
