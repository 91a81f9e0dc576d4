import { describe, expect, it } from 'vitest'
import { briefly, changed, type Json, message, modal, mrkdwn, plain, richText, validate } from './builders.ts'
import { elements } from './sample-elements.ts'

describe('text objects', () => {
  it.each([
    ['a header', message({ type: 'header', text: mrkdwn() }), '/blocks/0/text/type'],
    ['a label', modal({ type: 'input', label: mrkdwn(), element: elements.users_select }), '/blocks/0/label/type'],
    ['a title', { ...modal({ type: 'divider' }), title: mrkdwn() }, '/title/type'],
    [
      'a button',
      message({ type: 'actions', elements: [{ type: 'button', text: mrkdwn() }] }),
      '/blocks/0/elements/0/text/type',
    ],
  ])('%s is plain', (_, payload, where) => {
    expect(briefly(validate(payload))).toEqual([`invalid_text_type ${where}`])
  })

  it('has `emoji` when plain and `verbatim` when mrkdwn', () => {
    const fields = [changed(plain(), { verbatim: true }), changed(mrkdwn(), { emoji: true })]
    expect(briefly(validate(message({ type: 'section', fields })))).toEqual([
      'unknown_property /blocks/0/fields/0/verbatim',
      'unknown_property /blocks/0/fields/1/emoji',
    ])
  })

  it('is an object', () => {
    expect(validate(message({ type: 'section', text: 'Hello' }))).toMatchObject([
      { pointer: '/blocks/0/text', code: 'wrong_type', message: 'must provide an object' },
    ])
  })

  it('may be mrkdwn in the options of checkboxes, not in those of a menu', () => {
    const formatted = [{ text: mrkdwn(), value: 'a' }]
    const holder = (type: string) =>
      message({ type: 'section', text: plain(), accessory: { type, options: formatted } })
    expect(validate(holder('checkboxes'))).toEqual([])
    expect(briefly(validate(holder('static_select')))).toEqual([
      'invalid_text_type /blocks/0/accessory/options/0/text/type',
    ])
  })
})

describe('rich text', () => {
  const flags = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink']
  const style = Object.fromEntries(flags.map((flag) => [flag, true]))
  const fileLink = { text: 'x', url: 'https://example.com', is_skill_invocation: false }
  const icon = { icon_url: 'https://example.com/i.png', full_size_preview_enabled: true, product_name: 'x' }
  const leaves: Json[] = [
    { type: 'text', text: 'Words' },
    {
      type: 'link',
      url: 'https://example.com',
      text: 'x',
      unsafe: false,
      from_llm: false,
      is_slack_url: false,
      truncated: false,
    },
    { type: 'emoji', name: 'wave', unicode: '1f44b' },
    { type: 'date', timestamp: 1, format: '{date}', timezone: 'UTC', url: 'https://example.com', fallback: 'x' },
    { type: 'broadcast', range: 'here' },
    { type: 'user', user_id: 'U1', from_llm: false },
    { type: 'usergroup', usergroup_id: 'S1' },
    { type: 'channel', channel_id: 'C1', tab_id: 'x', from_llm: false },
    { type: 'team', team_id: 'T1' },
    { type: 'color', value: '#F405B3' },
    { type: 'tag', text: 'Assigned', color: 'green' },
    { type: 'file', file_id: 'F1', ...fileLink },
    { type: 'canvas', file_id: 'F1', ...fileLink, label: 'x', hide_title: true, section_id: 'x' },
    { type: 'canvas_user_mention', user_id: 'U1', thread_id: 'x' },
    { type: 'canvas_message_unfurl', root_message_ts: '1', root_message_channel: 'C1' },
    { type: 'list_record', file_id: 'F1', record_id: 'x', view_id: 'x', text: 'x', url: 'https://example.com' },
    { type: 'message_mention', channel_id: 'C1', message_ts: '1', author_id: 'U1', thread_ts: '1', text: 'x' },
    {
      type: 'attachment_mention',
      url: 'https://example.com',
      ...icon,
      app_id: 'A1',
      entity_id: 'x',
      icon_name: 'x',
      ts: '1',
    },
    { type: 'work_object_mention', entity_id: 'E1', app_id: 'A1', text: 'It', url: 'https://example.com', ...icon },
    { type: 'workflow_mention', workflow_id: 'W1', function_trigger_id: 'Ft1', text: 'x', channel_id: 'C1', ts: '1' },
    { type: 'salesforce_data_field', salesforce_record_id: '1', salesforce_include_field_label: true },
    {
      type: 'citation',
      url: 'https://example.com',
      text: 'a',
      index: 1,
      details: { citation_type: 'web', title: 'b' },
    },
  ]

  it.each(leaves)('takes $type', (leaf) => {
    expect(validate(message(richText(leaf)))).toEqual([])
    const isStyled = leaf.type !== 'emoji' && leaf.type !== 'citation'
    if (isStyled) expect(validate(message(richText({ ...leaf, style })))).toEqual([])
  })

  const needed: Record<string, string[]> = {
    text: ['text'],
    link: ['url'],
    emoji: ['name'],
    date: ['timestamp', 'format'],
    broadcast: ['range'],
    user: ['user_id'],
    usergroup: ['usergroup_id'],
    channel: ['channel_id'],
    team: ['team_id'],
    color: ['value'],
    tag: ['text'],
    file: ['file_id'],
    canvas: ['file_id'],
    canvas_user_mention: ['user_id'],
    canvas_message_unfurl: ['root_message_ts', 'root_message_channel'],
    list_record: ['file_id'],
    message_mention: ['channel_id', 'message_ts'],
    attachment_mention: ['url'],
    work_object_mention: ['entity_id', 'app_id', 'text', 'url'],
    workflow_mention: ['workflow_id', 'function_trigger_id', 'text'],
    salesforce_data_field: ['salesforce_record_id'],
    citation: ['url', 'text', 'index', 'details'],
  }

  it.each(leaves)('needs of $type only what identifies it', ({ type, ...fields }) => {
    const found = validate(message(richText({ type })))
    const keys = needed[String(type)] ?? []
    expect(found.map((problem) => problem.message)).toEqual(keys.map((key) => `missing required field: ${key}`))
    const least = Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)))
    expect(validate(message(richText({ type, ...least })))).toEqual([])
  })

  it.each([
    { citation_type: 'file', descriptor: 'x', file_id: 'F1' },
    { citation_type: 'external', app_name: 'x', app_icon_url: 'https://example.com/i.png' },
    { citation_type: 'web', display_name: 'x', title: 'x', snippet: 'x' },
    { citation_type: 'message', channel: 'C1', message_ts: '1' },
    { citation_type: 'memory', memory_id: 'x' },
  ])('cites a $citation_type', (details) => {
    const leaf = {
      type: 'citation',
      url: 'https://example.com',
      text: 'a',
      index: 1,
      from_llm: true,
      is_slack_url: true,
      details,
    }
    expect(validate(message(richText(leaf)))).toEqual([])
  })

  it.each([
    [{ type: 'nonsense' }, 'unknown_type /type'],
    [{ type: 'text', text: '' }, 'too_short /text'],
    [{ type: 'text', text: 'a', style: { blink: true } }, 'unknown_property /style/blink'],
    [{ type: 'broadcast', range: 'all' }, 'invalid_value /range'],
    [{ type: 'color', value: 'red' }, 'invalid_format /value'],
    [{ type: 'date', timestamp: 1.5, format: '{date}' }, 'wrong_type /timestamp'],
    [{ type: 'link', url: 'example.com' }, 'invalid_url /url'],
    [{ type: 'emoji', name: 'wave', skin_tone: 2 }, 'undocumented_property /skin_tone'],
    [{ type: 'user' }, 'missing_property '],
  ])('does not take %j', (leaf, problem) => {
    const [code, where] = problem.split(' ')
    expect(briefly(validate(message(richText(leaf))))).toEqual([`${code} /blocks/0/elements/0/elements/0${where}`])
  })

  const part = (given: Json) => message({ type: 'rich_text', elements: [given] })
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }

  it('has lists of lines, quotes and code', () => {
    const list = { type: 'rich_text_list', style: 'ordered', offset: 2, border: 1, elements: [section] }
    const code = { type: 'rich_text_preformatted', language: 'json', border: 0, elements: section.elements }
    for (const given of [list, code, { type: 'rich_text_quote', elements: section.elements }]) {
      expect(validate(part(given))).toEqual([])
    }
  })

  it.each([
    [
      'a list in a list',
      { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list' }] },
      'unknown_type /elements/0/type',
    ],
    ['a list without style', { type: 'rich_text_list', elements: [section] }, 'missing_property '],
    ['a border of 2', { type: 'rich_text_quote', elements: section.elements, border: 2 }, 'invalid_value /border'],
    [
      'a mention in code',
      { type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] },
      'element_not_allowed /elements/0/type',
    ],
  ])('does not take %s', (_, given, problem) => {
    const [code, where] = problem.split(' ')
    expect(briefly(validate(part(given)))).toEqual([`${code} /blocks/0/elements/0${where}`])
  })
})
