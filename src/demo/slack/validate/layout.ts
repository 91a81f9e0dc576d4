import { z } from 'zod'
import { hasOneSource, imageFields } from './composition.ts'
import { elementsIn, imageElement } from './elements.ts'
import { limits } from './limits.ts'
import { anyOf, doubtful, refused } from './rules.ts'
import { blockId, flag, httpsUrl, mrkdwn, plainText, someString, string, textObject, webUrl } from './text.ts'

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(elementsIn('actions')).min(1).max(limits.actions.elements),
})

export const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: textObject(limits.alert.text),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
})

export const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [plainText(limits.text), mrkdwn(limits.text), imageElement]))
    .min(1)
    .max(limits.context.elements),
})

export const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z.array(elementsIn('context_actions')).min(1).max(limits.contextActions.elements),
})

export const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId })

export const file = z.strictObject({
  type: z.literal('file'),
  block_id: blockId,
  external_id: someString,
  source: z.literal('remote'),
})

export const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(limits.header.text),
  level: z.int().min(1).max(limits.header.level).optional(),
})

export const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    ...imageFields,
    title: plainText(limits.image.title).optional(),
  })
  .refine(...hasOneSource)

export const input = z
  .strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(limits.input.label),
    element: elementsIn('input'),
    hint: plainText(limits.input.hint).optional(),
    optional: flag,
    dispatch_action: flag,
  })
  .refine(
    ({ element, dispatch_action }) => !(dispatch_action && element.type === 'file_input'),
    refused('wrong_place', '`dispatch_action` cannot be used with a `file_input`'),
  )

/** Its length is counted over the whole message, in budgets.ts. */
export const markdown = z.strictObject({
  type: z.literal('markdown'),
  text: someString,
  block_id: string(limits.id)
    .refine(() => false, doubtful('no_effect', 'is ignored in a markdown block'))
    .optional(),
})

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: textObject(limits.text).optional(),
    fields: z.array(textObject(limits.section.field)).min(1).max(limits.section.fields).optional(),
    accessory: elementsIn('section').optional(),
    expand: flag,
  })
  .refine(anyOf('text', 'fields'), refused('missing_property', 'must define either `text` or `fields`'))

export const video = z.strictObject({
  type: z.literal('video'),
  block_id: blockId,
  alt_text: someString,
  title: plainText(limits.video.title),
  title_url: httpsUrl.optional(),
  description: plainText(limits.video.description).optional(),
  author_name: string(limits.video.authorName).optional(),
  provider_name: someString.optional(),
  provider_icon_url: webUrl.optional(),
  thumbnail_url: webUrl,
  video_url: httpsUrl,
})
