import type { ModalView } from '@slack/types'
import type { Logger } from 'pino'
import { buttons } from '../blocks/index.ts'
import type { Action, Command, Reply } from './feature.ts'
import { formAgain } from './form-again.ts'
import type { Incoming } from './incoming.ts'
import { errorPage, type Message, messageOf, pageView, viewOf, waitingView } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

/** Milliseconds an acknowledgement waits for the answer, and a click for the data of the view it opens. Slack gives 3,000. */
export const patience = { acknowledge: 2_000, open: 400 }

export type Ack = (body?: unknown) => Promise<void>
/** What a handler came to: its reply, or the sentence that explains its error. */
export type Outcome = { reply: Reply } | { problem: string }
export type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>

type InView = Of<'action'> & { view: { id: string; hash: string } }
type Renderable = Exclude<Reply, { kind: 'invalid' }>

const late = Symbol('late')

const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T | typeof late> => {
  const { promise: timeout, resolve } = Promise.withResolvers<typeof late>()
  const timer = setTimeout(() => resolve(late), milliseconds)
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer))
}

const renderable = (outcome: Outcome): Renderable => {
  if ('problem' in outcome) return { kind: 'page', page: errorPage(outcome.problem) }
  if (outcome.reply.kind !== 'invalid') return outcome.reply
  return { kind: 'page', page: errorPage(Object.values(outcome.reply.errors).join(' ')) }
}

const loading = ({ opens = 'One moment' }: { opens?: string }) => waitingView(opens, 'Loading…')

const notOpened = 'Slack did not let me open the form just now. Nothing was changed. Please try again in a moment.'

const isForm = (outcome: Outcome): boolean => 'reply' in outcome && outcome.reply.kind === 'form'

/** Only pages become messages; a form always has a view of its own. */
const message = (reply: Renderable): Message =>
  messageOf(reply.kind === 'page' ? reply.page : { title: reply.form.title, blocks: reply.form.blocks })

export const createDelivery = (slack: SlackApi, log: Logger) => {
  /** Opens a loading view at once (a trigger lives three seconds), and fills it when the answer is there. */
  const fill = async (opening: Promise<{ id: string; hash: string }>, answer: Promise<Outcome>) => {
    const [view, outcome] = await Promise.all([opening, answer])
    await slack.updateView(view.id, viewOf(renderable(outcome)), view.hash)
  }

  /** Where Slack does not open a view, the person is told beside it. */
  const orTell = (responseUrl: string | undefined, opening: Promise<unknown>) =>
    opening.catch(async (error: unknown) => {
      log.warn({ err: error }, 'a view was not opened')
      if (responseUrl) await slack.respond(responseUrl, { ...messageOf(errorPage(notOpened)), replace_original: false })
    })

  const command = async (incoming: Of<'command'>, spec: Command, answer: Promise<Outcome>, ack: Ack) => {
    const { triggerId, responseUrl } = incoming
    const outcome = await within(answer, spec.opens ? patience.open : patience.acknowledge)
    if (outcome !== late && !isForm(outcome)) return ack(message(renderable(outcome)))
    await ack()
    if (outcome !== late) await orTell(responseUrl, slack.openView(triggerId, viewOf(renderable(outcome))))
    else if (spec.opens) await orTell(responseUrl, fill(slack.openView(triggerId, loading(spec)), answer))
    else await slack.respond(responseUrl, { ...message(renderable(await answer)), replace_original: false })
  }

  const onMessage = async ({ triggerId, responseUrl }: Of<'action'>, spec: Action, answer: Promise<Outcome>) => {
    const outcome = spec.opens ? await within(answer, patience.open) : await answer
    if (outcome === late) {
      await orTell(responseUrl, fill(slack.openView(triggerId, loading(spec)), answer))
    } else if (isForm(outcome)) {
      await orTell(responseUrl, slack.openView(triggerId, viewOf(renderable(outcome))))
    } else if (responseUrl) {
      // An error never takes the place of what the person was reading.
      const replace_original = spec.answer === 'replace' && 'reply' in outcome
      await slack.respond(responseUrl, { ...message(renderable(outcome)), replace_original })
    }
  }

  const pushing = new Set<string>()
  const onTop = async ({ triggerId, view }: InView, spec: Action, answer: Promise<Outcome>) => {
    const outcome = await within(answer, patience.open)
    const push = (pushed: ModalView) => slack.pushView(triggerId, pushed, view)
    if (outcome !== late) await push(viewOf(renderable(outcome)))
    else await fill(push(loading(spec)), answer)
  }

  const onView = async (incoming: InView, spec: Action, answer: Promise<Outcome>) => {
    if (spec.answer === 'replace') {
      const outcome = await answer
      const again = [buttons({ text: 'Try again', actionId: spec.actionId, value: incoming.value })]
      const view = 'problem' in outcome ? pageView(errorPage(outcome.problem, again)) : viewOf(renderable(outcome))
      return slack.updateView(incoming.view.id, view, incoming.view.hash)
    }
    // A second click before the view is there would stack it twice.
    if (pushing.has(incoming.view.id)) return
    pushing.add(incoming.view.id)
    await onTop(incoming, spec, answer).finally(() => pushing.delete(incoming.view.id))
  }

  const action = async (incoming: Of<'action'>, spec: Action, answer: Promise<Outcome>, ack: Ack) => {
    await ack()
    const { view } = incoming
    await (view ? onView({ ...incoming, view }, spec, answer) : onMessage(incoming, spec, answer))
  }

  /** What a submission turns into: errors keep the form and everything typed into it. */
  const submitted = ({ view, state }: Of<'submission'>, outcome: Outcome) => {
    if ('problem' in outcome) return formAgain(view, state, outcome.problem, 'error')
    if (outcome.reply.kind !== 'invalid') return viewOf(outcome.reply)
    return formAgain(view, state, Object.values(outcome.reply.errors).join(' '), 'error')
  }

  const submission = async (incoming: Of<'submission'>, answer: Promise<Outcome>, ack: Ack) => {
    const outcome = await within(answer, patience.acknowledge)
    if (outcome === late) {
      await ack({ response_action: 'update', view: waitingView(incoming.view.title.text, 'Saving…') })
      await slack.updateView(incoming.viewId, submitted(incoming, await answer))
    } else if ('reply' in outcome && outcome.reply.kind === 'invalid') {
      await ack({ response_action: 'errors', errors: outcome.reply.errors })
    } else {
      await ack({ response_action: 'update', view: submitted(incoming, outcome) })
    }
  }

  return { command, action, submission }
}
