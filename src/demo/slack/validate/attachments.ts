import { z } from 'zod'
import { messageBlocks } from './blocks.ts'
import { limits } from './limits.ts'
import { doubtful } from './rules.ts'
import { flag, url, webUrl } from './text.ts'

const words = z.string().optional()
const time = z.union([z.string(), z.number()]).optional()

const field = z.strictObject({ title: z.string(), value: z.string(), short: flag })

/** A secondary attachment. Its own buttons and menus belong to the time before blocks and are not looked into. */
const attachment = z.strictObject({
  blocks: messageBlocks
    .refine(
      ({ length }) => length <= limits.message.safeAttachmentBlocks,
      doubtful('attachment_blocks_over_20', 'was seen to be refused with so many blocks'),
    )
    .optional(),
  fallback: words,
  color: words,
  pretext: words,
  author_name: words,
  author_link: url.optional(),
  author_icon: webUrl.optional(),
  author_subname: words,
  title: words,
  title_link: url.optional(),
  text: words,
  fields: z.array(field).optional(),
  image_url: webUrl.optional(),
  thumb_url: webUrl.optional(),
  footer: words,
  footer_icon: webUrl.optional(),
  ts: time,
  mrkdwn_in: z.array(z.enum(['pretext', 'text', 'fields'])).optional(),
  callback_id: words,
  attachment_type: words,
  actions: z.array(z.looseObject({})).optional(),
})

export const attachments = z
  .array(attachment)
  .max(limits.message.attachments)
  .refine(
    ({ length }) => length <= limits.message.safeAttachments,
    doubtful('attachments_over_20', `should be no more than ${limits.message.safeAttachments}`),
  )
