import type { TrafficShown } from '../../../page/wire.ts'

export type Outcome = { kind: 'waiting' | 'good' | 'bad'; text: string }

/** Slack gives up on an acknowledgement after this long. */
const deadline = '3 s'

const lasted = (ms = 0) => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`)

const deliveries: Record<string, string> = {
  timed_out: `no answer within ${deadline}`,
  unreachable: 'the bot could not be reached',
  refused: 'the bot answered with an error status',
  garbled: 'the answer could not be read',
}

const bad = (text: string): Outcome => ({ kind: 'bad', text })
const good = (text: string): Outcome => ({ kind: 'good', text })

const deliveryOutcome = (outcome: string, ms: number | undefined): Outcome =>
  outcome === 'acknowledged' ? good(`acknowledged in ${lasted(ms)}`) : bad(deliveries[outcome] ?? outcome)

const callOutcome = (outcome: string, ms: number | undefined): Outcome => {
  if (outcome === 'ok') return good(`ok, ${lasted(ms)}`)
  if (outcome === 'ratelimited') return bad('429: too many calls, told to wait')
  return bad(/^\d+$/.test(outcome) ? `refused: HTTP ${outcome}` : `refused: ${outcome}`)
}

/** How an exchange went, in words. */
export const outcomeOf = ({ kind, outcome, ms }: TrafficShown): Outcome => {
  if (outcome === undefined) return { kind: 'waiting', text: 'under way…' }
  switch (kind) {
    case 'delivery':
      return deliveryOutcome(outcome, ms)
    case 'connection':
      return good('')
    default:
      return callOutcome(outcome, ms)
  }
}

export const directionWords: Record<TrafficShown['kind'], string> = {
  delivery: 'To the bot',
  api: 'To Slack',
  response_url: 'To Slack',
  connection: 'Connection',
}

/** What the two halves of an exchange are called. */
export const halves: Record<TrafficShown['kind'], { request: string; response: string }> = {
  delivery: { request: 'What Slack sent', response: 'What the bot answered' },
  api: { request: 'What the bot sent', response: 'What Slack answered' },
  response_url: { request: 'What the bot sent', response: 'What Slack answered' },
  connection: { request: 'What Slack sent', response: 'Afterwards' },
}
