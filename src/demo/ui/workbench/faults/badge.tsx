import { ZapIcon } from '@primer/octicons-react'
import { useShown } from '../../state/store.ts'
import { wordsOf } from './choices.ts'

/** What is broken on purpose, in words; empty when all is well. */
export const useFaultsOn = (): string[] => wordsOf(useShown().faults)

/** Says what is broken on purpose; nothing when all is well. */
export const FaultBadge = () => {
  const on = useFaultsOn()
  if (on.length === 0) return null
  return (
    <span className="fault-badge">
      <ZapIcon size={14} /> <span>On purpose: {on.join(', ')}</span>
    </span>
  )
}
