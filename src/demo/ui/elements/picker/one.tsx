import { ChevronDownIcon, XIcon } from '@primer/octicons-react'
import { useRef } from 'react'
import type { UsedElement } from '../../state/use-element.ts'
import type { Naming } from '../kind.ts'
import { PickerField } from './field.tsx'
import { PickerMenu } from './menu.tsx'
import type { Choice, Offer } from './offer.ts'
import type { PickerState } from './use-picker.ts'

type Props = {
  used: UsedElement
  naming: Naming
  placeholder: string | undefined
  picker: PickerState
  offer: Offer
  chosen: Choice | undefined
}

/** A menu for one choice. */
export const PickOne = ({ used, naming, placeholder, picker, offer, chosen }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const { isInput, optional } = used.located
  const clearable = isInput && optional && chosen !== undefined && !used.disabled
  return (
    <div className="picker" ref={box}>
      <PickerField
        picker={picker}
        naming={naming}
        placeholder={placeholder ?? 'Choose an option'}
        disabled={used.disabled}
        beginAt={chosen?.key}
      />
      {clearable && (
        <button
          type="button"
          className="picker-clear"
          aria-label={`Clear ${chosen.label}`}
          onClick={() => {
            used.choose(null)
            box.current?.querySelector('input')?.focus()
          }}
        >
          <XIcon size={12} />
        </button>
      )}
      <ChevronDownIcon size={16} className="picker-arrow" />
      <PickerMenu
        picker={picker}
        offer={offer}
        naming={naming}
        box={box}
        many={false}
        isChosen={({ key }) => key === chosen?.key}
        choose={({ key, value }) => {
          if (key !== chosen?.key) used.choose(value)
        }}
      />
    </div>
  )
}
