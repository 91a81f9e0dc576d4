import { Composite, CompositeProvider } from '@ariakit/react'
import { ArrowDownIcon } from '@primer/octicons-react'
import { useEffect } from 'react'
import type { TrafficShown } from '../../../page/wire.ts'
import { useReader } from '../../state/reader.ts'
import { useTimeOf } from '../time.ts'
import { useFollowedEnd } from './follow.ts'
import { TrafficLine } from './line.tsx'

type Props = {
  entries: readonly TrafficShown[]
  chosen: number | undefined
  onChoose: (id: number) => void
}

/** Newest last. One stop for the Tab key, then arrow keys. */
export const TrafficList = ({ entries, chosen, onChoose }: Props) => {
  const { nameOf } = useReader()
  const timeOf = useTimeOf()
  const { scroller, following, noticeScroll, toEnd } = useFollowedEnd(entries.at(-1)?.id)
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`exchange-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  if (entries.length === 0) return <p className="workbench-empty">Nothing yet. Type a command and it shows up here.</p>
  return (
    <div className="traffic-window">
      <div className="traffic-scroller" ref={scroller} onScroll={noticeScroll}>
        <CompositeProvider orientation="vertical" defaultActiveId={`exchange-${entries.at(-1)?.id}`}>
          <Composite render={<ol aria-label="Exchanges" />} className="traffic-list">
            {entries.map((entry) => (
              <li key={entry.id}>
                <TrafficLine
                  entry={entry}
                  who={entry.person === undefined ? undefined : nameOf(entry.person)}
                  time={timeOf(entry.at)}
                  chosen={entry.id === chosen}
                  onChoose={onChoose}
                />
              </li>
            ))}
          </Composite>
        </CompositeProvider>
      </div>
      {!following && (
        <button type="button" className="traffic-newest" onClick={toEnd}>
          <ArrowDownIcon size={14} /> Newest
        </button>
      )}
    </div>
  )
}
