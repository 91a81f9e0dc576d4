import { createActions } from './actions/index.ts'
import { createBus } from './bus.ts'
import { createBusy } from './busy.ts'
import { createChanges } from './changes.ts'
import { createChecks } from './checks.ts'
import { createClock } from './clock.ts'
import type { Context } from './context.ts'
import { createDispatcher } from './delivery/dispatcher.ts'
import { createHttpTransport } from './delivery/http.ts'
import { createSockets } from './delivery/socket.ts'
import { createFaults } from './faults.ts'
import { createPersonas } from './persona/persona.ts'
import type { SlackOptions } from './slack.ts'
import { createState } from './state.ts'
import { createTraffic } from './traffic.ts'
import { blockKitValidators } from './validators.ts'

/** Where deliveries go: Socket Mode unless there is a request URL. */
export type Target = { requestUrl: string | undefined }

/** Everything but the server, wired. `host` is where the server listens, such as `127.0.0.1:4000`. */
export const createCore = (options: SlackOptions, host: string) => {
  const { app, workspace, validators = blockKitValidators, clock = createClock() } = options
  const target: Target = { requestUrl: options.requestUrl }
  const closing = new AbortController()
  const bus = createBus()
  const traffic = createTraffic({ clock, bus })
  const state = createState({ workspace, app, clock, bus })
  const { appId } = state.directory.bot
  const sockets = createSockets({ appId, bus, traffic })
  const faults = createFaults(sockets)
  const http = (url: string) =>
    createHttpTransport({ url, signingSecret: app.signingSecret, clock, closing: closing.signal })

  const context: Context = {
    app,
    state,
    traffic,
    validators,
    now: clock.now,
    checks: createChecks({ validators, traffic }),
    dispatcher: createDispatcher({
      clock,
      traffic,
      newId: () => crypto.randomUUID(),
      loses: faults.losesDeliveries,
      transport: () => (target.requestUrl === undefined ? sockets : http(target.requestUrl)),
    }),
    responseUrl: (id) => `http://${host}/response/${id}`,
    socketUrl: (ticket) => `ws://${host}/link/?ticket=${ticket}&app_id=${appId}`,
  }
  const busy = createBusy(bus)
  const actions = createActions(context)
  const person = createPersonas({ context, actions, bus, settled: busy.settled })
  const changes = createChanges({ state, bus })
  return { actions, busy, bus, changes, clock, closing, context, faults, person, sockets, target }
}

export type Core = ReturnType<typeof createCore>
