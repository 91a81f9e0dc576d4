import { z } from 'zod'
import { button, feedbackButtons, iconButton, workflowButton } from './buttons.ts'
import { hasOneSource, imageFields } from './composition.ts'
import {
  datepicker,
  datetimepicker,
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timepicker,
  urlInput,
} from './inputs.ts'
import * as menus from './menus.ts'
import { isAllowedIn, type Slot } from './places.ts'
import { someString, url } from './text.ts'

export const imageElement = z.strictObject({ type: z.literal('image'), ...imageFields }).refine(...hasOneSource)

/** A source of a task. */
const urlSource = z.strictObject({ type: z.literal('url'), url, text: someString })

const elements = [
  button,
  workflowButton,
  feedbackButtons,
  iconButton,
  menus.staticSelect,
  menus.externalSelect,
  menus.usersSelect,
  menus.conversationsSelect,
  menus.channelsSelect,
  menus.multiStaticSelect,
  menus.multiExternalSelect,
  menus.multiUsersSelect,
  menus.multiConversationsSelect,
  menus.multiChannelsSelect,
  menus.checkboxes,
  menus.radioButtons,
  menus.overflow,
  datepicker,
  datetimepicker,
  timepicker,
  emailInput,
  urlInput,
  numberInput,
  fileInput,
  plainTextInput,
  richTextInput,
  imageElement,
  urlSource,
] as const

/** One element of those that places.ts allows in a block. */
export const elementsIn = (slot: Slot) => {
  const [first, ...others] = elements.filter(({ shape }) => isAllowedIn(shape.type.value, slot))
  if (!first) throw new Error(`no element may stand in ${slot}`)
  return z.discriminatedUnion('type', [first, ...others])
}
