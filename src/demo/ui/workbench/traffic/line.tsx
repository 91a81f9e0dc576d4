import { CompositeItem } from '@ariakit/react'
import {
  AlertFillIcon,
  ArrowLeftIcon,
  ArrowRightIcon,
  CheckIcon,
  HourglassIcon,
  type Icon,
  PlugIcon,
  ReplyIcon,
} from '@primer/octicons-react'
import { memo } from 'react'
import type { TrafficShown } from '../../../page/wire.ts'
import { directionWords, type Outcome, outcomeOf } from './words.ts'

const directionIcons: Record<TrafficShown['kind'], Icon> = {
  delivery: ArrowRightIcon,
  api: ArrowLeftIcon,
  response_url: ReplyIcon,
  connection: PlugIcon,
}

const outcomeIcons: Record<Outcome['kind'], Icon> = { waiting: HourglassIcon, good: CheckIcon, bad: AlertFillIcon }

export const OutcomeText = ({ entry }: { entry: TrafficShown }) => {
  const { kind, text } = outcomeOf(entry)
  if (text === '') return null
  const OutcomeIcon = outcomeIcons[kind]
  return (
    <span className={`traffic-outcome traffic-outcome-${kind}`}>
      <OutcomeIcon size={12} /> {text}
    </span>
  )
}

type Props = {
  entry: TrafficShown
  who: string | undefined
  time: string
  chosen: boolean
  onChoose: (id: number) => void
}

/** One exchange in two short lines: which way and what; who and how it went. */
export const TrafficLine = memo(({ entry, who, time, chosen, onChoose }: Props) => {
  const DirectionIcon = directionIcons[entry.kind]
  return (
    <CompositeItem
      id={`exchange-${entry.id}`}
      className={`traffic-line traffic-line-${entry.kind}`}
      aria-current={chosen}
      onClick={() => onChoose(entry.id)}
    >
      <span className="traffic-direction">
        <DirectionIcon size={14} /> {directionWords[entry.kind]}
      </span>
      <span className="traffic-name">{entry.name}</span>
      <time className="traffic-time">{time}</time>
      <span className="traffic-who">{who === undefined ? '' : `@${who}`}</span>
      <OutcomeText entry={entry} />
    </CompositeItem>
  )
})
