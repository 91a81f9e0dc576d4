import { letters, message, option, options, plain } from '../builders.ts'
import { elements } from '../sample-elements.ts'
import { accessory, confirm, doubtful, type LimitCase, long, many, select, text, url } from './case.ts'

export const ofText: readonly LimitCase[] = [
  long('id', 255, '/blocks/0/block_id', (n) => message({ type: 'divider', block_id: letters(n) })),
  long('id', 255, '/blocks/0/accessory/action_id', (n) => accessory(elements.button, { action_id: letters(n) })),
  long('url', 3000, '/blocks/0/accessory/url', (n) => accessory(elements.button, { url: url(n) })),
  long('url', 3000, '/blocks/0/image_url', (n) => message({ type: 'image', alt_text: 'x', image_url: url(n) })),
  long('text', 3000, '/blocks/0/text/text', (n) => message({ type: 'section', text: text(n) })),
  long('text', 3000, '/blocks/0/elements/0/text', (n) => message({ type: 'context', elements: [text(n)] })),
  long('confirm.title', 100, '/blocks/0/accessory/confirm/title/text', (n) => confirm({ title: text(n) })),
  long('confirm.text', 300, '/blocks/0/accessory/confirm/text/text', (n) => confirm({ text: text(n) })),
  long('confirm.button', 30, '/blocks/0/accessory/confirm/confirm/text', (n) => confirm({ confirm: text(n) })),
  long('confirm.button', 30, '/blocks/0/accessory/confirm/deny/text', (n) => confirm({ deny: text(n) })),
  long('option.text', 75, '/blocks/0/accessory/options/0/text/text', (n) =>
    select({ options: [{ text: text(n), value: 'a' }] }),
  ),
  long('option.value', 150, '/blocks/0/accessory/options/0/value', (n) =>
    select({ options: [option(letters(n), { text: plain() })] }),
  ),
  long('option.description', 75, '/blocks/0/accessory/options/0/description/text', (n) =>
    select({ options: [option(1, { description: text(n) })] }),
  ),
  doubtful('option_value_over_75', 'option.safeValue', 75, '/blocks/0/accessory/options/0/value', (n) =>
    select({ options: [option(letters(n), { text: plain() })] }),
  ),
  long('optionGroup.label', 75, '/blocks/0/accessory/option_groups/0/label/text', (n) =>
    select({ option_groups: [{ label: text(n), options: options(1) }] }),
  ),
  many('optionGroup.options', 100, '/blocks/0/accessory/option_groups/0/options', (n) =>
    select({ option_groups: [{ label: plain(), options: options(n) }] }),
  ),
]
