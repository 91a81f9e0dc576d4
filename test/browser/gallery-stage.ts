import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { JsonObject } from '../../src/demo/slack/json.ts'
import type { Story } from '../support/story.ts'
import './gallery-elements.ts'
import { startBrowser, violations, watchedPage } from './browser.ts'
import { startGallery } from './gallery.ts'

/** A block action, as far as tests look. */
export type Action = JsonObject & { action_id: string }
export type Payload = JsonObject & {
  actions?: Action[]
  view?: { state: { values: Record<string, Record<string, JsonObject>> } }
}

export type GalleryStage = {
  slack: Story
  page: Page
  /** A fresh screen with one set of the gallery. */
  shows: (set: string) => Promise<void>
  /** Opens or sends one more set. */
  adds: (set: string) => Promise<void>
  /** What the app has been sent under this name since the screen was fresh; waits until there is as much. */
  received: (name: string, count?: number) => Promise<Payload[]>
  /** The action that comes next. */
  nextAction: (act: () => Promise<unknown>) => Promise<Action>
  /** Whether it is fit for everyone, in light and in dark. */
  looksRight: () => Promise<void>
  close: () => Promise<void>
}

/** Changes wait for a pause in typing, and the gallery's own app for its turn. */
const quietMs = 400

const observe = (slack: Story) => {
  const named = (name: string) =>
    slack
      .traffic()
      .filter((entry) => entry.kind === 'delivery' && entry.name === name)
      .map(({ request }) => request as Payload)
  const received = async (name: string, count = 1) => {
    await expect.poll(() => named(name).length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count)
    return named(name)
  }
  return {
    received,
    nextAction: async (act: () => Promise<unknown>): Promise<Action> => {
      const before = named('block_actions').length
      await act()
      const all = await received('block_actions', before + 1)
      const action = all.at(-1)?.actions?.[0]
      if (all.length !== before + 1 || !action) throw new Error(`${all.length - before} actions instead of one`)
      return action
    },
  }
}

/** The gallery in front of Jane, in a browser that is elsewhere than she is. */
export const startGalleryStage = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<GalleryStage> => {
  const slack = await startGallery()
  const browser = await startBrowser()
  const { page, complaints } = await watchedPage(browser, { timezoneId: 'America/New_York', ...options })
  await page.addInitScript("localStorage.setItem('hints-seen', 'yes')")
  const adds = (set: string) => slack.person('jane').runs(`/gallery ${set}`)
  return {
    slack,
    page,
    adds,
    ...observe(slack),
    shows: async (set) => {
      await page.waitForTimeout(quietMs)
      slack.reset()
      await page.goto(`${slack.url}/?as=jane`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await adds(set)
    },
    looksRight: async () => {
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await violations(page), colorScheme).toEqual([])
      }
    },
    close: async () => {
      await browser.close()
      const problems = slack.problems().filter(({ code }) => code !== 'timed_out')
      await slack.stop()
      expect(complaints).toEqual([])
      expect(problems).toEqual([])
    },
  }
}
