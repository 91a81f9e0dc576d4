import type { Clock } from '../clock.ts'
import type { JsonObject } from '../json.ts'
import type { Traffic } from '../traffic.ts'
import type { Envelope, Reply, Transport } from './transport.ts'

/** The app has this long, from sending, to acknowledge (docs.slack.dev/interactivity). */
export const acknowledgeWithinMs = 3_000

export type Acknowledgement = Reply | { kind: 'timed_out' }

export type Delivery = {
  /** What the log calls it: `/userextra`, `block_actions`… */
  name: string
  person: string
  type: Envelope['type']
  payload: JsonObject
  acceptsPayload: boolean
  /** Does what the acknowledgement asks for, or shows what the person sees without one. */
  apply: (acknowledgement: Acknowledgement) => void
}

export type Dispatcher = {
  /** Sends, waits for the acknowledgement or its deadline, applies it. */
  deliver: (delivery: Delivery) => Promise<Acknowledgement>
  /** The last delivery once more: same envelope, same payload. */
  redeliver: () => Promise<void>
}

type DispatcherParts = {
  transport: () => Transport
  clock: Clock
  traffic: Traffic
  newId: () => string
  /** Whether what is sent gets lost on the way. */
  loses: () => boolean
}

const complaints: Record<Exclude<Acknowledgement['kind'], 'acknowledged'>, string> = {
  timed_out: 'It was not acknowledged within 3 seconds.',
  unreachable: 'The app could not be reached.',
  refused: 'The app answered with an error status.',
  garbled: 'The acknowledgement could not be read.',
}

const lateMessage = 'The acknowledgement came after 3 seconds; Slack had given up and ignored it.'

/** The reply to what got lost on the way. */
const nothing = () => new Promise<Reply>(() => undefined)

/** The first of the reply and the deadline. A reply that comes later goes to `late`. */
const inTime = (clock: Clock, sent: Promise<Reply>, late: (reply: Reply) => void): Promise<Acknowledgement> =>
  new Promise((resolve) => {
    let over = false
    const cancel = clock.after(acknowledgeWithinMs, () => {
      over = true
      resolve({ kind: 'timed_out' })
    })
    const settle = (reply: Reply) => {
      cancel()
      if (over) late(reply)
      resolve(reply)
    }
    sent.then(settle, (error: unknown) => settle({ kind: 'unreachable', reason: String(error) }))
  })

const detailOf = (acknowledgement: Acknowledgement): string => {
  if ('reason' in acknowledgement) return ` ${acknowledgement.reason}`
  return 'status' in acknowledgement ? ` HTTP ${acknowledgement.status}.` : ''
}

/** Reports an acknowledgement that did not come as it should. */
const judge = (traffic: Traffic, { name, acceptsPayload }: Delivery, acknowledgement: Acknowledgement): void => {
  const where = `acknowledgement of ${name}`
  const { kind } = acknowledgement
  if (kind !== 'acknowledged') {
    const message = `${complaints[kind]}${detailOf(acknowledgement)}`
    traffic.report({ where, severity: 'error', code: kind, message })
  } else if (!acceptsPayload && acknowledgement.body !== undefined) {
    const message = 'Slack ignores what this acknowledgement carries.'
    traffic.report({ where, severity: 'warning', code: 'ignored_payload', message })
  }
}

export const createDispatcher = ({ transport, clock, traffic, newId, loses }: DispatcherParts): Dispatcher => {
  let last: { delivery: Delivery; id: string } | undefined

  const send = async (delivery: Delivery, id: string): Promise<Acknowledgement> => {
    last = { delivery, id }
    const { name, person, type, payload, acceptsPayload } = delivery
    const via = transport()
    const entry = traffic.begin({ kind: 'delivery', name, person, transport: via.name, request: payload })
    const lost = loses()
    const sent = lost ? nothing() : via.send({ id, type, payload, acceptsPayload })
    const acknowledgement = await inTime(clock, sent, ({ kind }) => {
      const where = `acknowledgement of ${name}`
      if (kind !== 'acknowledged') return
      traffic.report({ where, severity: 'error', code: 'acknowledged_late', message: lateMessage })
    })
    const body = acknowledgement.kind === 'acknowledged' ? acknowledgement.body : undefined
    traffic.end(entry, acknowledgement.kind, body)
    // What never arrived is not the app's mistake.
    if (!lost) judge(traffic, delivery, acknowledgement)
    delivery.apply(acknowledgement)
    return acknowledgement
  }

  return {
    deliver: (delivery) => send(delivery, newId()),
    redeliver: async () => {
      if (!last) throw new Error('Nothing has been delivered yet.')
      await send(last.delivery, last.id)
    },
  }
}
