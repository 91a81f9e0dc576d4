import { describe, expect, it } from 'vitest'
import { errorsOnly, validateMessage } from '../../../../src/demo/slack/validate/index.ts'
import { briefly, message, times } from './builders.ts'
import { blocks } from './sample-blocks.ts'

const refused = (given: unknown): string[] => briefly(errorsOnly(validateMessage(given)))

describe('the text of a message', () => {
  it('is needed beside blocks and attachments, for notifications and screen readers', () => {
    expect(refused({ blocks: [blocks.section] })).toEqual(['missing_text '])
    expect(refused({ text: ' \n', blocks: [blocks.section] })).toEqual(['missing_text '])
    expect(refused({ attachments: [{ text: 'x' }] })).toEqual(['missing_text '])
    expect(refused(message(blocks.section))).toEqual([])
  })

  it.each([{}, { text: '' }, { blocks: [] }, { response_type: 'ephemeral' }])('cannot be all missing: %j', (given) => {
    expect(refused(given)).toEqual(['no_text '])
  })

  it.each([{ text: 'x' }, { text: 'x', blocks: [] }, { markdown_text: '# x' }, { delete_original: true }])(
    'suffices: %j',
    (given) => {
      expect(validateMessage(given)).toEqual([])
    },
  )

  it('is not given as text and as markdown', () => {
    expect(refused({ markdown_text: 'x', text: 'x' })).toEqual(['markdown_text_conflict /markdown_text'])
    expect(refused({ markdown_text: 'x', blocks: [blocks.divider] })).toEqual(['markdown_text_conflict /markdown_text'])
  })
})

describe('the arguments of a message', () => {
  it.each([
    { channel: 'C1', user: 'U1', thread_ts: '1767225600.000100', reply_broadcast: true },
    { response_type: 'in_channel', replace_original: false },
    {
      mrkdwn: false,
      parse: 'none',
      unfurl_links: false,
      unfurl_media: false,
      unfurl_app_links: false,
      as_user: true,
      username: 'x',
      icon_emoji: ':wave:',
    },
    { metadata: { event_type: 'record_shown', event_payload: { id: 158 } } },
    { metadata: {} },
    { attachments: [{ color: '#36a64f', fallback: 'x', fields: [{ title: 'a', value: 'b', short: true }], ts: 1 }] },
  ])('takes %j', (given) => {
    expect(validateMessage({ text: 'x', ...given })).toEqual([])
  })

  it.each([
    [{ blocs: [] }, 'unknown_property /blocs'],
    [{ blocks: '[]' }, 'wrong_type /blocks'],
    [{ response_type: 'everyone' }, 'invalid_value /response_type'],
    [{ replace_original: 'true' }, 'wrong_type /replace_original'],
    [{ thread_ts: '1767225600' }, 'invalid_format /thread_ts'],
    [{ ts: 1_767_225_600 }, 'wrong_type /ts'],
    [{ metadata: { event_type: 'x' } }, 'missing_property /metadata'],
    [{ attachments: [{ titel: 'x' }] }, 'unknown_property /attachments/0/titel'],
    [{ attachments: [{ blocks: [{ type: 'nonsense' }] }] }, 'unknown_type /attachments/0/blocks/0/type'],
    [{ attachments: [{ blocks: [blocks.alert] }] }, 'block_surface /attachments/0/blocks/0/type'],
    [{ icon_url: 'x' }, 'invalid_url /icon_url'],
  ])('refuses %j', (given, problem) => {
    expect(refused({ text: 'x', ...given })).toEqual([problem])
  })

  it.each([
    [{ parse: 'full' }, 'auto_parse /parse'],
    [{ link_names: true }, 'auto_parse /link_names'],
    [{ reply_broadcast: true }, 'no_effect /reply_broadcast'],
    [
      { blocks: times(49, () => blocks.divider), attachments: [{ blocks: [blocks.header, blocks.header] }] },
      'too_many_blocks_in_all ',
    ],
  ])('finds doubtful: %#', (given, problem) => {
    expect(
      validateMessage({ text: 'x', ...given }).map((found) => [`${found.code} ${found.pointer}`, found.severity]),
    ).toEqual([[problem, 'warning']])
  })

  it.each([undefined, null, 'text', 1, [], true])('is an object, not %j', (given) => {
    expect(briefly(validateMessage(given))).toEqual(['wrong_type '])
  })

  it('passes over what JSON leaves out', () => {
    expect(validateMessage({ text: 'x', blocks: undefined, nonsense: undefined })).toEqual([])
  })
})
