import { useShown } from '../../state/store.ts'
import { TrafficDetail } from './detail.tsx'
import { type Filter, passes, TrafficFilter } from './filter.tsx'
import { TrafficList } from './list.tsx'
import { outcomeOf } from './words.ts'

type Props = {
  filter: Filter
  onFilter: (filter: Filter) => void
  chosen: number | undefined
  onChoose: (id: number | undefined) => void
}

/** Every exchange between Slack and the bot, and what was said in the chosen one. */
export const TrafficPanel = ({ filter, onFilter, chosen, onChoose }: Props) => {
  const { traffic, me } = useShown()
  const entries = traffic.filter((entry) => passes(filter, entry, me))
  const failures = traffic.filter((entry) => outcomeOf(entry).kind === 'bad').length
  const shown = traffic.find(({ id }) => id === chosen)
  const close = () => {
    onChoose(undefined)
    document.getElementById(`exchange-${chosen}`)?.focus()
  }
  return (
    <div className="traffic">
      <TrafficFilter filter={filter} failures={failures} onFilter={onFilter} />
      <TrafficList key={filter} entries={entries} chosen={shown?.id} onChoose={onChoose} />
      {shown && <TrafficDetail key={shown.id} shown={shown} onClose={close} />}
    </div>
  )
}
