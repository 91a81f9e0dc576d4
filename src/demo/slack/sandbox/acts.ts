import { z } from 'zod'
import type { Persona } from '../persona/persona.ts'

/** What the body of a request must be, and what is then done. */
type Act = { run: (persona: Persona, body: unknown) => Promise<object>; body: string }

const act = <Body extends z.ZodType>(
  schema: Body,
  body: string,
  run: (persona: Persona, body: z.output<Body>) => Promise<object | undefined>,
): Act => ({
  body,
  run: async (persona, given) => (await run(persona, schema.parse(given))) ?? {},
})

const nothing = async (done: Promise<unknown>): Promise<undefined> => {
  await done
  return undefined
}

const typed = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** What a person can be made to do over HTTP, by the last part of the path. */
export const acts: Readonly<Record<string, Act>> = {
  run: act(z.object({ text: z.string().min(1) }), '{"text": "/userextra devices"}', (persona, { text }) =>
    nothing(persona.runs(text)),
  ),
  click: act(
    z.object({ text: z.string(), near: z.string().optional(), confirm: z.boolean().optional() }),
    '{"text": "Edit", "near": "words of the same block", "confirm": true}',
    (persona, { text, near, confirm }) =>
      nothing(
        persona.clicks(text, {
          ...(near === undefined ? {} : { near }),
          ...(confirm === undefined ? {} : { confirm }),
        }),
      ),
  ),
  select: act(z.object({ field: z.string(), choice: typed }), '{"field": "Theme", "choice": "Dark"}', (persona, body) =>
    nothing(persona.selects(body.field, body.choice)),
  ),
  type: act(
    z.object({ field: z.string(), query: z.string() }),
    '{"field": "Time zone", "query": "berl"}',
    async (persona, { field, query }) => ({ options: await persona.types(field, query) }),
  ),
  fill: act(
    z.object({ values: z.record(z.string(), typed), enter: z.boolean().default(false) }),
    '{"values": {"Theme": "Dark", "Notifications": ["Mail"]}}',
    (persona, { values, enter }) => nothing(persona.fills(values, { enter })),
  ),
  submit: act(z.object({ force: z.boolean().default(false) }), '{}', (persona, { force }) =>
    nothing(persona.submits({ force })),
  ),
  close: act(z.object({ all: z.boolean().default(false) }), '{"all": false}', (persona, { all }) =>
    nothing(persona.closes({ all })),
  ),
  shortcut: act(z.object({ name: z.string() }), '{"name": "Look someone up"}', (persona, { name }) =>
    nothing(persona.usesShortcut(name)),
  ),
  home: act(z.object({}), '{}', (persona) => nothing(persona.opensHome())),
  wait: act(
    z.object({ text: z.string(), timeoutMs: z.number().int().positive().max(60_000).optional() }),
    '{"text": "Saved", "timeoutMs": 5000}',
    (persona, { text, timeoutMs }) => nothing(persona.waitsFor(text, timeoutMs === undefined ? {} : { timeoutMs })),
  ),
}
