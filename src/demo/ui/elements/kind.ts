import type { JsonObject } from '../../slack/json.ts'
import { readMrkdwn } from '../../slack/render/mrkdwn.ts'
import type { PageReader } from '../state/reader.ts'
import type { UsedElement } from '../state/use-element.ts'

/** What names and describes a control, and says how it stands; spread onto the control. */
export type Naming = {
  'aria-label'?: string
  'aria-labelledby'?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
  'data-autofocus'?: true
}

export type KindProps = { element: JsonObject; used: UsedElement; naming: Naming }

/** Names of last resort: an app need not say what a control is for. */
const fallbacks: Record<string, string> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  checkboxes: 'Options',
  radio_buttons: 'Options',
}

const nameOf = ({ located }: UsedElement, reader: PageReader): string =>
  readMrkdwn(located.label, reader) || fallbacks[located.type] || 'Choose'

export const namingOf = (
  used: UsedElement,
  reader: PageReader,
  by: { labelledBy?: string | undefined; describedBy?: string | undefined },
): Naming => ({
  ...(by.labelledBy === undefined ? { 'aria-label': nameOf(used, reader) } : { 'aria-labelledby': by.labelledBy }),
  ...(by.describedBy !== undefined && { 'aria-describedby': by.describedBy }),
  ...(used.error !== undefined && { 'aria-invalid': true }),
  ...(used.located.isInput && !used.located.optional && { 'aria-required': true }),
  ...(used.located.element.focus_on_load === true && { 'data-autofocus': true }),
})
