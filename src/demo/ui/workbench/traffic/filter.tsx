import type { TrafficShown } from '../../../page/wire.ts'
import { useWorkspace } from '../../state/store.ts'
import { outcomeOf } from './words.ts'

export type Filter = 'all' | 'mine' | 'failures'

export const passes = (filter: Filter, entry: TrafficShown, me: string): boolean => {
  if (filter === 'mine') return entry.person === me
  return filter === 'all' || outcomeOf(entry).kind === 'bad'
}

type Props = { filter: Filter; failures: number; onFilter: (filter: Filter) => void }

export const TrafficFilter = ({ filter, failures, onFilter }: Props) => {
  const { me, workspace } = useWorkspace()
  const handle = workspace.people.find(({ id }) => id === me)?.name ?? 'me'
  const choices: [Filter, string][] = [
    ['all', 'All'],
    ['mine', `@${handle}`],
    ['failures', failures === 0 ? 'Failures' : `Failures (${failures})`],
  ]
  return (
    <fieldset className="traffic-filter">
      <legend className="visually-hidden">Which exchanges to show</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="traffic-filter"
            value={value}
            checked={filter === value}
            onChange={() => onFilter(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
