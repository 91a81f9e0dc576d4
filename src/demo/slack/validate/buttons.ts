import { z } from 'zod'
import { colorScheme, confirm } from './composition.ts'
import { limits } from './limits.ts'
import { undocumented } from './rules.ts'
import { actionId, plainText, someString, string, url, webUrl } from './text.ts'

const labelFields = {
  text: plainText(limits.button.text),
  accessibility_label: string(limits.button.accessibilityLabel).optional(),
}

const value = string(limits.button.value)

export const button = z.strictObject({
  type: z.literal('button'),
  ...labelFields,
  action_id: actionId,
  value: value.optional(),
  url: url.optional(),
  style: colorScheme,
  confirm,
  agent_prompt: string(limits.button.agentPrompt).optional(),
})

const inputParameter = z.strictObject({ name: someString, value: z.string() })

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...labelFields,
  action_id: string(limits.id),
  style: colorScheme,
  workflow: z.strictObject({
    trigger: z.strictObject({ url: webUrl, customizable_input_parameters: z.array(inputParameter).min(1).optional() }),
  }),
  confirm: undocumented(confirm.unwrap()),
})

const feedbackButton = z.strictObject({ ...labelFields, value })

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
})

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...labelFields,
  icon: z.literal('trash'),
  action_id: actionId,
  value: value.optional(),
  confirm,
  visible_to_user_ids: z.array(someString).min(1).max(limits.iconButton.visibleTo).optional(),
})
