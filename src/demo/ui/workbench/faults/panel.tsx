import { startTransition, useId, useOptimistic, useState } from 'react'
import type { FaultsShown } from '../../../page/wire.ts'
import { setFaults } from '../../state/server.ts'
import { useShown } from '../../state/store.ts'
import { FaultBadge } from './badge.tsx'
import { type Choice, faultChoices } from './choices.ts'
import { Reset } from './reset.tsx'

type GroupProps<Value extends string> = {
  legend: string
  choices: readonly Choice<Value>[]
  chosen: Value
  onChoose: (value: Value) => void
}

const Group = <Value extends string>({ legend, choices, chosen, onChoose }: GroupProps<Value>) => {
  const id = useId()
  return (
    <fieldset className="faults-group">
      <legend>{legend}</legend>
      {choices.map(({ value, label, expect }) => (
        <div key={value} className="faults-choice">
          <input
            type="radio"
            id={`${id}${value}`}
            name={id}
            checked={chosen === value}
            aria-describedby={`${id}${value}-expect`}
            onChange={() => onChoose(value)}
          />
          <label htmlFor={`${id}${value}`}>{label}</label>
          <p id={`${id}${value}-expect`}>{expect}</p>
        </div>
      ))}
    </fieldset>
  )
}

/** What is to go wrong on purpose, and the way back to the start. */
export const FaultsPanel = () => {
  // A radio button does not wait for the server's word.
  const [shown, expectToBe] = useOptimistic(useShown().faults)
  const [error, setError] = useState('')
  const become = (part: Partial<FaultsShown>) =>
    startTransition(async () => {
      const next = { ...shown, ...part }
      expectToBe(next)
      setError('')
      await setFaults(next).catch((cause: Error) => setError(cause.message))
    })
  const { api, slack, bot } = faultChoices
  return (
    <div className="faults">
      <p>Break something and see how the bot behaves.</p>
      <FaultBadge />
      <p role="alert">{error}</p>
      <Group {...api} chosen={shown.api} onChoose={(value) => become({ api: value })} />
      <Group {...slack} chosen={shown.slack} onChoose={(value) => become({ slack: value })} />
      <Group {...bot} chosen={shown.bot} onChoose={(value) => become({ bot: value })} />
      <Reset />
    </div>
  )
}
