import { z } from 'zod'
import { limits } from './limits.ts'
import { refused } from './rules.ts'

/** A string of `min` to `max` characters. */
export const string = (max: number, min = 1) => z.string().min(min).max(max)

/** A string that must say something, without a stated limit. */
export const someString = z.string().min(1)

export const flag = z.boolean().optional()

export const blockId = string(limits.id).optional()
export const actionId = string(limits.id).optional()

const runsCode = /^(?:javascript|data|file|blob):/i
const isUrl = (value: string): boolean => !/\s/.test(value) && !runsCode.test(value) && URL.canParse(value)
const isWebUrl = (value: string): boolean => /^https?:\/\//i.test(value) && isUrl(value)
const isHttpsUrl = (value: string): boolean => /^https:\/\//i.test(value) && isUrl(value)

/** A link for people: any absolute URL that does not run code or read a file. */
export const url = z.string().max(limits.url).refine(isUrl, refused('invalid_url', 'must be a valid URL'))

/** What Slack fetches itself. */
export const webUrl = z
  .string()
  .max(limits.url)
  .refine(isWebUrl, refused('invalid_url', 'must be a valid http or https URL'))

export const httpsUrl = z.string().max(limits.url).refine(isHttpsUrl, refused('invalid_url', 'must be an https URL'))

export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: string(max), emoji: flag })

export const mrkdwn = (max: number) => z.strictObject({ type: z.literal('mrkdwn'), text: string(max), verbatim: flag })

/** A text object of either kind. */
export const textObject = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)])
