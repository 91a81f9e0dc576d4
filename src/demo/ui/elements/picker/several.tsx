import { XIcon } from '@primer/octicons-react'
import { useRef } from 'react'
import type { UsedElement } from '../../state/use-element.ts'
import type { Naming } from '../kind.ts'
import { PickerField } from './field.tsx'
import { PickerMenu } from './menu.tsx'
import type { Choice, Offer } from './offer.ts'
import type { PickerState } from './use-picker.ts'

type ChipsProps = { chosen: readonly Choice[]; disabled: boolean; remove: (choice: Choice) => void }

const Chips = ({ chosen, disabled, remove }: ChipsProps) => (
  <ul className="chips" aria-label="Chosen">
    {chosen.map((choice) => (
      <li key={choice.key} className="chip">
        {choice.label}
        <button
          type="button"
          className="chip-remove"
          aria-label={`Remove ${choice.label}`}
          disabled={disabled}
          onClick={() => remove(choice)}
        >
          <XIcon size={12} />
        </button>
      </li>
    ))}
  </ul>
)

type Props = {
  used: UsedElement
  naming: Naming
  placeholder: string | undefined
  picker: PickerState
  offer: Offer
  chosen: readonly Choice[]
}

const maximumOf = ({ located }: UsedElement): number => {
  const max = located.element.max_selected_items
  return typeof max === 'number' ? max : Number.POSITIVE_INFINITY
}

const withLimit = (offer: Offer, full: boolean, max: number): Offer =>
  full && offer.note === undefined ? { ...offer, note: `You can choose up to ${max}` } : offer

/** A menu for several choices, each shown as a chip. */
export const PickSeveral = ({ used, naming, placeholder, picker, offer, chosen }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const max = maximumOf(used)
  const full = chosen.length >= max
  const become = (choices: readonly Choice[]) => used.choose(choices.map(({ value }) => value))
  const remove = ({ key }: Choice) => become(chosen.filter((each) => each.key !== key))
  const isChosen = ({ key }: Choice) => chosen.some((each) => each.key === key)
  const toFieldAfter = (choice: Choice) => {
    remove(choice)
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div className="picker is-several" ref={box}>
      {chosen.length > 0 && <Chips chosen={chosen} disabled={used.disabled} remove={toFieldAfter} />}
      <PickerField
        picker={picker}
        naming={naming}
        placeholder={chosen.length > 0 ? undefined : (placeholder ?? 'Choose options')}
        disabled={used.disabled}
        onKeyDown={({ key, currentTarget }) => {
          const last = chosen.at(-1)
          if (key === 'Backspace' && currentTarget.value === '' && last) remove(last)
        }}
      />
      <PickerMenu
        picker={picker}
        offer={withLimit(offer, full, max)}
        naming={naming}
        box={box}
        many
        full={full}
        isChosen={isChosen}
        choose={(choice) => {
          picker.forget()
          if (isChosen(choice)) remove(choice)
          else become([...chosen, choice])
        }}
      />
    </div>
  )
}
