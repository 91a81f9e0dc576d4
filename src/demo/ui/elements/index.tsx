import type { ComponentType } from 'react'
import type { JsonObject } from '../../slack/json.ts'
import { useReader } from '../state/reader.ts'
import { useElement } from '../state/use-element.ts'
import { Button, FeedbackButtons, IconButton, WorkflowButton } from './buttons.tsx'
import { Checkboxes, RadioButtons } from './choices.tsx'
import { FileInput } from './file-input.tsx'
import { type KindProps, namingOf } from './kind.ts'
import { DateInput, DateTimeInput, TimeInput } from './moments.tsx'
import { Overflow } from './overflow.tsx'
import { RichTextInput } from './rich-text-input.tsx'
import { SelectMenu } from './select-menu.tsx'
import { SuggestMenu } from './suggest-menu.tsx'
import { EmailInput, NumberInput, PlainTextInput, UrlInput } from './text-inputs.tsx'
import { Unknown } from './unknown.tsx'

const kinds: Record<string, ComponentType<KindProps>> = {
  button: Button,
  workflow_button: WorkflowButton,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  static_select: SelectMenu,
  users_select: SelectMenu,
  channels_select: SelectMenu,
  conversations_select: SelectMenu,
  external_select: SuggestMenu,
  multi_static_select: SelectMenu,
  multi_users_select: SelectMenu,
  multi_channels_select: SelectMenu,
  multi_conversations_select: SelectMenu,
  multi_external_select: SuggestMenu,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DateInput,
  timepicker: TimeInput,
  datetimepicker: DateTimeInput,
  plain_text_input: PlainTextInput,
  email_text_input: EmailInput,
  url_text_input: UrlInput,
  number_input: NumberInput,
  rich_text_input: RichTextInput,
  file_input: FileInput,
}

type Props = {
  block: JsonObject
  element: JsonObject
  /** Id of what names it: an input block's label. */
  labelledBy?: string | undefined
  describedBy?: string | undefined
}

const Known = ({ Kind, block, element, ...by }: Props & { Kind: ComponentType<KindProps> }) => {
  const used = useElement(block, element)
  const reader = useReader()
  return <Kind element={element} used={used} naming={namingOf(used, reader, by)} />
}

/** One interactive element of a block. */
export const Element = (props: Props) => {
  const Kind = kinds[String(props.element.type)]
  return Kind ? <Known {...props} Kind={Kind} /> : <Unknown element={props.element} />
}
