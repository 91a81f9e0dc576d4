import type { InputHTMLAttributes, KeyboardEvent } from 'react'
import { useId } from 'react'
import { objectAt, textAt } from '../../slack/json.ts'
import type { UsedElement } from '../state/use-element.ts'
import { Counter } from './counter.tsx'
import type { KindProps } from './kind.ts'

/** Whether Enter tells the app what was typed; unless the app says otherwise, it does where anything is told at once. */
export const tellsOnEnter = ({ located }: UsedElement): boolean => {
  const triggers = objectAt(located.element, 'dispatch_action_config').trigger_actions_on
  return located.isInput && located.dispatches && (!Array.isArray(triggers) || triggers.includes('on_enter_pressed'))
}

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * Enter in a single line submits the form it is in, by itself; in several lines it makes a new one, and Ctrl or ⌘ with it
 * submits. Where the app is told on Enter, it is that and nothing else; Shift then makes the new line.
 */
export const onKeyDownOf = (used: UsedElement) => (event: KeyboardEvent<Field>) => {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  } else if (tellsOnEnter(used) && !event.shiftKey) {
    event.preventDefault()
    used.flush(true)
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What every field for text has in common. */
const useField = ({ element, used, naming }: KindProps, below: string | undefined) => {
  const describedBy = [naming['aria-describedby'], below].filter(Boolean).join(' ')
  return {
    ...naming,
    ...(describedBy !== '' && { 'aria-describedby': describedBy }),
    className: 'field',
    value: textOf(used.value),
    placeholder: textAt(element, 'placeholder'),
    disabled: used.disabled,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: Field }) => used.type(currentTarget.value),
    onBlur: () => used.flush(),
    onKeyDown: onKeyDownOf(used),
  }
}

export const EnterHint = ({ id }: { id: string }) => (
  <span id={id} className="field-note">
    Press Enter to send
  </span>
)

/** One line of text; `attributes` say what kind of text, for the keyboard of a phone. */
const Line = ({ attributes, ...props }: KindProps & { attributes: InputHTMLAttributes<HTMLInputElement> }) => {
  const hint = useId()
  const tells = tellsOnEnter(props.used)
  const field = useField(props, tells ? hint : undefined)
  return (
    <>
      <input type="text" {...attributes} {...field} />
      {tells && <EnterHint id={hint} />}
    </>
  )
}

export const PlainTextInput = (props: KindProps) => {
  const { element, used } = props
  const hint = useId()
  const tells = tellsOnEnter(used)
  const field = useField(props, tells ? hint : undefined)
  return (
    <>
      {element.multiline === true ? <textarea rows={4} {...field} /> : <input type="text" {...field} />}
      <span className="field-notes">
        {tells && <EnterHint id={hint} />}
        <Counter element={element} length={field.value.length} />
      </span>
    </>
  )
}

// The text types of HTML would change what is typed, or hide what does not fit from the app.
export const EmailInput = (props: KindProps) => (
  <Line {...props} attributes={{ inputMode: 'email', autoCapitalize: 'none', spellCheck: false }} />
)

export const UrlInput = (props: KindProps) => (
  <Line {...props} attributes={{ inputMode: 'url', autoCapitalize: 'none', spellCheck: false }} />
)

export const NumberInput = (props: KindProps) => (
  <Line {...props} attributes={{ inputMode: props.element.is_decimal_allowed === true ? 'decimal' : 'numeric' }} />
)
