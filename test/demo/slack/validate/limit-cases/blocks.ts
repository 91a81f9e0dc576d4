import { type Json, letters, message, modal, plain, richText, times } from '../builders.ts'
import { blocks } from '../sample-blocks.ts'
import { elements } from '../sample-elements.ts'
import { alone, big, dividers, type LimitCase, long, many, section, text } from './case.ts'

export const ofBlocks: readonly LimitCase[] = [
  many('actions.elements', 25, '/blocks/0/elements', (n) =>
    message({ type: 'actions', elements: times(n, () => ({ type: 'button', text: plain() })) }),
  ),
  long('alert.text', 200, '/blocks/0/text/text', (n) => modal({ type: 'alert', text: text(n) })),
  long('card.title', 150, '/blocks/0/title/text', (n) => alone(blocks.card, { title: text(n) })),
  long('card.subtitle', 150, '/blocks/0/subtitle/text', (n) => alone(blocks.card, { subtitle: text(n) })),
  long('card.body', 200, '/blocks/0/body/text', (n) => alone(blocks.card, { body: text(n) })),
  long('card.subtext', 200, '/blocks/0/subtext/text', (n) => alone(blocks.card, { subtext: text(n) })),
  many('card.actions', 3, '/blocks/0/actions', (n) =>
    alone(blocks.card, { actions: times(n, () => ({ type: 'button', text: plain() })) }),
  ),
  many('carousel.cards', 10, '/blocks/0/elements', (n) =>
    message({ type: 'carousel', elements: times(n, () => ({ type: 'card', title: plain() })) }),
  ),
  long('container.title', 150, '/blocks/0/title/text', (n) => alone(blocks.container, { title: text(n) })),
  long('container.subtitle', 150, '/blocks/0/subtitle/text', (n) => alone(blocks.container, { subtitle: text(n) })),
  many('container.blocks', 10, '/blocks/0/child_blocks', (n) => alone(blocks.container, { child_blocks: dividers(n) })),
  many('context.elements', 10, '/blocks/0/elements', (n) =>
    message({ type: 'context', elements: times(n, () => plain()) }),
  ),
  many('contextActions.elements', 5, '/blocks/0/elements', (n) =>
    message({
      type: 'context_actions',
      elements: times(n, (index) => ({ ...elements.icon_button, action_id: `${index}` })),
    }),
  ),
  long('header.text', 150, '/blocks/0/text/text', (n) => message({ type: 'header', text: text(n) })),
  big('header.level', 4, '/blocks/0/level', (n) => alone(blocks.header, { level: n })),
  long('image.altText', 2000, '/blocks/0/alt_text', (n) => alone(blocks.image, { alt_text: letters(n) })),
  long('image.title', 2000, '/blocks/0/title/text', (n) => alone(blocks.image, { title: text(n) })),
  long('input.label', 2000, '/blocks/0/label/text', (n) => alone(blocks.input, { label: text(n) })),
  long('input.hint', 2000, '/blocks/0/hint/text', (n) => alone(blocks.input, { hint: text(n) })),
  long('markdown.text', 12_000, '/blocks/1/text', (n) =>
    message({ type: 'markdown', text: letters(8000) }, { type: 'markdown', text: letters(n - 8000) }),
  ),
  many('section.fields', 10, '/blocks/0/fields', (n) => section({ fields: times(n, () => plain()) })),
  long('section.field', 2000, '/blocks/0/fields/0/text', (n) => section({ fields: [text(n)] })),
  big('richText.indent', 8, '/blocks/0/elements/0/indent', (n) =>
    message({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_list', style: 'bullet', indent: n, elements: [...(richText().elements as Json[])] },
      ],
    }),
  ),
  many('plan.tasks', 50, '/blocks/0/tasks', (n) =>
    alone(blocks.plan, { tasks: times(n, (index) => ({ task_id: `${index}`, title: 'Laptop', status: 'complete' })) }),
  ),
  long('video.title', 199, '/blocks/0/title/text', (n) => alone(blocks.video, { title: text(n) })),
  long('video.description', 199, '/blocks/0/description/text', (n) => alone(blocks.video, { description: text(n) })),
  long('video.authorName', 49, '/blocks/0/author_name', (n) => alone(blocks.video, { author_name: letters(n) })),
]
