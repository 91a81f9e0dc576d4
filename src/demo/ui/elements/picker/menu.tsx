import { ComboboxGroup, ComboboxGroupLabel, ComboboxItem, ComboboxPopover } from '@ariakit/react'
import { CheckIcon } from '@primer/octicons-react'
import type { RefObject } from 'react'
import type { Naming } from '../kind.ts'
import type { Choice, Offer } from './offer.ts'
import type { PickerState } from './use-picker.ts'

type Choosing = {
  isChosen: (choice: Choice) => boolean
  choose: (choice: Choice) => void
  /** No further choice fits. */
  full?: boolean
  /** Several can be chosen, one after the other. */
  many: boolean
}

const Item = ({ choice, isChosen, choose, full = false, many }: Choosing & { choice: Choice }) => {
  const chosen = isChosen(choice)
  return (
    <ComboboxItem
      className="pick-item"
      value={choice.key}
      aria-selected={chosen}
      disabled={full && !chosen}
      focusOnHover
      setValueOnClick={false}
      selectValueOnClick={false}
      hideOnClick={!many}
      onClick={() => choose(choice)}
    >
      <span className="pick-text">
        {choice.label}
        {choice.description !== undefined && <span className="pick-description">{choice.description}</span>}
      </span>
      {chosen && <CheckIcon size={16} className="pick-check" />}
    </ComboboxItem>
  )
}

/** A line that cannot be chosen: lists of options hold nothing but options. */
const Note = ({ text }: { text: string }) => (
  <ComboboxItem className="pick-note" disabled>
    {text}
  </ComboboxItem>
)

const grouped = (choices: readonly Choice[]) => [...Map.groupBy(choices, ({ group }) => group)]

type Props = Choosing & {
  picker: PickerState
  offer: Offer
  naming: Naming
  /** The box that the menu hangs from. */
  box: RefObject<HTMLElement | null>
}

/** The open list of a menu. */
export const PickerMenu = ({ picker, offer, naming, box, ...choosing }: Props) => (
  <ComboboxPopover
    store={picker.store}
    className="pick-menu"
    aria-label={naming['aria-label']}
    aria-labelledby={naming['aria-labelledby']}
    aria-busy={offer.busy}
    aria-multiselectable={choosing.many || undefined}
    portal
    preserveTabOrder={false}
    sameWidth
    gutter={4}
    unmountOnHide
    getAnchorRect={() => box.current?.getBoundingClientRect() ?? null}
  >
    {offer.note !== undefined && <Note text={offer.note} />}
    {grouped(offer.choices).map(([group, choices]) =>
      group === undefined ? (
        choices.map((choice) => <Item key={choice.key} choice={choice} {...choosing} />)
      ) : (
        <ComboboxGroup key={group}>
          <ComboboxGroupLabel className="pick-group">{group}</ComboboxGroupLabel>
          {choices.map((choice) => (
            <Item key={choice.key} choice={choice} {...choosing} />
          ))}
        </ComboboxGroup>
      ),
    )}
  </ComboboxPopover>
)
