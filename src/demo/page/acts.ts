import { z } from 'zod'
import type { Actions } from '../slack/actions/index.ts'
import type { Acts, SuggestionsShown } from './wire.ts'

const person = z.string()
const place = z.union([z.strictObject({ view: z.string() }), z.strictObject({ channel: z.string(), ts: z.string() })])
const element = { person, place, blockId: z.string(), actionId: z.string() }

/** Rich text is the deepest that an input holds. */
const deepest = 20

const isShallow = (value: unknown, left = deepest): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((each) => isShallow(each, left - 1)))

/** What each act asks for: the same as its type, read from a request. */
const schemas: { [Name in keyof Acts]: z.ZodType<Acts[Name]> } = {
  send: z.object({ person, text: z.string().min(1).max(12_000), channel: z.string().exactOptional() }),
  press: z.object({ ...element, option: z.string().exactOptional() }),
  change: z.object({
    ...element,
    value: z.unknown().refine((value) => isShallow(value), 'is nested too deep'),
    enter: z.boolean().exactOptional(),
  }),
  suggest: z.object({ ...element, query: z.string() }),
  answer: z.object({ person, yes: z.boolean() }),
  submit: z.object({ person }),
  close: z.object({ person, all: z.boolean().exactOptional() }),
  shortcut: z.object({
    person,
    callbackId: z.string(),
    message: z.object({ channel: z.string(), ts: z.string() }).exactOptional(),
  }),
  open: z.object({ person, tab: z.enum(['home', 'messages']) }),
  dismiss: z.object({ person, channel: z.string(), ts: z.string() }),
}

type Handlers = { [Name in keyof Acts]: (actions: Actions, asked: Acts[Name]) => Promise<SuggestionsShown | undefined> }

const nothing = async (done: Promise<unknown>): Promise<undefined> => {
  await done
  return undefined
}

const handlers: Handlers = {
  send: (actions, asked) => nothing(actions.runCommand(asked)),
  press: (actions, asked) => nothing(actions.press(asked)),
  change: (actions, asked) => nothing(actions.change(asked)),
  suggest: async (actions, asked) => {
    const { options, notice } = await actions.suggest(asked)
    return { options, ...(notice !== undefined && { notice }) }
  },
  answer: (actions, asked) => nothing(actions.answer(asked)),
  submit: (actions, asked) => nothing(actions.submit(asked)),
  close: (actions, asked) => nothing(actions.close(asked)),
  shortcut: (actions, asked) => nothing(actions.useShortcut(asked)),
  open: (actions, asked) => nothing(actions.openHome(asked)),
  dismiss: (actions, asked) => nothing(actions.dismiss(asked)),
}

export const isAct = (name: string): name is keyof Acts => Object.hasOwn(schemas, name)

/** Does what was asked, once it fits. @throws ZodError; AppError for what Slack would not let the person do */
export const act = async <Name extends keyof Acts>(actions: Actions, name: Name, asked: unknown): Promise<object> =>
  (await handlers[name](actions, schemas[name].parse(asked))) ?? {}
