import type { Logger } from 'pino'
import { late, type Outcome, renderable } from './outcome.ts'
import { errorPage, messageOf, viewOf, waitingView } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

const notOpened = 'Slack did not let me open the form just now. Nothing was changed. Please try again in a moment.'

export const loading = ({ opens = 'One moment' }: { opens?: string }) => waitingView(opens, 'Loading…')

/** What a view is opened for. `ready` is the answer if it was there in time. */
type Asked = { triggerId: string; spec: { opens?: string }; answer: Promise<Outcome>; ready: Outcome | typeof late }

/** Views that are opened by a `trigger_id`, which lives three seconds. */
export const createOpening = (slack: SlackApi, log: Logger) => {
  /** Opens a loading view at once, and fills it when the answer is there. */
  const fill = async (opening: Promise<{ id: string; hash: string }>, answer: Promise<Outcome>) => {
    const [view, outcome] = await Promise.all([opening, answer])
    await slack.updateView(view.id, viewOf(renderable(outcome)), view.hash)
  }

  /** A modal with the answer, or one that says “Loading…” until it is there. Where Slack opens none, `tell` says so. */
  const open = async ({ triggerId, spec, answer, ready }: Asked, tell: (sentence: string) => Promise<unknown>) => {
    const opening =
      ready === late
        ? fill(slack.openView(triggerId, loading(spec)), answer)
        : slack.openView(triggerId, viewOf(renderable(ready)))
    await opening.catch(async (error: unknown) => {
      log.warn({ err: error }, 'a view was not opened')
      await tell(notOpened)
    })
  }

  /** Tells the person beside what they used, where Slack said how. */
  const besides = (responseUrl: string | undefined) => async (sentence: string) => {
    if (responseUrl) await slack.respond(responseUrl, { ...messageOf(errorPage(sentence)), replace_original: false })
  }

  return { fill, open, besides }
}

export type Opening = ReturnType<typeof createOpening>
