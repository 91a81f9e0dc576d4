import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { Reading } from '../../access/redact.ts'
import { context, escapeText, limits, section, truncate } from '../../blocks/index.ts'
import { type FieldDefinition, formatValue, labelOf } from '../../fields/definition.ts'
import { targetSchema } from '../../slack/target.ts'
import { holderOf } from '../record-blocks.ts'

const longestValue = 2_500

/** What a “Show” button carries. */
export const revealSchema = z.strictObject({ target: targetSchema, path: z.string().min(1).max(limits.identifier) })

/** What a sensitive field holds, for those who may see it. */
export const revealed = (
  reading: Reading,
  definitions: FieldDefinition[],
  path: string,
  value: unknown,
): KnownBlock[] => {
  const label = escapeText(truncate(labelOf(definitions, path), limits.buttonText))
  const shown = escapeText(truncate(formatValue(definitions, path, value), longestValue))
  return [
    section(`*${label}* of ${holderOf(reading)}\n${shown}`),
    context('That you were shown this is on record. Only you see it here.'),
  ]
}
