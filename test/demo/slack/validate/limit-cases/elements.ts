import { letters, message, option, options, plain, times } from '../builders.ts'
import { elements } from '../sample-elements.ts'
import { accessory, big, input, type LimitCase, long, many, select, text } from './case.ts'

export const ofElements: readonly LimitCase[] = [
  long('button.text', 75, '/blocks/0/accessory/text/text', (n) => accessory(elements.button, { text: text(n) })),
  long('button.value', 2000, '/blocks/0/accessory/value', (n) => accessory(elements.button, { value: letters(n) })),
  long('button.accessibilityLabel', 75, '/blocks/0/accessory/accessibility_label', (n) =>
    accessory(elements.button, { accessibility_label: letters(n) }),
  ),
  long('button.agentPrompt', 4000, '/blocks/0/accessory/agent_prompt', (n) =>
    accessory(elements.button, { agent_prompt: letters(n) }),
  ),
  long('button.text', 75, '/blocks/0/accessory/text/text', (n) =>
    accessory(elements.workflow_button, { text: text(n) }),
  ),
  many('iconButton.visibleTo', 10, '/blocks/0/elements/0/visible_to_user_ids', (n) =>
    message({
      type: 'context_actions',
      elements: [{ ...elements.icon_button, visible_to_user_ids: times(n, (index) => `U${index}`) }],
    }),
  ),
  many('menu.options', 100, '/blocks/0/accessory/options', (n) => select({ options: options(n) })),
  many('menu.groups', 100, '/blocks/0/accessory/option_groups', (n) =>
    select({ option_groups: times(n, (index) => ({ label: plain(), options: [option(index)] })) }),
  ),
  long('menu.placeholder', 150, '/blocks/0/accessory/placeholder/text', (n) =>
    accessory(elements.users_select, { placeholder: text(n) }),
  ),
  long('menu.placeholder', 150, '/blocks/0/element/placeholder/text', (n) =>
    input(elements.plain_text_input, { placeholder: text(n) }),
  ),
  many('choices.options', 10, '/blocks/0/accessory/options', (n) =>
    accessory({ type: 'checkboxes' }, { options: options(n) }),
  ),
  many('choices.options', 10, '/blocks/0/accessory/options', (n) =>
    accessory({ type: 'radio_buttons' }, { options: options(n) }),
  ),
  many('overflow.options', 5, '/blocks/0/accessory/options', (n) =>
    accessory({ type: 'overflow' }, { options: options(n) }),
  ),
  big('plainTextInput.length', 3000, '/blocks/0/element/max_length', (n) =>
    input({ type: 'plain_text_input' }, { max_length: n }),
  ),
  big('plainTextInput.length', 3000, '/blocks/0/element/min_length', (n) =>
    input({ type: 'plain_text_input' }, { min_length: n }),
  ),
  big('richTextInput.lines', 100, '/blocks/0/element/max_lines', (n) =>
    input(elements.rich_text_input, { max_lines: n }),
  ),
  big('fileInput.files', 10, '/blocks/0/element/max_files', (n) => input(elements.file_input, { max_files: n })),
]
