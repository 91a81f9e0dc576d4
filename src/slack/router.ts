import type { Option } from '@slack/types'
import type { Logger } from 'pino'
import type { Actors } from '../access/actor.ts'
import { denial, may } from '../access/policy.ts'
import { type Ack, createDelivery } from './delivery.ts'
import type { Action, Context, Feature, Reply, Surface } from './feature.ts'
import { type Incoming, type Of, readIncoming, type Who } from './incoming.ts'
import { createOnce } from './once.ts'
import type { Outcome } from './outcome.ts'
import { createRecent } from './recent.ts'
import { type Registry, registryOf } from './registry.ts'
import { explain } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

export type Router = {
  /** Handles one envelope from Slack, whatever the transport: acknowledges once, and answers once. Never rejects. */
  handle(body: unknown, ack: Ack): Promise<void>
  /** Resolves when everything that was taken has been answered. */
  drain(): Promise<void>
}

type Guarded = { permission: Parameters<typeof may>[1] }

/** Envelopes and Home tabs that are remembered. */
const remembered = 10_000

/** Where the answer to a button will be read. Nothing lies under a modal but the Home tab, and none is pushed there. */
const surfaceOf = ({ view }: Of<'action'>, { answer }: Action): Surface => {
  if (!view) return 'message'
  return view.type === 'home' && answer === 'replace' ? 'home' : 'modal'
}

/** What tells that an envelope has come before, for those whose answer does not ride in the acknowledgement. */
const onceOnly = (incoming: Incoming): string | undefined => {
  if (incoming.kind === 'home') return incoming.eventId
  if (incoming.kind === 'shortcut') return incoming.triggerId
  return incoming.kind === 'action' && incoming.view?.type === 'home' ? incoming.triggerId : undefined
}

export const createRouter = (deps: { features: Feature[]; actors: Actors; slack: SlackApi; log: Logger }): Router => {
  const registry: Registry = registryOf(deps.features)
  const deliver = createDelivery(deps.slack, deps.log, registry.home)
  const underWay = new Set<Promise<void>>()
  const once = createOnce<Outcome>()
  const taken = createRecent(remembered)
  const atHome = createRecent(remembered)

  /** The check that every handler passes: who is it, and may they do this at all. */
  const guarded = async <T>(
    who: Who,
    spec: Guarded,
    surface: Surface,
    interaction: string,
    run: (context: Context) => Promise<T>,
  ): Promise<T> => {
    const actor = await deps.actors.resolve(who)
    if (!may(actor, spec.permission)) throw denial(actor, spec.permission)
    return run({ actor, surface, interaction })
  }

  const outcomeOf = (reply: Promise<Reply>, log: Logger): Promise<Outcome> =>
    reply.then(
      (value) => ({ reply: value }),
      (error: unknown) => ({ problem: explain(error, log) }),
    )

  const command = (incoming: Of<'command'>, ack: Ack, log: Logger) => {
    const { spec, argument } = registry.command(incoming.text)
    const reply = guarded(incoming, spec, 'message', incoming.triggerId, (context) => spec.handle(context, argument))
    return deliver.command(incoming, spec, outcomeOf(reply, log), ack)
  }

  const action = (incoming: Of<'action'>, ack: Ack, log: Logger) => {
    const spec = registry.action(incoming.actionId)
    const reply = guarded(incoming, spec, surfaceOf(incoming, spec), incoming.triggerId, (context) =>
      spec.handle(context, incoming.value),
    )
    return deliver.action(incoming, spec, outcomeOf(reply, log), ack)
  }

  const shortcut = (incoming: Of<'shortcut'>, ack: Ack, log: Logger) => {
    const spec = registry.shortcut(incoming.type, incoming.callbackId)
    const reply = guarded(incoming, spec, 'modal', incoming.triggerId, (context) =>
      spec.handle(context, incoming.author),
    )
    return deliver.shortcut(incoming, spec, outcomeOf(reply, log), ack)
  }

  const showHome = async (who: Who, interaction: string, log: Logger): Promise<void> => {
    const { home } = registry
    if (!home) return
    const reply = guarded(
      who,
      home,
      'home',
      interaction,
      async (context): Promise<Reply> => ({
        kind: 'page',
        page: await home.handle(context),
      }),
    )
    await deliver.home(who.userId, outcomeOf(reply, log))
  }

  const opened = async (incoming: Of<'home'>, ack: Ack, log: Logger) => {
    await ack()
    atHome.add(incoming.userId)
    await showHome(incoming, incoming.eventId, log)
  }

  const submission = async (incoming: Of<'submission'>, ack: Ack, log: Logger) => {
    const spec = registry.submission(incoming.callbackId)
    const interaction = incoming.triggerId ?? incoming.viewId
    // An answer is for whoever asked, so what is remembered is theirs.
    const of = (id: string) => `${incoming.userId} ${id}`
    const outcome = once(of(incoming.viewId), of(interaction), () =>
      outcomeOf(
        guarded(incoming, spec, 'modal', interaction, (context) =>
          spec.handle(context, incoming.metadata, incoming.state),
        ),
        log,
      ),
    )
    await deliver.submission(incoming, outcome, ack)
    const came = await outcome
    const isInvalid = 'reply' in came && came.reply.kind === 'invalid'
    if (spec.changes && !isInvalid && atHome.has(incoming.userId)) await showHome(incoming, interaction, log)
  }

  const suggestion = async (incoming: Of<'suggestion'>, ack: Ack, log: Logger) => {
    const spec = registry.suggestions(incoming.actionId)
    const options: Option[] = spec
      ? await guarded(incoming, spec, 'modal', '', (context) => spec.handle(context, incoming.typed)).catch((error) => {
          explain(error, log)
          return []
        })
      : []
    await ack({ options })
  }

  const dispatch = (incoming: Incoming, ack: Ack, log: Logger): Promise<void> => {
    if (incoming.kind === 'command') return command(incoming, ack, log)
    if (incoming.kind === 'action') return action(incoming, ack, log)
    if (incoming.kind === 'submission') return submission(incoming, ack, log)
    if (incoming.kind === 'suggestion') return suggestion(incoming, ack, log)
    if (incoming.kind === 'shortcut') return shortcut(incoming, ack, log)
    if (incoming.kind === 'home') return opened(incoming, ack, log)
    return ack()
  }

  const take = async (body: unknown, ack: Ack): Promise<void> => {
    const incoming = readIncoming(body)
    if (!incoming) return ack()
    const id = onceOnly(incoming)
    if (id !== undefined && !taken.add(`${incoming.userId} ${id}`)) return ack()
    const log = deps.log.child({ kind: incoming.kind, user: incoming.userId, team: incoming.teamId })
    // Whatever goes wrong from here on is Slack refusing or not reachable: there is nobody left to tell.
    await dispatch(incoming, ack, log).catch((error: unknown) => log.error({ err: error }, 'could not answer'))
  }

  return {
    handle(body, ack) {
      const taken = take(body, ack).finally(() => underWay.delete(taken))
      underWay.add(taken)
      return taken
    },
    async drain() {
      await Promise.allSettled(underWay)
    },
  }
}
