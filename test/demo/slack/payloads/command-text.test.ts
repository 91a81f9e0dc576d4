import { describe, expect, it } from 'vitest'
import { createClock } from '../../../../src/demo/slack/clock.ts'
import { createIds } from '../../../../src/demo/slack/ids.ts'
import { commandText } from '../../../../src/demo/slack/payloads/command.ts'
import { createDirectory } from '../../../../src/demo/slack/state/directory.ts'
import { sampleApp, sampleWorkspace } from '../../../support/story.ts'

const directory = createDirectory({ workspace: sampleWorkspace, app: sampleApp, ids: createIds(createClock()) })

describe('the text of a command', () => {
  it.each([
    ['devices @jane', 'devices <@U0JANE|jane>'],
    ['@JANE, and (@bob)', '<@U0JANE|jane>, and (<@U0BOB|bob>)'],
    ['@nobody #nowhere', '@nobody #nowhere'],
    ['in #general', 'in <#C0GENERAL|general>'],
    ['in #secret', 'in <#C0SECRET|>'],
    ['@here @channel', '<!here> <!channel>'],
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['<@U0JANE>', '&lt;@U0JANE&gt;'],
    ['see https://a.example/x?y=1', 'see <https://a.example/x?y=1>'],
    ['jane@acme.test', '<mailto:jane@acme.test|jane@acme.test>'],
    ['42 #158', '42 #158'],
    ['', ''],
  ])('%j becomes %j', (typed, sent) => {
    expect(commandText(directory, typed, true)).toBe(sent)
  })

  it('keeps names as typed when the command does not ask for ids', () => {
    expect(commandText(directory, '@jane & #general', false)).toBe('@jane &amp; #general')
  })
})
