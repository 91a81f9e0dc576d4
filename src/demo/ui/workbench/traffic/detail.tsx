import { XIcon } from '@primer/octicons-react'
import { useEffect, useMemo, useState } from 'react'
import type { TrafficShown } from '../../../page/wire.ts'
import type { TrafficEntry } from '../../../slack/traffic.ts'
import { useReader } from '../../state/reader.ts'
import { trafficEntry } from '../../state/server.ts'
import { useShown } from '../../state/store.ts'
import type { Mark } from '../json/rows.ts'
import { JsonViewer } from '../json/viewer.tsx'
import { useTimeOf } from '../time.ts'
import { OutcomeText } from './line.tsx'
import { marksOf, readable, sentByBot } from './marks.ts'
import { directionWords, halves } from './words.ts'

type Fetched = { entry?: TrafficEntry; error?: string }

/** The exchange with what was said in it; again once it has ended. */
const useEntry = ({ id, outcome }: TrafficShown): Fetched => {
  const [fetched, setFetched] = useState<Fetched>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: an outcome means that there is an answer to fetch
  useEffect(() => {
    let wanted = true
    trafficEntry(id).then(
      (entry) => wanted && setFetched({ entry }),
      (error: unknown) => wanted && setFetched({ error: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [id, outcome])
  return fetched
}

const Half = ({ title, body, marks }: { title: string; body: unknown; marks: readonly Mark[] }) => {
  const value = useMemo(() => readable(body), [body])
  if (body === undefined) return <p className="workbench-empty">{title}: nothing.</p>
  return <JsonViewer title={title} value={value} marks={marks} />
}

const noMarks: readonly Mark[] = []

const Halves = ({ entry }: { entry: TrafficEntry }) => {
  const { problems } = useShown()
  const marks = useMemo(() => marksOf(entry, problems), [entry, problems])
  const names = halves[entry.kind]
  const botSide = sentByBot(entry.kind)
  // New marks open the places that they stand at.
  const key = `${entry.id} ${entry.outcome} ${marks.length}`
  return (
    <div className="detail-halves">
      <Half
        key={`request ${key}`}
        title={names.request}
        body={entry.request}
        marks={botSide === 'request' ? marks : noMarks}
      />
      {entry.outcome !== undefined && (
        <Half
          key={`response ${key}`}
          title={names.response}
          body={entry.response}
          marks={botSide === 'response' ? marks : noMarks}
        />
      )}
    </div>
  )
}

/** Everything about one exchange. Key it by the exchange. */
export const TrafficDetail = ({ shown, onClose }: { shown: TrafficShown; onClose: () => void }) => {
  const { entry, error } = useEntry(shown)
  const { nameOf } = useReader()
  const timeOf = useTimeOf()
  const who = shown.person === undefined ? '' : ` · @${nameOf(shown.person) ?? shown.person}`
  return (
    <section className="detail" aria-label={`Detail of ${shown.name}`}>
      <header className="detail-head">
        <div>
          <h3>{shown.name}</h3>
          <p>
            {directionWords[shown.kind]} · {timeOf(shown.at)}
            {who} · <OutcomeText entry={shown} />
          </p>
        </div>
        <button type="button" className="quiet-button" aria-label="Close the detail" onClick={onClose}>
          <XIcon size={16} />
        </button>
      </header>
      {error !== undefined && <p role="alert">{error}</p>}
      {entry && <Halves entry={entry} />}
    </section>
  )
}
