import { z } from 'zod'
import { limits } from './limits.ts'
import { anyOf, doubtful, oneOf, refused } from './rules.ts'
import { plainText, someString, string, textObject, url, webUrl } from './text.ts'

export const colorScheme = z.enum(['primary', 'danger']).optional()

export const confirm = z
  .strictObject({
    title: plainText(limits.confirm.title),
    text: textObject(limits.confirm.text).refine(
      ({ type }) => type === 'plain_text',
      doubtful('disputed_text_type', 'is documented as plain_text'),
    ),
    confirm: plainText(limits.confirm.button),
    deny: plainText(limits.confirm.button),
    style: colorScheme,
  })
  .optional()

const optionValue = string(limits.option.value).refine(
  ({ length }) => length <= limits.option.safeValue,
  doubtful('option_value_over_75', `is documented elsewhere as at most ${limits.option.safeValue} characters`),
)

/** An option of a menu. */
export const option = z.strictObject({
  text: plainText(limits.option.text),
  value: optionValue,
  description: plainText(limits.option.description).optional(),
})

/** An option of checkboxes or radio buttons, which may use mrkdwn. */
export const formattedOption = z.strictObject({
  text: textObject(limits.option.text),
  value: optionValue,
  description: textObject(limits.option.description).optional(),
})

/** An option of an overflow menu, which may be a link. */
export const linkOption = z.strictObject({ ...option.shape, url: url.optional() })

export const optionGroup = z.strictObject({
  label: plainText(limits.optionGroup.label),
  options: z.array(option).min(1).max(limits.optionGroup.options),
})

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine(
    anyOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
    refused('missing_property', 'must provide at least one filter'),
  )
  .optional()

export const dispatchActionConfig = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .max(2)
      .optional(),
  })
  .optional()

const slackFile = z
  .strictObject({ id: someString.optional(), url: webUrl.optional() })
  .refine(oneOf('id', 'url'), refused('exactly_one_of', 'must define either `id` or `url`, not both'))

/** The fields of anything that shows an image; together with `hasOneSource`. */
export const imageFields = {
  alt_text: string(limits.image.altText),
  image_url: webUrl.optional(),
  slack_file: slackFile.optional(),
}

export const hasOneSource = [
  oneOf('image_url', 'slack_file'),
  refused('exactly_one_of', 'must define either `image_url` or `slack_file`, not both'),
] as const
