import type { Logger } from 'pino'
import type { Actors, Identity } from '../access/actor.ts'
import type { AccessEvents } from '../access/events.ts'
import { AppError } from '../errors.ts'
import { type Ack, createDelivery } from './delivery.ts'
import type { Action, Feature, Handler, Reply, Surface } from './feature.ts'
import { type Call, createGuard } from './guard.ts'
import { type Incoming, type Of, readIncoming } from './incoming.ts'
import { createOnce } from './once.ts'
import { late, type Outcome, patience, within } from './outcome.ts'
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

/** Envelopes and Home tabs that are remembered. */
const remembered = 10_000

/** Where the answer to a button will be read. Nothing lies under a modal but the Home tab, and none is pushed there. */
const surfaceOf = ({ view }: Of<'action'>, { answer }: Action): Surface => {
  if (!view) return 'message'
  return view.type === 'home' && answer === 'replace' ? 'home' : 'modal'
}

const actingOf = (reply: Reply) => (reply.kind === 'page' ? reply.page.acting : undefined)

/** What tells that an envelope has come before, for those whose answer does not ride in the acknowledgement. */
const onceOnly = (incoming: Incoming): string | undefined => {
  if (incoming.kind === 'home') return incoming.eventId
  if (incoming.kind === 'shortcut') return incoming.triggerId
  return incoming.kind === 'action' && incoming.view?.type === 'home' ? incoming.triggerId : undefined
}

export const createRouter = (deps: {
  features: Feature[]
  actors: Actors
  events: AccessEvents
  slack: SlackApi
  log: Logger
}): Router => {
  const registry: Registry = registryOf(deps.features)
  const deliver = createDelivery(deps.slack, deps.log, registry.home)
  const underWay = new Set<Promise<void>>()
  const once = createOnce<Outcome>()
  const taken = createRecent(remembered)
  const atHome = createRecent(remembered)

  const guarded = createGuard(deps)

  const outcomeOf = async <I extends unknown[]>(
    log: Logger,
    who: Identity,
    spec: Handler<I>,
    call: Call,
    ...input: I
  ): Promise<Outcome> => {
    const came = await guarded(who, spec, call, ...input)
    const acting = came.actor?.organization
    if ('value' in came) return { reply: came.value, acting: actingOf(came.value) ?? acting }
    const { error } = came
    const { offers = [], missing } = error instanceof AppError ? error : {}
    return { problem: explain(error, log), offers, missing, acting }
  }

  const command = (incoming: Of<'command'>, ack: Ack, log: Logger) => {
    const { spec, argument } = registry.command(incoming.text)
    const call = { surface: 'message', interaction: incoming.triggerId } as const
    return deliver.command(incoming, spec, outcomeOf(log, incoming, spec, call, argument), ack)
  }

  const showHome = async (who: Identity, interaction: string, log: Logger): Promise<void> => {
    const { home } = registry
    if (!home) return
    const spec: Handler<[]> = {
      permission: home.permission,
      handle: async (context): Promise<Reply> => ({ kind: 'page', page: await home.handle(context) }),
    }
    await deliver.home(who.userId, outcomeOf(log, who, spec, { surface: 'home', interaction }))
  }

  /** What a person changed may show on their Home tab, in the organization they act in. */
  const showChanged = async (incoming: Identity, outcome: Outcome, interaction: string, log: Logger) => {
    const isInvalid = 'reply' in outcome && outcome.reply.kind === 'invalid'
    const { userId, teamId, enterpriseId } = incoming
    if (!isInvalid && atHome.has(userId)) await showHome({ userId, teamId, enterpriseId }, interaction, log)
  }

  const action = async (incoming: Of<'action'>, ack: Ack, log: Logger) => {
    const spec = registry.action(incoming.actionId)
    const call = { surface: surfaceOf(incoming, spec), interaction: incoming.triggerId }
    const outcome = outcomeOf(log, incoming, spec, call, incoming.value)
    await deliver.action(incoming, spec, outcome, ack)
    if (spec.changes) await showChanged(incoming, await outcome, incoming.triggerId, log)
  }

  const shortcut = (incoming: Of<'shortcut'>, ack: Ack, log: Logger) => {
    const spec = registry.shortcut(incoming.type, incoming.callbackId)
    const call = { surface: 'modal', interaction: incoming.triggerId } as const
    return deliver.shortcut(incoming, spec, outcomeOf(log, incoming, spec, call, incoming.author), ack)
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
      outcomeOf(log, incoming, spec, { surface: 'modal', interaction }, incoming.metadata, incoming.state),
    )
    await deliver.submission(incoming, outcome, ack)
    if (spec.changes) await showChanged(incoming, await outcome, interaction, log)
  }

  const suggestion = async (incoming: Of<'suggestion'>, ack: Ack, log: Logger) => {
    const spec = registry.suggestions(incoming.actionId)
    if (!spec) return ack({ options: [] })
    const call = { surface: 'modal', interaction: '' } as const
    const came = await within(guarded(incoming, spec, call, incoming.typed), patience.acknowledge)
    if (came !== late && 'error' in came) explain(came.error, log)
    await ack({ options: came !== late && 'value' in came ? came.value : [] })
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
