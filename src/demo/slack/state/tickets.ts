import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'

/** A `trigger_id` is good for this long and for one use (docs.slack.dev/interactivity). */
export const triggerLifetimeMs = 3_000
/** A `response_url` (docs.slack.dev/interactivity/handling-user-interaction). */
export const responseUrlLifetimeMs = 30 * 60_000
export const responseUrlUses = 5

export type Trigger = {
  id: string
  person: string
  issuedAt: number
  used: boolean
  /** The modal in which the person acted. */
  viewId: string | undefined
}

export type ResponseTicket = {
  id: string
  person: string
  channel: string
  /** The message whose element was used; absent for a command. */
  ts: string | undefined
  issuedAt: number
  uses: number
}

export type TriggerRefusal = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id'
export type ResponseRefusal = 'invalid_url' | 'used_url' | 'expired_url'

export type Tickets = {
  issueTrigger: (person: string, viewId?: string) => string
  /** Looks without using it up. */
  checkTrigger: (id: string) => Trigger | TriggerRefusal
  spend: (trigger: Trigger) => void
  /** @returns the last part of the URL */
  issueResponse: (ticket: Pick<ResponseTicket, 'person' | 'channel' | 'ts'>) => string
  checkResponse: (id: string) => ResponseTicket | ResponseRefusal
  /** The URL under which a Socket Mode connection may be opened, once and soon. */
  issueSocket: () => string
  redeemSocket: (id: string) => boolean
  clear: () => void
}

const socketTicketLifetimeMs = 30_000

/** Old tickets are forgotten once there are this many, so that a long demo does not grow. */
const kept = 2_000

const remember = <T>(map: Map<string, T>, id: string, value: T) => {
  map.set(id, value)
  const oldest = map.keys().next().value
  if (map.size > kept && oldest !== undefined) map.delete(oldest)
}

export const createTickets = ({ ids, clock }: { ids: Ids; clock: Clock }): Tickets => {
  let triggers = new Map<string, Trigger>()
  let responses = new Map<string, ResponseTicket>()
  const sockets = new Map<string, number>()

  return {
    issueTrigger: (person, viewId) => {
      const id = `${clock.now()}.${ids.next('').slice(-6)}.${ids.secret()}`
      remember(triggers, id, { id, person, viewId, issuedAt: clock.now(), used: false })
      return id
    },
    checkTrigger: (id) => {
      const trigger = triggers.get(id)
      if (!trigger) return 'invalid_trigger_id'
      if (trigger.used) return 'exchanged_trigger_id'
      return clock.now() - trigger.issuedAt > triggerLifetimeMs ? 'expired_trigger_id' : trigger
    },
    spend: (trigger) => {
      trigger.used = true
    },
    issueResponse: (ticket) => {
      const id = ids.secret()
      remember(responses, id, { ...ticket, id, issuedAt: clock.now(), uses: 0 })
      return id
    },
    checkResponse: (id) => {
      const ticket = responses.get(id)
      if (!ticket) return 'invalid_url'
      if (ticket.uses >= responseUrlUses) return 'used_url'
      return clock.now() - ticket.issuedAt > responseUrlLifetimeMs ? 'expired_url' : ticket
    },
    issueSocket: () => {
      const id = ids.secret()
      sockets.set(id, clock.now() + socketTicketLifetimeMs)
      return id
    },
    redeemSocket: (id) => {
      const due = sockets.get(id)
      sockets.delete(id)
      return due !== undefined && clock.now() <= due
    },
    clear: () => {
      triggers = new Map()
      responses = new Map()
    },
  }
}
