import type { ModalView } from '@slack/types'
import type { Logger } from 'pino'
import type { Action, Command, Home, Shortcut } from './feature.ts'
import { formAgain } from './form-again.ts'
import { createHomes } from './home.ts'
import type { Of } from './incoming.ts'
import { createOpening, loading } from './opening.ts'
import { isForm, late, type Outcome, patience, renderable, within } from './outcome.ts'
import { type Message, messageOf, type Renderable, tryAgain, viewOf, waitingView } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

export type Ack = (body?: unknown) => Promise<void>

type InView = Of<'action'> & { view: { id: string; hash: string } }

/** Only pages become messages; a form always has a view of its own. */
const message = (reply: Renderable): Message =>
  messageOf(reply.kind === 'page' ? reply.page : { title: reply.form.title, blocks: reply.form.blocks }, reply.acting)

export const createDelivery = (slack: SlackApi, log: Logger, home: Home | undefined) => {
  const opening = createOpening(slack, log)
  const { fill, open, besides } = opening
  const homes = createHomes(slack, opening, home)

  const command = async (incoming: Of<'command'>, spec: Command, answer: Promise<Outcome>, ack: Ack) => {
    const { triggerId, responseUrl } = incoming
    const ready = await within(answer, spec.opens ? patience.open : patience.acknowledge)
    if (ready !== late && !isForm(ready)) return ack(message(renderable(ready)))
    await ack()
    if (ready !== late || spec.opens) return open({ triggerId, spec, answer, ready }, besides(responseUrl))
    await slack.respond(responseUrl, { ...message(renderable(await answer)), replace_original: false })
  }

  /** A shortcut has no place for a message: its answer is always a view. */
  const shortcut = async (incoming: Of<'shortcut'>, spec: Shortcut, answer: Promise<Outcome>, ack: Ack) => {
    await ack()
    const ready = await within(answer, patience.open)
    await open({ triggerId: incoming.triggerId, spec, answer, ready }, besides(incoming.responseUrl))
  }

  const onMessage = async ({ triggerId, responseUrl }: Of<'action'>, spec: Action, answer: Promise<Outcome>) => {
    const ready = spec.opens ? await within(answer, patience.open) : await answer
    if (ready === late || isForm(ready)) {
      await open({ triggerId, spec, answer, ready }, besides(responseUrl))
    } else if (responseUrl) {
      // An error never takes the place of what the person was reading.
      const replaces = spec.answer === 'replace' && 'reply' in ready
      const { text, blocks, response_type } = message(renderable(ready))
      // What is replaced stays as visible as it was.
      await slack.respond(responseUrl, {
        text,
        blocks,
        replace_original: replaces,
        ...(!replaces && { response_type }),
      })
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
      const again = tryAgain(spec.actionId, incoming.value)
      const shown = 'problem' in outcome ? { ...outcome, offers: [...outcome.offers, again] } : outcome
      return slack.updateView(incoming.view.id, viewOf(renderable(shown)), incoming.view.hash)
    }
    // A second click before the view is there would stack it twice.
    if (pushing.has(incoming.view.id)) return
    pushing.add(incoming.view.id)
    await onTop(incoming, spec, answer).finally(() => pushing.delete(incoming.view.id))
  }

  const action = async (incoming: Of<'action'>, spec: Action, answer: Promise<Outcome>, ack: Ack) => {
    await ack()
    const { view } = incoming
    if (view?.type === 'home') return homes.action(incoming, spec, answer)
    await (view ? onView({ ...incoming, view }, spec, answer) : onMessage(incoming, spec, answer))
  }

  /** What a submission turns into: errors keep the form and everything typed into it. */
  const submitted = ({ view, state }: Of<'submission'>, outcome: Outcome) => {
    if ('problem' in outcome) return formAgain(view, state, outcome.problem, 'error')
    if (outcome.reply.kind !== 'invalid') return viewOf(renderable(outcome))
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

  return { command, shortcut, action, submission, home: homes.show }
}
