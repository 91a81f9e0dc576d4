import { useId } from 'react'
import { optionsOf } from '../../slack/elements/find.ts'
import { type JsonObject, stringAt } from '../../slack/json.ts'
import type { KindProps } from './kind.ts'
import { chosenOption } from './option.ts'
import { PlainText } from './plain-text.tsx'

type ChoiceProps = {
  type: 'checkbox' | 'radio'
  option: JsonObject
  name: string
  checked: boolean
  disabled: boolean
  invalid: boolean
  onChange: () => void
}

const Choice = ({ type, option, name, checked, disabled, invalid, onChange }: ChoiceProps) => {
  const id = useId()
  const described = option.description !== undefined
  return (
    <label className="choice">
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-text`}
        aria-describedby={described ? `${id}-description` : undefined}
        aria-invalid={(type === 'checkbox' && invalid) || undefined}
        onChange={onChange}
      />
      <span>
        <span id={`${id}-text`}>
          <PlainText text={option.text} />
        </span>
        {described && (
          <span id={`${id}-description`} className="choice-description">
            <PlainText text={option.description} />
          </span>
        )}
      </span>
    </label>
  )
}

const valuesOf = (value: unknown): (string | undefined)[] =>
  (Array.isArray(value) ? value : [value]).map((option) => stringAt(option, 'value'))

export const Checkboxes = ({ element, used, naming }: KindProps) => {
  const name = useId()
  const options = optionsOf(element)
  const chosen = valuesOf(used.value)
  const { 'aria-invalid': invalid, 'aria-required': _, ...named } = naming
  const toggle = (value: string | undefined) => {
    const next = options.filter((option) => chosen.includes(stringAt(option, 'value')) !== (option.value === value))
    used.choose(next.map(chosenOption))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend; the label is the block's
    <div role="group" className="choices" {...named}>
      {options.map((option) => {
        const value = stringAt(option, 'value')
        return (
          <Choice
            key={value}
            type="checkbox"
            option={option}
            name={name}
            checked={chosen.includes(value)}
            disabled={used.disabled}
            invalid={invalid === true}
            onChange={() => toggle(value)}
          />
        )
      })}
    </div>
  )
}

export const RadioButtons = ({ element, used, naming }: KindProps) => {
  const name = useId()
  const chosen = stringAt(used.value, 'value')
  return (
    <div role="radiogroup" className="choices" {...naming}>
      {optionsOf(element).map((option) => (
        <Choice
          key={stringAt(option, 'value')}
          type="radio"
          option={option}
          name={name}
          checked={chosen === option.value}
          disabled={used.disabled}
          invalid={false}
          onChange={() => used.choose(chosenOption(option))}
        />
      ))}
    </div>
  )
}
