import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../src/demo/start.ts'
import { createLog } from '../../src/log.ts'
import { startBrowser, violations, type Watched, watchedPage } from './browser.ts'

/** Milliseconds. */
const patience = 8_000
const harborToken = 'demo-token-harbor'

let demo: Demo
let browser: Browser
let watched: Watched

const call = (path: string, token: string, body: object, method = 'POST') =>
  fetch(path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })

const workbench = () => watched.page.getByRole('complementary', { name: 'Workbench' })
const exchange = (name: string | RegExp) =>
  workbench().getByRole('list', { name: 'Exchanges' }).getByRole('button', { name })
const tree = (name: string) => workbench().getByRole('tree', { name })
const toTab = (name: string | RegExp) => workbench().getByRole('tab', { name }).click()
const seen = (locator: Locator) => locator.first().waitFor({ timeout: patience })
const newest = () => watched.page.getByRole('log').getByRole('article').last()

const says = async (text: string) => {
  await watched.page.getByRole('combobox', { name: /^Message / }).fill(text)
  await watched.page.keyboard.press('Escape')
  await watched.page.keyboard.press('Enter')
}

const breakIt = async (group: string, choice: string) => {
  await toTab(/Faults/)
  await workbench().getByRole('group', { name: group }).getByRole('radio', { name: choice }).check()
  await seen(watched.page.getByText('On purpose:'))
  await toTab('Traffic')
}

/** A Home tab that Slack refuses, at two places. */
const publishBadly = () =>
  call(`${demo.slack.apiUrl}views.publish`, 'xoxb-demo', {
    user_id: demo.slack.state.directory.findPerson('jane')?.id,
    view: {
      type: 'home',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Fine' } },
        { type: 'section', text: { type: 'mrkdwn', text: '' } },
        { type: 'nonsense' },
      ],
    },
  })

beforeAll(async () => {
  demo = await startDemo({ port: 0, log: createLog('silent') })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

const openPage = async () => {
  watched = await watchedPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
  await watched.page.goto(`${demo.slack.url}/?as=jane`)
  await watched.page.getByRole('button', { name: 'Workbench', expanded: false }).click()
  await seen(workbench())
}

beforeEach(async () => {
  await call(`${demo.slack.url}/page/reset`, '', {})
  await openPage()
})
afterEach(async () => {
  await watched.context.close()
  expect(watched.complaints).toEqual([])
})

describe('traffic', () => {
  it('shows a command with who sent it and how soon it was acknowledged', async () => {
    await seen(workbench().getByText('Bot connected, 1 connection'))
    await says('/userextra')
    await seen(exchange(/To the bot.*\/userextra.*@jane.*acknowledged in \d+ ms/))
    await seen(exchange(/To Slack.*users\.info.*@jane.*ok, \d+ ms/))
  })

  it('shows what was said, as JSON that one can walk through and copy', async () => {
    await says('/userextra')
    await exchange(/\/userextra.*acknowledged/).click()
    const sent = tree('What Slack sent')
    await seen(sent.getByText('command: "/userextra"'))
    await seen(tree('What the bot answered').getByText('blocks:'))
    await sent.getByRole('treeitem').first().focus()
    await watched.page.keyboard.press('ArrowLeft')
    expect(await sent.getByRole('treeitem').count()).toBe(1)
    await watched.page.keyboard.press('ArrowRight')
    await watched.page.keyboard.press('End')
    expect(
      await sent
        .getByRole('treeitem')
        .last()
        .evaluate((line) => line === document.activeElement),
    ).toBe(true)
    await workbench().getByRole('region', { name: 'What Slack sent' }).getByRole('button', { name: 'Copy' }).click()
    await seen(workbench().getByText('Copied'))
    const copied = await watched.page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(copied)).toMatchObject({ command: '/userextra' })
    await workbench().getByRole('button', { name: 'Close the detail' }).click()
    expect(await exchange(/\/userextra/).evaluate((line) => line === document.activeElement)).toBe(true)
  })

  it('can be narrowed to the person and to failures', async () => {
    await demo.slack.person('igor').runs('/userextra devices')
    await publishBadly()
    await says('/userextra')
    await seen(exchange(/\/userextra.*@jane/))
    expect(await exchange(/@igor/).count()).toBeGreaterThan(0)
    await workbench().getByText('@jane', { exact: true }).first().click()
    expect(await exchange(/@igor/).count()).toBe(0)
    await workbench().getByText('Failures (1)').click()
    await seen(exchange(/views\.publish.*refused: invalid_arguments/))
    expect(await exchange(/./).count()).toBe(1)
  })

  it('marks the place that Slack complained about', async () => {
    await publishBadly()
    await exchange(/views\.publish/).click()
    const marked = tree('What the bot sent').locator('.json-line-marked')
    expect(await marked.allInnerTexts()).toEqual([
      expect.stringMatching(/text: ""\s+must be more than 0 characters/),
      expect.stringMatching(/type: "nonsense"\s+unsupported type: nonsense/),
    ])
    expect(await marked.first().getAttribute('data-pointer')).toBe('/view/blocks/1/text/text')
    expect(
      await marked.first().evaluate((line) => {
        const { top, bottom } = line.getBoundingClientRect()
        return (
          document
            .elementFromPoint(line.getBoundingClientRect().left + 30, (top + bottom) / 2)
            ?.closest('[role=treeitem]') === line
        )
      }),
    ).toBe(true)
  })
})

describe('problems', () => {
  it('has a friendly word when there are none', async () => {
    await toTab('Problems 0')
    await seen(workbench().getByText('Nothing: the bot keeps to Slack’s rules.'))
  })

  it('says what was wrong and where, and leads to the exchange', async () => {
    await publishBadly()
    await toTab('Problems 2')
    const problem = workbench().getByRole('listitem').filter({ hasText: 'unknown_type' })
    expect(await problem.innerText()).toContain('/blocks/2/type')
    await problem.getByRole('button', { name: 'Show it in the traffic' }).click()
    await seen(tree('What the bot sent').getByText('unsupported type: nonsense'))
  })
})

describe('JSON', () => {
  it('shows the modal that is open, beside it', async () => {
    await says('/userextra preferences')
    await seen(watched.page.getByRole('dialog', { name: 'Preferences' }))
    await toTab('JSON')
    await seen(tree('Modal: Preferences').getByText('callback_id: "preferences"'))
  })

  it('stays quick when a message holds a table of 250 devices', async () => {
    await watched.page.goto(`${demo.slack.url}/?as=igor`)
    await watched.page.getByRole('button', { name: 'Workbench', expanded: false }).click()
    await says('/userextra devices')
    await newest().getByText('250 devices').first().waitFor()
    await toTab('JSON')
    await workbench().getByRole('button', { name: 'Open all' }).waitFor()
    const before = performance.now()
    await workbench().getByRole('button', { name: 'Open all' }).click()
    await expect.poll(() => workbench().getByRole('treeitem').count()).toBeGreaterThan(2_000)
    expect(performance.now() - before).toBeLessThan(4_000)
  })
})

describe('faults', () => {
  it('an API that is down is told to the person in a sentence, and shows in the traffic', async () => {
    await breakIt('User Extra API', 'Down')
    await says('/userextra')
    await seen(newest().getByText(/not available/))
    await exchange(/\/userextra.*acknowledged/).click()
    await seen(
      workbench()
        .getByRole('treeitem')
        .filter({ hasText: /not available/ }),
    )
  })

  it('Slack that answers 429 is marked, and the person hears why no form opens', async () => {
    await breakIt('Slack', 'Answers 429')
    await says('/userextra preferences')
    await seen(exchange(/429: too many calls/))
    await seen(newest().getByText(/try again|did not let me/i))
  })

  it('a bot that gets nothing is told by Slackbot, and marked, but is no problem of the bot', async () => {
    await breakIt('Bot', 'Does not get what Slack sends')
    await says('/userextra')
    await seen(exchange(/\/userextra.*under way/))
    await seen(newest().getByText(/operation_timeout/))
    await seen(exchange(/\/userextra.*no answer within 3 s/))
    await seen(workbench().getByRole('tab', { name: 'Problems 0' }))
  })

  it('everything comes back with a reset, once it has been confirmed', async () => {
    const record = `${demo.service.url}/user_extra/1/`
    const themeOf = async () =>
      (await (await fetch(record, { headers: { authorization: `Bearer ${harborToken}` } })).json()).preferences.theme
    const before = await themeOf()
    const other = before === 'dark' ? 'light' : 'dark'
    await call(record, harborToken, { preferences: { theme: other } }, 'PATCH')
    expect(await themeOf()).toBe(other)
    await breakIt('User Extra API', 'Busy')
    await toTab(/Faults/)
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    await workbench().getByRole('button', { name: 'Keep everything' }).click()
    expect(await themeOf()).toBe(other)
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    await workbench().getByRole('button', { name: 'Yes, reset' }).click()
    await seen(workbench().getByText('Everything is as at the start.'))
    expect(await themeOf()).toBe(before)
    expect(await watched.page.getByText('On purpose:').count()).toBe(0)
  })
})

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious in any tab, %s', async (colorScheme) => {
    await watched.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await publishBadly()
    await exchange(/views\.publish/).click()
    await seen(tree('What Slack answered'))
    expect(await violations(watched.page)).toEqual([])
    for (const tab of [/Problems/, /JSON/, /Faults/]) {
      await toTab(tab)
      expect(await violations(watched.page), String(tab)).toEqual([])
    }
    await workbench().getByRole('group', { name: 'User Extra API' }).getByRole('radio', { name: 'Slow' }).check()
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    expect(await violations(watched.page)).toEqual([])
  })
})
