/**
 * From Enter to the answer on the screen, in a real browser: the page, the stand-in, the bot and the service, all on this
 * machine. Prints Markdown; needs Debian's Chromium.
 */
import { existsSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { startDemo } from '../../src/demo/start.ts'
import { createLog } from '../../src/log.ts'
import { chromiumPath, startBrowser } from '../browser/browser.ts'
import { markdownTable, median, quantile } from './numbers.ts'

const rounds = 40
const warmUps = 5

/** In the page: from the key to the first frame after the screen has what is looked for. */
const stopwatch = (selector: string) => `globalThis.shown = new Promise((resolve) => {
  const count = () => document.querySelectorAll(${JSON.stringify(selector)}).length
  const before = count()
  addEventListener('keydown', ({ timeStamp }) => {
    const observer = new MutationObserver(() => {
      if (count() <= before) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)))
    })
    observer.observe(document.body, { childList: true, subtree: true })
  }, { once: true, capture: true })
}), undefined`

const measureOnce = async (page: Page, text: string, selector: string): Promise<number> => {
  await page.getByRole('combobox', { name: /^Message / }).fill(text)
  await page.evaluate(stopwatch(selector))
  await page.keyboard.press('Enter')
  return (await page.evaluate('globalThis.shown')) as number
}

const measure = async (page: Page, text: string, selector: string): Promise<number[]> => {
  const times: number[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const time = await measureOnce(page, text, selector)
    if (round >= warmUps) times.push(time)
    // What is shown is put away again, so that the page does not grow.
    if (selector.includes('dialog')) await page.keyboard.press('Escape')
    else await page.getByRole('button', { name: 'Dismiss this message' }).last().click()
    await page.locator(selector).last().waitFor({ state: 'detached' })
  }
  return times
}

const answer = '.message[data-ephemeral]'
const cases = [
  { who: 'jane', text: '/userextra', what: 'one’s own record', selector: answer },
  { who: 'ravi', text: '/userextra devices @jane', what: 'two devices', selector: answer },
  { who: 'ravi', text: '/userextra devices @igor', what: '250 devices, a table', selector: answer },
  { who: 'jane', text: '/userextra preferences', what: 'a form in a modal', selector: '[role="dialog"]' },
]

/** @returns Markdown, or why there is nothing to print */
export const pageTable = async (): Promise<string> => {
  if (!existsSync(chromiumPath)) return `The page was not measured: there is no Chromium at ${chromiumPath}.`
  const demo = await startDemo({ port: 0, log: createLog('silent') })
  const browser = await startBrowser()
  try {
    const rows: string[][] = []
    for (const { who, text, what, selector } of cases) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await page.goto(`${demo.slack.url}/?as=${who}`)
      const times = await measure(page, text, selector)
      rows.push([`\`${text}\` (${what})`, median(times).toFixed(0), quantile(times, 0.95).toFixed(0)])
      await page.close()
    }
    return markdownTable(['from Enter to the answer in the page', 'median ms', 'p95 ms'], rows)
  } finally {
    await browser.close()
    await demo.stop()
  }
}
