import { TrashIcon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import { type JsonObject, objectAt, stringAt } from '../../slack/json.ts'
import { useWorkspace } from '../state/store.ts'
import type { UsedElement } from '../state/use-element.ts'
import type { KindProps } from './kind.ts'
import { PlainText } from './plain-text.tsx'

type Pressable = { used: UsedElement; label: string | undefined; className: string; children: ReactNode }

const lookOf = (element: JsonObject): string => {
  const style = stringAt(element, 'style')
  return style === 'primary' || style === 'danger' ? `element-button is-${style}` : 'element-button'
}

/** Stays focusable while a press is under way, so that focus is where it was when it comes back. */
const PressButton = ({ used, label, className, option, children }: Pressable & { option?: string | undefined }) => (
  <button
    type="button"
    className={className}
    aria-label={label}
    aria-disabled={used.disabled}
    aria-busy={used.pending}
    onClick={() => {
      if (!used.disabled) used.press(option)
    }}
  >
    {children}
    {used.pending && <span className="spinner" aria-hidden="true" />}
  </button>
)

/** Opens the address, and tells the app as well. */
const PressLink = ({ used, label, className, url, children }: Pressable & { url: string }) => (
  <a
    className={className}
    href={url}
    target="_blank"
    rel="noreferrer"
    aria-label={label}
    onClick={() => {
      if (!used.disabled) used.press()
    }}
  >
    {children}
  </a>
)

export const Button = ({ element, used }: KindProps) => {
  const url = stringAt(element, 'url')
  const shared = { used, label: stringAt(element, 'accessibility_label'), className: lookOf(element) }
  const text = <PlainText text={element.text} />
  return url === undefined ? (
    <PressButton {...shared}>{text}</PressButton>
  ) : (
    <PressLink {...shared} url={url}>
      {text}
    </PressLink>
  )
}

export const WorkflowButton = ({ element, used }: KindProps) => (
  <PressButton used={used} label={stringAt(element, 'accessibility_label')} className={lookOf(element)}>
    <PlainText text={element.text} />
  </PressButton>
)

/** Given a list of people, nobody else sees it. */
const isVisible = (element: JsonObject, me: string): boolean =>
  !Array.isArray(element.visible_to_user_ids) || element.visible_to_user_ids.includes(me)

export const IconButton = ({ element, used }: KindProps) => {
  const { me } = useWorkspace()
  if (!isVisible(element, me)) return null
  return (
    <PressButton used={used} label={stringAt(element, 'accessibility_label')} className="element-icon-button">
      <TrashIcon size={16} />
      <PlainText text={element.text} />
    </PressButton>
  )
}

export const FeedbackButtons = ({ element, used }: KindProps) =>
  ['positive_button', 'negative_button'].map((key) => {
    const button = objectAt(element, key)
    return (
      <PressButton
        key={key}
        used={used}
        option={stringAt(button, 'value')}
        label={stringAt(button, 'accessibility_label')}
        className="element-icon-button"
      >
        <PlainText text={button.text} />
      </PressButton>
    )
  })
