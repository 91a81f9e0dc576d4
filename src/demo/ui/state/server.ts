import type { Acts, FaultsShown, Push, SuggestionsShown } from '../../page/wire.ts'
import type { TrafficEntry } from '../../slack/traffic.ts'

const post = async <Answer>(path: string, body: object): Promise<Answer> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error('The demo does not answer. Is it still running?')
  })
  const answer = await response.json().catch(() => ({ error: `The demo answered with status ${response.status}.` }))
  if (!response.ok) throw new Error(answer.error)
  return answer
}

let changes: Promise<unknown> = Promise.resolve()

/** Resolves once the app has acknowledged, or Slack has given up on it. @throws Error with a sentence for people */
export const act = <Name extends keyof Acts>(
  name: Name,
  asked: Acts[Name],
): Promise<Name extends 'suggest' ? SuggestionsShown : object> => post(`/page/acts/${name}`, asked)

/** Changes of values arrive one after the other, as they were made. */
export const change = (asked: Acts['change']): Promise<object> => {
  const done = changes.then(() => act('change', asked))
  changes = done.catch(() => undefined)
  return done
}

/** As `act`, once every change before it has arrived: what was typed is there before it is submitted. */
export const actAfterChanges = <Name extends keyof Acts>(name: Name, asked: Acts[Name]): Promise<object> =>
  changes.then(() => act(name, asked))

export const setFaults = (faults: FaultsShown): Promise<object> => post('/page/faults', faults)

export const resetDemo = (): Promise<object> => post('/page/reset', {})

/** @throws Error when the exchange is not kept any more */
export const trafficEntry = async (id: number): Promise<TrafficEntry> => {
  const response = await fetch(`/page/traffic/${id}`)
  if (!response.ok) throw new Error('That exchange is not kept any more.')
  return response.json()
}

const events: Push['event'][] = ['start', 'message', 'gone', 'screen', 'traffic', 'problems', 'connections', 'faults']

/** Listens to what one person is to see; the returned function ends it. It comes back by itself after a break. */
export const listen = (
  person: string,
  take: (push: Push) => void,
  tellConnected: (connected: boolean) => void,
): (() => void) => {
  const source = new EventSource(`/page/events?as=${encodeURIComponent(person)}`)
  for (const event of events) {
    source.addEventListener(event, ({ data }) => take({ event, data: JSON.parse(data) } as Push))
  }
  source.onopen = () => tellConnected(true)
  source.onerror = () => tellConnected(false)
  return () => source.close()
}
