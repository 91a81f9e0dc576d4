import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Slack } from '../slack/slack.ts'
import { act, isAct } from './acts.ts'
import { makeBundle } from './bundle.ts'
import type { FaultSwitches } from './faults.ts'
import { type About, startOf } from './snapshot.ts'
import { streamOf } from './stream.ts'
import { faultSwitches } from './wire.ts'

export type PageOptions = {
  about: About
  faults: FaultSwitches
  /** Puts the data back to what it was at the start. */
  reset: () => Promise<void>
}

/** Nothing is loaded from elsewhere, and nothing inline runs. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const document = (title: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/assets/main.css" />
    <script type="module" src="/assets/main.js"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>This page needs JavaScript. Without it, the demo can be used from a shell: see /sandbox.</noscript>
  </body>
</html>
`

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f3a5f"/><path d="M9 8v9a7 7 0 0 0 14 0V8" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/><circle cx="16" cy="10" r="2.6" fill="#f2b84b"/></svg>`

/** Of what a person does. */
const mostBytes = 256 * 1024

const faultsSchema = z.strictObject({
  api: z.enum(faultSwitches.api),
  slack: z.enum(faultSwitches.slack),
  bot: z.enum(faultSwitches.bot),
})

const secured: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', policy)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
}

/** A page of another site, open in the same browser, is nobody's hand here, whatever name it found this machine by. */
const onlyFrom =
  (url: string): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin')
    const foreign = c.req.header('host') !== new URL(url).host || (origin !== undefined && origin !== url)
    return foreign ? c.json({ error: `Only ${url} may ask this.` }, 403) : await next()
  }

const sentence = (error: unknown): string | undefined => {
  if (error instanceof z.ZodError) return `The request does not fit: ${z.prettifyError(error)}`
  if (error instanceof SyntaxError) return 'The body is not JSON.'
  return error instanceof AppError ? error.message : undefined
}

const answered = async (c: Context, work: () => Promise<object>): Promise<Response> => {
  try {
    return c.json(await work())
  } catch (error) {
    const message = sentence(error)
    if (message === undefined) throw error
    return c.json({ error: message }, 400)
  }
}

const serveAssets = (hono: Hono, slack: Slack): void => {
  const made = makeBundle()
  // Told at the first request for it, not as an unhandled rejection.
  made.catch(() => undefined)
  hono.get('/', secured, (c) =>
    // One name for this machine, so that one origin is what the page and the check of requests agree on.
    c.req.header('host') === new URL(slack.url).host
      ? c.html(document(`${slack.app.name}: a local workspace`))
      : c.redirect(slack.url),
  )
  hono.get('/assets/icon.svg', secured, (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  hono.get('/assets/main.css', secured, async (c) =>
    c.body((await made).styles, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  hono.get('/assets/:name', secured, async (c) => {
    const script = (await made).scripts.get(c.req.param('name'))
    if (script === undefined) return c.notFound()
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })
}

/** A page in which people use the stand-in: its code, one stream of what changes for each reader, and what they do. */
export const servePage = (hono: Hono, slack: Slack, { about, faults, reset }: PageOptions): void => {
  serveAssets(hono, slack)
  hono.use('/page/*', secured, onlyFrom(slack.url), bodyLimit({ maxSize: mostBytes }))
  hono.get('/page/events', (c) => {
    const person = slack.state.directory.findPerson(c.req.query('as') ?? '')
    if (!person) return c.json({ error: 'There is no such person.' }, 404)
    return streamOf(slack, person.id, { begin: () => startOf(slack, person, about, faults.shown()), faults })
  })
  hono.post('/page/acts/:name', (c) =>
    answered(c, async () => {
      const name = c.req.param('name')
      if (!isAct(name)) throw new AppError('unknown', `There is no act “${name}”.`)
      return act(slack.actions, name, await c.req.json())
    }),
  )
  hono.get('/page/traffic/:id', (c) => {
    const entry = slack.traffic().find(({ id }) => id === Number(c.req.param('id')))
    return entry ? c.json(entry) : c.json({ error: 'That exchange is not kept any more.' }, 404)
  })
  hono.post('/page/faults', (c) =>
    answered(c, async () => {
      faults.set(faultsSchema.parse(await c.req.json()))
      return {}
    }),
  )
  hono.post('/page/reset', (c) =>
    answered(c, async () => {
      await reset()
      return {}
    }),
  )
}
