import type { HomeView } from '@slack/types'
import type { Offer } from '../errors.ts'
import type { Action, Home } from './feature.ts'
import type { Of } from './incoming.ts'
import type { Opening } from './opening.ts'
import { isForm, type late, type Outcome, patience, within } from './outcome.ts'
import { type Acting, errorPage, homeView, tryAgain } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

/** Publishes people's Home tabs, and answers the buttons there. */
export const createHomes = (slack: SlackApi, opening: Opening, spec: Home | undefined) => {
  const last = new Map<string, Promise<void>>()

  /** One after the other for each person: what was asked for last is what stays. */
  const inTurn = (userId: string, run: () => Promise<void>): Promise<void> => {
    const turn = (last.get(userId) ?? Promise.resolve()).then(run, run)
    last.set(userId, turn)
    const forget = () => {
      if (last.get(userId) === turn) last.delete(userId)
    }
    turn.then(forget, forget)
    return turn
  }

  const errorHome = (problem: string, offers: Offer[] = [], acting?: Acting): HomeView =>
    homeView(errorPage(problem, [...offers, ...(spec ? [tryAgain(spec.refreshId, null)] : [])]), acting)

  const newest = new Map<string, Promise<Outcome>>()

  /** The Home tab becomes the answer, or says why there is none; what a later one has overtaken is not published. */
  const show = (userId: string, answer: Promise<Outcome>): Promise<void> => {
    newest.set(userId, answer)
    return inTurn(userId, async () => {
      const outcome = await answer
      if (newest.get(userId) !== answer) return
      newest.delete(userId)
      if ('problem' in outcome)
        await slack.publishHome(userId, errorHome(outcome.problem, outcome.offers, outcome.acting))
      else if (outcome.reply.kind === 'page')
        await slack.publishHome(userId, homeView(outcome.reply.page, outcome.acting))
    })
  }

  /** A view over the Home tab; if Slack opens none, the Home tab itself says so until it is shown again. */
  const over = (incoming: Of<'action'>, action: Action, answer: Promise<Outcome>, ready: Outcome | typeof late) =>
    opening.open({ triggerId: incoming.triggerId, spec: action, answer, ready }, (sentence) =>
      inTurn(incoming.userId, () => slack.publishHome(incoming.userId, errorHome(sentence))),
    )

  /** What replaces the Home tab takes its turn from the click on; an error leaves what is there. */
  const replaced = async (incoming: Of<'action'>, action: Action, answer: Promise<Outcome>) => {
    const shown = inTurn(incoming.userId, async () => {
      const outcome = await answer
      if ('problem' in outcome || outcome.reply.kind !== 'page') return
      await slack.publishHome(incoming.userId, homeView(outcome.reply.page, outcome.acting))
    })
    const outcome = await answer
    if ('problem' in outcome || isForm(outcome)) await over(incoming, action, answer, outcome)
    await shown
  }

  return {
    show,
    /** A button on the Home tab. There is no stack under it, so that what would be pushed is opened. */
    async action(incoming: Of<'action'>, action: Action, answer: Promise<Outcome>): Promise<void> {
      if (action.answer === 'replace') return replaced(incoming, action, answer)
      return over(incoming, action, answer, await within(answer, patience.open))
    },
  }
}
