import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Where Debian's package puts it. */
export const chromiumPath = '/usr/bin/chromium'

/** Debian's Chromium; nothing of it reaches out. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export type Violation = { id: string; impact: string; help: string; targets: string[] }

/** What axe-core finds seriously wrong with what is on the screen. */
export const violations = async (page: Page): Promise<Violation[]> => {
  // Chromium's debugger adds it, so that the page's own policy on scripts stays as it is.
  const session = await page.context().newCDPSession(page)
  const { readFile } = await import('node:fs/promises')
  await session.send('Runtime.evaluate', { expression: await readFile(axeSource, 'utf8') })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map((node) => node.target.join(' ')) })))`,
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  return result.value as Violation[]
}

export type Watched = { page: Page; context: BrowserContext; complaints: string[] }

/** A page whose errors, refused requests and breaches of its policy are collected. */
export const watchedPage = async (
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // A stream that is left behind when the page is closed or goes elsewhere.
    if (!request.url().includes('/page/events')) complaints.push(`${request.url()} ${request.failure()?.errorText}`)
  })
  return { page, context, complaints }
}
