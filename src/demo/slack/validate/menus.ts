import { z } from 'zod'
import { knownPreselection, uniqueChoices, withinMaximum } from './choices.ts'
import { confirm, conversationFilter, formattedOption, linkOption, option, optionGroup } from './composition.ts'
import { limits } from './limits.ts'
import { oneOf, refused, rule } from './rules.ts'
import { actionId, flag, plainText, someString } from './text.ts'

const menuFields = {
  action_id: actionId,
  confirm,
  focus_on_load: flag,
  placeholder: plainText(limits.menu.placeholder).optional(),
}

const multiFields = { ...menuFields, max_selected_items: z.int().min(1).optional() }

const staticFields = {
  options: z.array(option).min(1).max(limits.menu.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(limits.menu.groups).optional(),
}

const hasOneList = [
  oneOf('options', 'option_groups'),
  refused('exactly_one_of', 'must define either `options` or `option_groups`, not both'),
] as const

const externalFields = { min_query_length: z.int().min(0).optional() }
const conversationFields = { default_to_current_conversation: flag, filter: conversationFilter }
const responds = { response_url_enabled: flag }

const ids = z.array(someString).min(1).optional()
const initialOptions = z.array(option).min(1).optional()

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menuFields,
    ...staticFields,
    initial_option: option.optional(),
  })
  .refine(...hasOneList)
  .superRefine(rule(uniqueChoices))
  .superRefine(rule(knownPreselection))

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multiFields,
    ...staticFields,
    initial_options: initialOptions,
  })
  .refine(...hasOneList)
  .superRefine(rule(uniqueChoices))
  .superRefine(rule(knownPreselection))
  .superRefine(rule((menu, report) => withinMaximum(menu.max_selected_items, menu.initial_options, report)))

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menuFields,
  ...externalFields,
  initial_option: option.optional(),
})

export const multiExternalSelect = z
  .strictObject({
    type: z.literal('multi_external_select'),
    ...multiFields,
    ...externalFields,
    initial_options: initialOptions,
  })
  .superRefine(rule(uniqueChoices))
  .superRefine(rule((menu, report) => withinMaximum(menu.max_selected_items, menu.initial_options, report)))

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menuFields,
  initial_user: someString.optional(),
})

export const multiUsersSelect = z
  .strictObject({ type: z.literal('multi_users_select'), ...multiFields, initial_users: ids })
  .superRefine(rule((menu, report) => withinMaximum(menu.max_selected_items, menu.initial_users, report)))

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menuFields,
  ...conversationFields,
  ...responds,
  initial_conversation: someString.optional(),
})

export const multiConversationsSelect = z
  .strictObject({
    type: z.literal('multi_conversations_select'),
    ...multiFields,
    ...conversationFields,
    initial_conversations: ids,
  })
  .superRefine(rule((menu, report) => withinMaximum(menu.max_selected_items, menu.initial_conversations, report)))

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menuFields,
  ...responds,
  initial_channel: someString.optional(),
})

export const multiChannelsSelect = z
  .strictObject({ type: z.literal('multi_channels_select'), ...multiFields, initial_channels: ids })
  .superRefine(rule((menu, report) => withinMaximum(menu.max_selected_items, menu.initial_channels, report)))

const choiceFields = {
  action_id: actionId,
  confirm,
  focus_on_load: flag,
  options: z.array(formattedOption).min(1).max(limits.choices.options),
}

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...choiceFields,
    initial_options: z.array(formattedOption).min(1).optional(),
  })
  .superRefine(rule(uniqueChoices))
  .superRefine(rule(knownPreselection))

export const radioButtons = z
  .strictObject({ type: z.literal('radio_buttons'), ...choiceFields, initial_option: formattedOption.optional() })
  .superRefine(rule(uniqueChoices))
  .superRefine(rule(knownPreselection))

export const overflow = z
  .strictObject({
    type: z.literal('overflow'),
    action_id: actionId,
    confirm,
    options: z.array(linkOption).min(1).max(limits.overflow.options),
  })
  .superRefine(rule(uniqueChoices))
