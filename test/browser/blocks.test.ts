import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser, watchedPage } from './browser.ts'
import { startGallery } from './gallery.ts'
import { blockSets } from './gallery-blocks.ts'
import { dataSets } from './gallery-data.ts'
import { type GalleryStage, startGalleryStage } from './gallery-stage.ts'
import { textSets } from './gallery-text.ts'

const apart = ['unknown', 'broken']
const names = Object.keys({ ...textSets, ...blockSets, ...dataSets }).filter((name) => !apart.includes(name))

let stage: GalleryStage
const foreign: string[] = []
beforeAll(async () => {
  stage = await startGalleryStage()
  stage.page.on('request', (request) => {
    if (!request.url().startsWith(stage.slack.url)) foreign.push(request.url())
  })
})
afterAll(() => stage?.close())

const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const region = (name: string) => stage.page.getByRole('region', { name, exact: true })

describe('every set of the gallery', () => {
  it.each(names)('%s is drawn, fits a narrow screen, and is fit for everyone', async (name) => {
    await stage.shows(name)
    await stage.page.locator('.blocks, .attachment-place, .message-text').first().waitFor()
    expect(await stage.page.locator('.block-json').count()).toBe(0)
    await stage.looksRight()
    await stage.page.setViewportSize({ width: 360, height: 800 })
    expect(await stage.page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await stage.page.setViewportSize({ width: 1280, height: 800 })
  })

  it('loads nothing from elsewhere', () => {
    expect(foreign).toEqual([])
  })
})

describe('text', () => {
  it('names people, lights up the reader, and shows moments in their zone', async () => {
    await stage.shows('mrkdwn')
    const message = stage.page.locator('.blocks')
    expect(await message.locator('.mention-self').allTextContents()).toEqual(['@jane', '@here'])
    expect(await message.locator('.mention:not(.mention-self)').allTextContents()).toEqual([
      '@bob',
      '#general',
      '@help',
    ])
    const moment = message.locator('time').first()
    expect(await moment.getAttribute('datetime')).toBe('2023-11-14T22:13:20.000Z')
    expect(await moment.textContent()).toBe('Tuesday, November 14, 2023 at 11:13 PM')
  })

  it('leads elsewhere in another tab, without telling from where', async () => {
    await stage.shows('mrkdwn')
    const link = stage.page.getByRole('link', { name: 'A link' })
    expect(await link.getAttribute('href')).toBe('https://example.com/a_b_c')
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await link.getAttribute('rel')).toBe('noreferrer')
  })

  it('shows what is stored as it is stored', async () => {
    await stage.shows('mrkdwn')
    const stored = await stage.page.locator('.block-section').last().textContent()
    expect(stored).toBe('Stored: *not bold* _nor italic_ :smile: `no code` <@U0JANE>')
  })

  it('does not take Markdown’s HTML for HTML', async () => {
    await stage.shows('markdown')
    expect(await stage.page.getByText('<script>alert(1)</script>').count()).toBe(1)
    expect(await stage.page.locator('.markdown img').count()).toBe(0)
  })
})

describe('a data table', () => {
  const column = (index: number) =>
    region('Devices in the pool').locator(`tbody tr > :nth-child(${index})`).allTextContents()
  const header = (name: string) => stage.page.getByRole('columnheader', { name })
  const status = () => stage.page.locator('.pager [role=status]').textContent()

  it('is sorted by numbers, by moments, and back', async () => {
    await stage.shows('data-table')
    const asSent = await column(1)
    await button('Price').click()
    expect((await column(3)).map(Number)).toEqual([9, 156, 161, 313, 465])
    expect(await header('Price').getAttribute('aria-sort')).toBe('ascending')
    await button('Price').press('Enter')
    expect((await column(3))[0]).toBe('2,304')
    expect(await header('Price').getAttribute('aria-sort')).toBe('descending')
    await button('Price').click()
    expect(await column(1)).toEqual(asSent)
    await button('Assigned').click()
    expect((await column(4)).slice(0, 2)).toEqual(['Nov 14, 2023', 'Nov 24, 2023'])
  })

  it('is filtered by words in whatever column', async () => {
    await stage.shows('data-table')
    await stage.page.getByRole('searchbox', { name: 'Filter: Devices in the pool' }).fill('repair phone')
    expect(new Set(await column(2))).toEqual(new Set(['Phone']))
    expect(new Set(await column(5))).toEqual(new Set(['repair']))
    expect(await status()).toBe('1–2 of 2, filtered from 23')
    await stage.page.getByRole('searchbox').fill('nothing like it')
    expect(await status()).toBe('No row, filtered from 23')
  })

  it('is read page by page', async () => {
    await stage.shows('data-table')
    expect(await status()).toBe('1–5 of 23')
    expect(await button('Previous page').isDisabled()).toBe(true)
    for (let page = 1; page < 5; page += 1) await button('Next page').click()
    expect(await status()).toBe('21–23 of 23')
    expect(await column(1)).toHaveLength(3)
    expect(await button('Next page').isDisabled()).toBe(true)
  })

  it('names its rows by the column that the app chose', async () => {
    await stage.shows('data-table')
    expect(await stage.page.getByRole('rowheader').first().textContent()).toBe('SN-001')
  })
})

describe('other blocks', () => {
  it('a chart comes in a piece of its own, with its figures', async () => {
    const asked: string[] = []
    stage.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await stage.shows('plain')
    expect(asked).not.toContain('/assets/chart.js')
    await stage.adds('charts-1')
    await stage.page.getByRole('img', { name: 'Bar chart: Requests by day. Its figures follow.' }).waitFor()
    await stage.page.locator('.recharts-bar-rectangle').first().waitFor()
    expect(asked).toContain('/assets/chart.js')
    await stage.page.getByText('Figures').last().click()
    const row = stage.page.getByRole('row', { name: /^Mon/ })
    expect(await row.locator('td').allTextContents()).toEqual(['4', '2', '1'])
  })

  it('a carousel moves on and back', async () => {
    await stage.page.setViewportSize({ width: 420, height: 800 })
    await stage.shows('cards')
    expect(await button('Previous cards').isDisabled()).toBe(true)
    await button('Next cards').click()
    await expect.poll(() => button('Previous cards').isEnabled()).toBe(true)
    await stage.page.setViewportSize({ width: 1280, height: 800 })
  })

  it('a container opens and closes where the app lets it', async () => {
    await stage.shows('containers')
    const inside = stage.page.getByText('Here it is')
    expect(await inside.isVisible()).toBe(false)
    await stage.page.getByText('Closed at first').click()
    expect(await inside.isVisible()).toBe(true)
  })

  it('an alert says in a word how grave it is', async () => {
    await stage.shows('alerts')
    await stage.page.getByRole('dialog').waitFor()
    const words = await stage.page.locator('.block-alert > div > strong').allTextContents()
    expect(words).toEqual(['Note: ', 'Info: ', 'Success: ', 'Warning: ', 'Error: '])
  })

  it('an input is read with its label and its hint', async () => {
    await stage.shows('inputs')
    const field = stage.page.getByRole('textbox', { name: /^Nickname/ })
    await field.waitFor()
    const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
    const texts = described.map((id) => stage.page.locator(`[id="${id}"]`).textContent())
    expect(await Promise.all(texts)).toContain('How colleagues call you')
  })
})

describe('what cannot be drawn', () => {
  it('is shown as its JSON, and the rest around it', async () => {
    await stage.shows('unknown')
    const box = stage.page.getByRole('figure', { name: 'A block of type “hologram”, which this page cannot draw' })
    expect(JSON.parse((await box.locator('pre').textContent()) ?? '')).toMatchObject({
      beam: { text: '<b>not HTML</b>' },
    })
    expect(await stage.page.getByText('After').count()).toBe(1)
    await stage.looksRight()
  })

  it('does not take the page down when it breaks', async () => {
    // React tells the console of it, which the stage would complain about.
    const slack = await startGallery()
    const browser = await startBrowser()
    const { page } = await watchedPage(browser)
    await slack.person('jane').runs('/gallery broken')
    await page.goto(`${slack.url}/?as=jane`)
    await page.getByRole('figure', { name: /^A block of type “section” could not be drawn: / }).waitFor()
    expect(await page.getByText('After').count()).toBe(1)
    await browser.close()
    await slack.stop()
  })
})
