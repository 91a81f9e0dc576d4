import { z } from 'zod'
import { elementsIn, imageElement } from './elements.ts'
import { actions, context, divider, file, header, image, input, section, video } from './layout.ts'
import { limits } from './limits.ts'
import { richText } from './rich-text.ts'
import { anyOf, oneOf, refused, rule } from './rules.ts'
import { table } from './tables.ts'
import { blockId, flag, plainText, textObject } from './text.ts'

/** Source: block-kit/composition-objects/slack-icon-object */
const iconNames =
  `archive book bookmark bot bug calendar call caret-left caret-right check clipboard code comment compass copy cube
  download edit email eye-closed eye-open file flag folder gear globe heart help image info key lightbulb link map
  mobile new-window pin plus refine refresh rocket save screen share sparkle star star-filled tag thumbs-down thumbs-up
  trash upload user warning`.split(/\s+/)

const slackIcon = z.strictObject({ type: z.literal('icon'), name: z.enum(iconNames) })

export const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: slackIcon.optional(),
    title: textObject(limits.card.title).optional(),
    subtitle: textObject(limits.card.subtitle).optional(),
    body: textObject(limits.card.body).optional(),
    subtext: textObject(limits.card.subtext).optional(),
    actions: z.array(elementsIn('card')).min(1).max(limits.card.actions).optional(),
  })
  .refine(
    anyOf('hero_image', 'title', 'actions', 'body'),
    refused('missing_property', 'must define one of `hero_image`, `title`, `actions` or `body`'),
  )
  .refine(
    (given) => !anyOf('icon', 'slack_icon')(given) || oneOf('icon', 'slack_icon')(given),
    refused('exactly_one_of', 'must define either `icon` or `slack_icon`, not both'),
  )

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [card]))
    .min(1)
    .max(limits.carousel.cards),
})

const child = z.discriminatedUnion('type', [
  actions,
  context,
  divider,
  file,
  header,
  image,
  input,
  richText,
  section,
  table,
  video,
])

export const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(limits.container.title).optional(),
    rich_text_title: richText.optional(),
    subtitle: textObject(limits.container.subtitle).optional(),
    icon: imageElement.optional(),
    child_blocks: z.array(child).min(1).max(limits.container.blocks),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  })
  .refine(
    anyOf('title', 'rich_text_title'),
    refused('missing_property', 'must define either `title` or `rich_text_title`'),
  )
  .superRefine(
    rule(({ is_collapsible = false, default_collapsed, has_header_divider }, report) => {
      if (default_collapsed && !is_collapsible) {
        report('invalid_value', 'needs `is_collapsible`', ['default_collapsed'])
      }
      if (has_header_divider && is_collapsible) {
        report('invalid_value', 'cannot be used with `is_collapsible`', ['has_header_divider'])
      }
    }),
  )
