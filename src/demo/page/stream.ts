import type { Change } from '../slack/bus.ts'
import type { Slack } from '../slack/slack.ts'
import type { FaultSwitches } from './faults.ts'
import { messageShown, screenOf, shownProblems, trafficShown } from './snapshot.ts'
import type { Push, Start } from './wire.ts'

type Parts = { begin: () => Start; faults: FaultSwitches }

/** A comment line now and then, so that a connection that broke is noticed. */
const beatEveryMs = 15_000

const messagePush = (slack: Slack, reader: string, channel: string, ts: string): Push | undefined => {
  const { directory, messages } = slack.state
  const [person, place] = [directory.person(reader), directory.channel(channel)]
  if (!person || !place || !directory.mayRead(person, place)) return undefined
  const message = messages.find(channel, ts)
  return message ? { event: 'message', data: messageShown(message, reader) } : { event: 'gone', data: { channel, ts } }
}

/** What a change means for one reader, if anything. */
const pushOf = (slack: Slack, reader: string, change: Change, { begin }: Parts): Push | undefined => {
  switch (change.kind) {
    case 'message':
      if (change.reader !== undefined && change.reader !== reader) return undefined
      return messagePush(slack, reader, change.channel, change.ts)
    case 'view':
    case 'dialog':
      return change.person === reader ? { event: 'screen', data: screenOf(slack, reader) } : undefined
    case 'traffic': {
      const entry = slack.traffic().findLast(({ id }) => id === change.entry)
      return entry && { event: 'traffic', data: trafficShown(slack, entry) }
    }
    case 'connection':
      return { event: 'connections', data: change.open }
    case 'problem':
      return { event: 'problems', data: slack.problems().slice(-shownProblems) }
    case 'people':
    case 'reset':
      return { event: 'start', data: begin() }
  }
}

/** Server-sent events: everything at the start, then what changes, for as long as the page listens. */
export const streamOf = (slack: Slack, reader: string, parts: Parts): Response => {
  const encoder = new TextEncoder()
  let end: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const push = ({ event, data }: Push) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      push({ event: 'start', data: parts.begin() })
      const beat = setInterval(() => write(': still here\n\n'), beatEveryMs).unref()
      const subscriptions = [
        slack.subscribe((change) => {
          const pushed = pushOf(slack, reader, change, parts)
          if (pushed) push(pushed)
        }),
        parts.faults.subscribe(() => push({ event: 'faults', data: parts.faults.shown() })),
      ]
      end = () => {
        clearInterval(beat)
        for (const unsubscribe of subscriptions) unsubscribe()
      }
    },
    cancel: () => end(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } })
}
