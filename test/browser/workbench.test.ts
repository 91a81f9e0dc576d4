import { describe, expect, it } from 'vitest'
import { violations } from './browser.ts'
import { seen, workbenchStage } from './workbench-stage.ts'

const stage = workbenchStage()
const { page, workbench, toTab, exchange, tree, focused, newest, says, breakIt, publishBadly } = stage

describe('traffic', () => {
  it('shows a command with who sent it and how soon it was acknowledged', async () => {
    await seen(workbench().getByText('Bot connected, 1 connection'))
    await says('/userextra')
    await seen(exchange(/To the bot.*\/userextra.*@jane.*acknowledged in \d+ ms/))
    await seen(exchange(/To Slack.*users\.info.*@jane.*ok, \d+ ms/))
  })

  it('shows what was said, as JSON that one can walk through and copy', async () => {
    await says('/userextra')
    await exchange(/\/userextra.*acknowledged/).click()
    const sent = tree('What Slack sent')
    await seen(sent.getByText('command: "/userextra"'))
    await seen(tree('What the bot answered').getByText('blocks:'))
    await sent.getByRole('treeitem').first().focus()
    await page().keyboard.press('ArrowLeft')
    expect(await sent.getByRole('treeitem').count()).toBe(1)
    await page().keyboard.press('ArrowRight')
    await page().keyboard.press('End')
    await seen(sent.getByRole('treeitem').last().and(focused()))
    await workbench().getByRole('region', { name: 'What Slack sent' }).getByRole('button', { name: 'Copy' }).click()
    await seen(workbench().getByText('Copied'))
    const copied = await page().evaluate('navigator.clipboard.readText()')
    expect(JSON.parse(String(copied))).toMatchObject({ command: '/userextra' })
    await workbench().getByRole('button', { name: 'Close the detail' }).click()
    await seen(exchange(/\/userextra/).and(focused()))
  })

  it('can be narrowed to the person and to failures', async () => {
    await stage.slack().person('igor').runs('/userextra devices')
    await publishBadly()
    await says('/userextra')
    await seen(exchange(/\/userextra.*@jane/))
    expect(await exchange(/@igor/).count()).toBeGreaterThan(0)
    await workbench().getByText('@jane', { exact: true }).first().click()
    expect(await exchange(/@igor/).count()).toBe(0)
    await workbench().getByText('Failures (1)').click()
    await seen(exchange(/views\.publish.*refused: invalid_arguments/))
    expect(await exchange(/./).count()).toBe(1)
  })

  it('marks the place that Slack complained about', async () => {
    await publishBadly()
    await exchange(/views\.publish/).click()
    const marked = tree('What the bot sent').locator('.json-line-marked')
    await seen(marked)
    expect(await marked.allInnerTexts()).toEqual([
      expect.stringMatching(/text: ""\s+must be more than 0 characters/),
      expect.stringMatching(/type: "nonsense"\s+unsupported type: nonsense/),
    ])
    expect(await marked.first().getAttribute('data-pointer')).toBe('/view/blocks/1/text/text')
    // Scrolled to: it lies within what is to be seen of the JSON.
    const [line, window] = [
      await marked.first().boundingBox(),
      await workbench().locator('.detail-halves').boundingBox(),
    ]
    expect(line?.y).toBeGreaterThan(window?.y ?? Number.POSITIVE_INFINITY)
    expect(line?.y).toBeLessThan((window?.y ?? 0) + (window?.height ?? 0))
  })
})

describe('problems', () => {
  it('has a friendly word when there are none', async () => {
    await toTab('Problems 0')
    await seen(workbench().getByText('Nothing: the bot keeps to Slack’s rules.'))
  })

  it('says what was wrong and where, and leads to the exchange', async () => {
    await publishBadly()
    await toTab('Problems 2')
    const problem = workbench().getByRole('listitem').filter({ hasText: 'unknown_type' })
    expect(await problem.innerText()).toContain('/blocks/2/type')
    await problem.getByRole('button', { name: 'Show it in the traffic' }).click()
    await seen(tree('What the bot sent').getByText('unsupported type: nonsense'))
  })
})

describe('JSON', () => {
  it('shows the modal that is open, beside it', async () => {
    await says('/userextra preferences')
    await seen(page().getByRole('dialog', { name: 'Preferences' }))
    await toTab('JSON')
    await seen(tree('Modal: Preferences').getByText('callback_id: "preferences"'))
  })

  it('opens all of a message that holds a table of 250 devices', async () => {
    await stage.open('igor')
    await says('/userextra devices')
    await newest().getByText('250 devices').first().waitFor()
    await toTab('JSON')
    await workbench().getByRole('button', { name: 'Open all' }).click()
    await expect.poll(() => workbench().getByRole('treeitem').count()).toBeGreaterThan(2_000)
  })
})

describe('faults', () => {
  it('an API that is down is told to the person in a sentence, and shows in the traffic', async () => {
    await breakIt('User Extra API', 'Down')
    await says('/userextra')
    await seen(newest().getByText(/not available/))
    await seen(exchange(/\/userextra.*acknowledged/))
    // The acknowledgement carries the sentence or, when the bot has tried for longer than that may take, a response_url.
    await exchange(/\/userextra|response_url/)
      .last()
      .click()
    await seen(
      workbench()
        .getByRole('treeitem')
        .filter({ hasText: /not available/ }),
    )
  })

  it('Slack that answers 429 is marked, and the person hears why no form opens', async () => {
    await breakIt('Slack', 'Answers 429')
    await says('/userextra preferences')
    await seen(exchange(/429: too many calls/))
    await seen(newest().getByText(/try again|did not let me/i))
  })

  it('a bot that gets nothing is told by Slackbot, and marked, but is no problem of the bot', async () => {
    await breakIt('Bot', 'Does not get what Slack sends')
    await says('/userextra')
    await seen(exchange(/\/userextra.*under way/))
    await seen(newest().getByText(/operation_timeout/))
    await seen(exchange(/\/userextra.*no answer within 3 s/))
    await seen(workbench().getByRole('tab', { name: 'Problems 0' }))
  })

  it('everything comes back with a reset, once it has been confirmed', async () => {
    const before = await stage.theme()
    const other = before === 'dark' ? 'light' : 'dark'
    await stage.setTheme(other)
    expect(await stage.theme()).toBe(other)
    await breakIt('User Extra API', 'Busy')
    await toTab(/Faults/)
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    await workbench().getByRole('button', { name: 'Keep everything' }).click()
    expect(await stage.theme()).toBe(other)
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    await workbench().getByRole('button', { name: 'Yes, reset' }).click()
    await seen(workbench().getByText('Everything is as at the start.'))
    expect(await stage.theme()).toBe(before)
    await expect.poll(() => page().getByText('On purpose:').count()).toBe(0)
  })
})

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious in any tab, %s', async (colorScheme) => {
    await page().emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await publishBadly()
    await exchange(/views\.publish/).click()
    await seen(tree('What Slack answered'))
    expect(await violations(page())).toEqual([])
    for (const tab of [/Problems/, /JSON/, /Faults/]) {
      await toTab(tab)
      expect(await violations(page()), String(tab)).toEqual([])
    }
    await workbench().getByRole('group', { name: 'User Extra API' }).getByRole('radio', { name: 'Slow' }).check()
    await workbench().getByRole('button', { name: 'Reset the data' }).click()
    expect(await violations(page())).toEqual([])
  })
})
