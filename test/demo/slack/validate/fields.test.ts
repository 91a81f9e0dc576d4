import { describe, expect, it } from 'vitest'
import { validateBlocks } from '../../../../src/demo/slack/validate/index.ts'
import { briefly, changed, type Json, message, modal, mrkdwn, plain, validate } from './builders.ts'
import { blocks } from './sample-blocks.ts'
import { elements } from './sample-elements.ts'

const accessory = (element: Json) => message({ type: 'section', text: plain(), accessory: element })

describe('one of several fields', () => {
  const image = { type: 'image', alt_text: 'A laptop' }
  const source = { image_url: 'https://example.com/a.png', slack_file: { id: 'F1' } }

  it.each([
    ['an image without a source', image, 'exactly_one_of /blocks/0'],
    ['an image with two', { ...image, ...source }, 'exactly_one_of /blocks/0'],
    [
      'a file with two names',
      { ...image, slack_file: { id: 'F1', url: 'https://a.com' } },
      'exactly_one_of /blocks/0/slack_file',
    ],
    ['an empty section', { type: 'section' }, 'missing_property /blocks/0'],
    ['an empty card', { type: 'card', subtitle: mrkdwn() }, 'missing_property /blocks/0'],
    ['a card with two icons', changed(blocks.card, { icon: elements.image }), 'exactly_one_of /blocks/0'],
    [
      'a card with an unknown icon',
      changed(blocks.card, { slack_icon: { type: 'icon', name: 'x' } }),
      'invalid_value /blocks/0/slack_icon/name',
    ],
    [
      'a container without a title',
      changed(blocks.container, { title: undefined, rich_text_title: undefined }),
      'missing_property /blocks/0',
    ],
    [
      'a container that is closed but cannot be',
      changed(blocks.container, { default_collapsed: true }),
      'invalid_value /blocks/0/default_collapsed',
    ],
    [
      'a container with two headers',
      changed(blocks.container, { is_collapsible: true, has_header_divider: true }),
      'invalid_value /blocks/0/has_header_divider',
    ],
    [
      'a plan with a task twice',
      changed(blocks.plan, { tasks: [...(blocks.plan.tasks as Json[]), ...(blocks.plan.tasks as Json[])] }),
      'duplicate_task_id /blocks/0/tasks/1/task_id',
    ],
  ])('refuses %s', (_, block, problem) => {
    expect(briefly(validate(message(block)))).toEqual([problem])
  })
})

it('starts a workflow without parameters', () => {
  const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } }
  expect(validate(accessory(changed(elements.workflow_button, { workflow })))).toEqual([])
})

describe('URLs', () => {
  const link = (url: string) => accessory({ type: 'button', text: plain(), url })
  const image = (image_url: string) => message({ type: 'image', alt_text: 'x', image_url })

  it.each(['https://example.com/a?b#c', 'http://localhost:3000', 'mailto:jane@example.com', 'slack://open'])(
    'takes %s',
    (url) => {
      expect(validate(link(url))).toEqual([])
    },
  )

  it.each([
    'example.com',
    '/a',
    'https://exa mple.com',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///a',
    'blob:https://a.com/1',
    '',
  ])('refuses %s', (url) => {
    expect(briefly(validate(link(url)))).toEqual(['invalid_url /blocks/0/accessory/url'])
  })

  it('fetches only from the web', () => {
    expect(validate(image('http://example.com/a.png'))).toEqual([])
    expect(briefly(validate(image('mailto:jane@example.com')))).toEqual(['invalid_url /blocks/0/image_url'])
  })

  it('plays videos only over https', () => {
    const video = message(changed(blocks.video, { video_url: 'http://example.com/v' }))
    expect(briefly(validate(video))).toEqual(['invalid_url /blocks/0/video_url'])
  })
})

describe('what is only doubtful', () => {
  const confirm = { title: plain(), text: mrkdwn(), confirm: plain(), deny: plain() }

  it.each([
    [
      'mrkdwn in a confirmation',
      accessory(changed(elements.button, { confirm })),
      'disputed_text_type /blocks/0/accessory/confirm/text',
    ],
    [
      'a confirmation of a workflow',
      accessory(changed(elements.workflow_button, { confirm: { ...confirm, text: plain() } })),
      'undocumented_property /blocks/0/accessory/confirm',
    ],
    [
      'a pending task on its own',
      message(changed(blocks.task_card, { status: 'pending' })),
      'disputed_value /blocks/0/status',
    ],
    [
      'the id of a markdown block',
      message(changed(blocks.markdown, { block_id: 'a' })),
      'no_effect /blocks/0/block_id',
    ],
    [
      '`submit_disabled`',
      { ...modal(blocks.divider), submit_disabled: true },
      'undocumented_property /submit_disabled',
    ],
  ])('%s', (_, payload, problem) => {
    const found = validate(payload)
    expect(briefly(found)).toEqual([problem])
    expect(found).toMatchObject([{ severity: 'warning' }])
  })
})

describe('validateBlocks', () => {
  it('points into the list', () => {
    expect(briefly(validateBlocks([{ type: 'header', text: plain('') }], 'modal'))).toEqual(['too_short /0/text/text'])
    expect(briefly(validateBlocks('[]', 'message'))).toEqual(['wrong_type '])
  })

  it('counts as the surface does', () => {
    const dividers = Array.from({ length: 60 }, () => ({ type: 'divider' }))
    expect(briefly(validateBlocks(dividers, 'message'))).toEqual(['too_many '])
    expect(validateBlocks(dividers, 'modal')).toEqual([])
  })
})
