import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Demo, startDemo } from '../../src/demo/start.ts'
import { createLog } from '../../src/log.ts'
import { startBrowser, type Watched, watchedPage } from './browser.ts'

/** Milliseconds. */
const patience = 8_000

const send = (address: string, token: string, body: object, method = 'POST') =>
  fetch(address, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })

/** A Home tab that Slack refuses, at two places. */
const badHome = {
  type: 'home',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Fine' } },
    { type: 'section', text: { type: 'mrkdwn', text: '' } },
    { type: 'nonsense' },
  ],
}

export const seen = (locator: Locator) => locator.first().waitFor({ timeout: patience })

/** The demo for the tests of a file, and for each of them Jane's page with the workbench open. */
export const workbenchStage = () => {
  let demo: Demo
  let browser: Awaited<ReturnType<typeof startBrowser>>
  let watched: Watched
  const page = () => watched.page
  const workbench = () => page().getByRole('complementary', { name: 'Workbench' })
  const toTab = (name: string | RegExp) => workbench().getByRole('tab', { name }).click()
  const open = async (as: string) => {
    await page().goto(`${demo.slack.url}/?as=${as}`)
    const button = page().getByRole('button', { name: 'Workbench', exact: true })
    await button.waitFor()
    // It stays open from one person to the next.
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
    await seen(workbench())
  }

  beforeAll(async () => {
    demo = await startDemo({ port: 0, log: createLog('silent') })
    browser = await startBrowser()
  })
  beforeEach(async () => {
    await send(`${demo.slack.url}/page/reset`, '', {})
    watched = await watchedPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    await open('jane')
  })
  afterEach(async () => {
    await watched.context.close()
    expect(watched.complaints).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  return {
    page,
    workbench,
    toTab,
    open,
    slack: () => demo.slack,
    exchange: (name: string | RegExp) =>
      workbench().getByRole('list', { name: 'Exchanges' }).getByRole('button', { name }),
    tree: (name: string) => workbench().getByRole('tree', { name }),
    focused: () => page().locator(':focus'),
    newest: () => page().getByRole('log').getByRole('article').last(),
    says: async (text: string) => {
      await page()
        .getByRole('combobox', { name: /^Message / })
        .fill(text)
      await page().keyboard.press('Escape')
      await page().keyboard.press('Enter')
    },
    breakIt: async (group: string, choice: string) => {
      await toTab(/Faults/)
      await workbench().getByRole('group', { name: group }).getByRole('radio', { name: choice }).check()
      await seen(page().getByText('On purpose:'))
      await toTab('Traffic')
    },
    publishBadly: () =>
      send(`${demo.slack.apiUrl}views.publish`, 'xoxb-demo', {
        user_id: demo.slack.state.directory.findPerson('jane')?.id,
        view: badHome,
      }),
    /** Jane's record, as the service has it. */
    theme: async () => {
      const response = await fetch(`${demo.service.url}/user_extra/1/`, {
        headers: { authorization: 'Bearer demo-token-harbor' },
      })
      return ((await response.json()) as { preferences: { theme: string } }).preferences.theme
    },
    setTheme: (theme: string) =>
      send(`${demo.service.url}/user_extra/1/`, 'demo-token-harbor', { preferences: { theme } }, 'PATCH'),
  }
}
