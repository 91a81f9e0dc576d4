import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { Persona } from '../persona/persona.ts'
import type { Slack } from '../slack.ts'
import { acts } from './acts.ts'
import { personChanges, userGroupChanges } from './changes.ts'
import { faultSchema, switchFault } from './faults.ts'

const thisMachine = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/

/**
 * The people's side of Slack over HTTP, JSON in and out, for anything outside the process.
 *
 * | route | body | answer |
 * | --- | --- | --- |
 * | `GET /sandbox` | | this table |
 * | `GET /sandbox/people`, `GET /sandbox/channels`, `GET /sandbox/user-groups` | | lists |
 * | `PATCH /sandbox/people/:name` | `{"deleted": true}`, `{"isRestricted": true}`, `{"email": null}`, `{"profileFields": {"Xf01": "Sales"}}` | the person |
 * | `PATCH /sandbox/user-groups/:name` | `{"members": ["U0JANE"]}`, `{"isDisabled": true}` | the user groups |
 * | `GET /sandbox/people/:name/screen` | | what the person sees: text, messages, modal, dialog, Home tab |
 * | `POST /sandbox/people/:name/run` | `{"text": "/userextra"}` | the screen afterwards, as for all that follow |
 * | `…/click` | `{"text": "Edit"}`, with `near` where several read alike, `confirm` to answer its dialog | |
 * | `…/select` | `{"field": "Theme", "choice": "Dark"}` | |
 * | `…/type` | `{"field": "Time zone", "query": "berl"}` | also `options` |
 * | `…/fill` | `{"values": {"Theme": "Dark"}}` | |
 * | `…/submit`, `…/close` | `{}`; `{"force": true}`, `{"all": true}` | |
 * | `…/shortcut` | `{"name": "Look someone up"}` | |
 * | `…/home` | `{}`: opens the Home tab | |
 * | `…/wait` | `{"text": "Saved", "timeoutMs": 5000}` | |
 * | `GET /sandbox/traffic?after=ID`, `GET /sandbox/problems` | | what went over the wire; what the app did wrong |
 * | `POST /sandbox/faults`, `DELETE /sandbox/faults` | `{"kind": "rate_limit", "method": "views.open", "retryAfterSeconds": 2}`; kinds `error`, `status`, `cut`, `slow`, `drop_connections`, `refresh_connections`; `?method=views.open` mends one method | |
 * | `POST /sandbox/clock` | `{"advanceMs": 3000}` | |
 * | `POST /sandbox/redeliver`, `POST /sandbox/reset` | | |
 *
 * Every person route takes `?in=%23general` (`app` and `home` too) for another place than the direct message with the
 * app. What cannot be done is a 400 with `{"error": "a sentence that says what there is instead"}`.
 */
export const serveSandbox = (hono: Hono, slack: Slack): void => {
  const sandbox = hono.basePath('/sandbox')
  const personOf = (c: Context): Persona => {
    const persona = slack.person(c.req.param('name') ?? '')
    const place = c.req.query('in')
    return place === undefined ? persona : persona.goesTo(place)
  }

  sandbox.use(async (c, next) => {
    const origin = c.req.header('origin')
    const host = c.req.header('host') ?? ''
    // A page of another site, open in the same browser, is nobody's hand here, whatever name it found this machine by.
    if (!thisMachine.test(host)) return c.json({ error: `Requests for ${host} are refused.` }, 403)
    if (origin === undefined || origin === slack.url) return await next()
    return c.json({ error: `Requests from pages of ${origin} are refused.` }, 403)
  })
  sandbox.get('/', (c) => c.json(routes()))
  sandbox.get('/people', (c) => c.json({ people: slack.state.directory.people() }))
  sandbox.get('/channels', (c) => {
    const channels = slack.state.directory.channels().filter((channel) => !channel.isIm)
    return c.json({ channels })
  })
  sandbox.get('/people/:name/screen', (c) => answered(c, async () => screen(slack, personOf(c))))
  sandbox.post('/people/:name/:act', (c) =>
    answered(c, async () => {
      const name = c.req.param('act')
      const act = Object.hasOwn(acts, name) ? acts[name] : undefined
      if (!act) throw new AppError('unknown', `There is no such act. There are: ${Object.keys(acts).join(', ')}.`)
      const persona = personOf(c)
      const result = await act.run(persona, await bodyOf(c))
      return { ...result, ...screen(slack, persona) }
    }),
  )
  sandbox.get('/traffic', (c) => {
    const after = Number(c.req.query('after') ?? 0)
    return c.json({ traffic: slack.traffic().filter(({ id }) => id > after) })
  })
  sandbox.get('/problems', (c) => c.json({ problems: slack.problems() }))
  serveChanges(sandbox, slack)
  serveControls(sandbox, slack)
}

const serveChanges = (sandbox: Hono, slack: Slack): void => {
  const { directory } = slack.state
  sandbox.get('/user-groups', (c) => c.json({ userGroups: directory.userGroups() }))
  sandbox.patch('/people/:name', (c) =>
    answered(c, async () => {
      const { id } = slack.person(c.req.param('name'))
      slack.changePerson(id, personChanges(await bodyOf(c)))
      return { person: directory.person(id) }
    }),
  )
  sandbox.patch('/user-groups/:name', (c) =>
    answered(c, async () => {
      slack.changeUserGroup(c.req.param('name'), userGroupChanges(await bodyOf(c)))
      return { userGroups: directory.userGroups() }
    }),
  )
}

/** A year: dates stay dates. */
const longestAdvanceMs = 366 * 86_400_000

const serveControls = (sandbox: Hono, slack: Slack): void => {
  const done = { done: true }
  sandbox.post('/faults', (c) =>
    answered(c, async () => {
      switchFault(slack.faults, faultSchema.parse(await bodyOf(c)))
      return done
    }),
  )
  sandbox.delete('/faults', (c) => {
    const method = c.req.query('method')
    if (method === undefined) slack.faults.clear()
    else slack.faults.mend(method)
    return c.json(done)
  })
  sandbox.post('/clock', (c) =>
    answered(c, async () => {
      slack.clock.advance(
        z.object({ advanceMs: z.number().int().positive().max(longestAdvanceMs) }).parse(await bodyOf(c)).advanceMs,
      )
      return done
    }),
  )
  sandbox.post('/redeliver', (c) =>
    answered(c, async () => {
      await slack.redeliver()
      return done
    }),
  )
  sandbox.post('/reset', (c) => {
    slack.reset()
    return c.json(done)
  })
}

const routes = () => ({
  get: [
    '/sandbox/people',
    '/sandbox/channels',
    '/sandbox/user-groups',
    '/sandbox/people/NAME/screen',
    '/sandbox/traffic',
    '/sandbox/problems',
  ],
  patch: {
    '/sandbox/people/NAME': '{"deleted": true}',
    '/sandbox/user-groups/NAME': '{"members": ["U0JANE"]}',
  },
  post: {
    ...Object.fromEntries(Object.entries(acts).map(([name, { body }]) => [`/sandbox/people/NAME/${name}`, body])),
    '/sandbox/faults': '{"kind": "rate_limit", "method": "views.open", "retryAfterSeconds": 2, "times": 1}',
    '/sandbox/clock': '{"advanceMs": 3000}',
    '/sandbox/redeliver': '{}',
    '/sandbox/reset': '{}',
  },
})

const screen = ({ state }: Slack, persona: Persona) => {
  const dialog = state.dialog(persona.id)
  return {
    text: persona.sees(),
    messages: persona.messages(),
    modal: persona.modal() ?? null,
    home: persona.home() ?? null,
    dialog: dialog ? { title: dialog.title, text: dialog.text, buttons: [dialog.deny, dialog.confirm] } : null,
  }
}

const bodyOf = async (c: Context): Promise<unknown> => {
  const text = await c.req.text()
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new AppError('not_json', 'The body is not JSON.')
  }
}

const sentence = (error: unknown): string | undefined => {
  if (error instanceof z.ZodError) {
    const issues = error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the body'}: ${message}`)
    return `The body does not fit: ${issues.join('; ')}.`
  }
  return error instanceof AppError ? error.message : undefined
}

const answered = async (c: Context, act: () => Promise<object>): Promise<Response> => {
  try {
    return c.json(await act())
  } catch (error) {
    const message = sentence(error)
    if (message === undefined) throw error
    return c.json({ error: message }, 400)
  }
}
