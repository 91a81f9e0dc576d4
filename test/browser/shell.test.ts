import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, startStage, type Visitor } from './tour-stage.ts'

describe('the frame of the page', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.reset())
  afterAll(() => stage?.close())

  const composerOf = ({ page }: Visitor) => page.getByRole('combobox', { name: /^Message / })
  const options = ({ page }: Visitor) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  /** What has been delivered to the bot as commands. */
  const commands = () =>
    stage.demo.slack
      .traffic()
      .filter(({ name }) => name === '/userextra')
      .map(({ request }) => (request as { text: string }).text)

  it('lists the command with its subcommands and hints; Tab completes, Enter sends what is typed', async () => {
    const jane = await stage.enters('jane')
    await composerOf(jane).pressSequentially('/')
    await options(jane).first().waitFor()
    expect(await options(jane).allInnerTexts()).toEqual([
      expect.stringContaining('/userextra'),
      expect.stringContaining('/userextra lookup'),
      expect.stringMatching(/\/userextra devices\s+\[@person/),
      expect.stringContaining('/userextra preferences'),
      expect.stringContaining('/userextra whoami'),
      expect.stringMatching(/\/userextra access\s+@person/),
      expect.stringContaining('/userextra org'),
      expect.stringMatching(/\/userextra link\s+\[@person/),
      expect.stringMatching(/\/userextra unlink\s+@person/),
      expect.stringContaining('/userextra links'),
      expect.stringContaining('/userextra help'),
    ])
    await jane.stopsAt('commands')
    await composerOf(jane).pressSequentially('userextra de')
    await jane.page.keyboard.press('Tab')
    expect(await composerOf(jane).inputValue()).toBe('/userextra devices ')
    await jane.page.keyboard.press('Enter')
    await jane.newest().getByText('2 devices assigned to you').waitFor()
    expect(commands()).toEqual(['devices'])
  })

  it('completes people: Enter takes the one offered, and sends them as a mention', async () => {
    const ravi = await stage.enters('ravi')
    await composerOf(ravi).pressSequentially('/userextra @ja')
    await options(ravi).filter({ hasText: 'Jane Okafor' }).waitFor()
    await ravi.page.keyboard.press('Enter')
    expect(await composerOf(ravi).inputValue()).toBe('/userextra @jane ')
    expect(commands()).toEqual([])
    await ravi.page.keyboard.press('Enter')
    await ravi.newest().getByText('Extra record').waitFor()
    expect(commands()).toEqual(['<@U0DEMO001|jane>'])
  })

  it('a person can be taken from the list with the mouse, in the middle of a sentence', async () => {
    const jane = await stage.enters('jane')
    await jane.goesTo('it-help')
    await composerOf(jane).pressSequentially('Thanks  for the laptop')
    for (let left = 0; left < ' for the laptop'.length; left++) await jane.page.keyboard.press('ArrowLeft')
    await composerOf(jane).pressSequentially('@rav')
    await options(jane).filter({ hasText: 'Ravi Menon' }).click()
    expect(await composerOf(jane).inputValue()).toBe('Thanks @ravi for the laptop')
    await jane.page.keyboard.press('Enter')
    await jane.newest().getByText('for the laptop').waitFor()
    expect(await jane.newest().innerText()).toContain('Thanks @ravi for the laptop')
  })

  it('recalls with Up what was sent, and forgets with Down', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra help')
    await jane.newest().getByText('What you can do here').waitFor()
    await jane.says('/userextra me')
    await jane.newest().getByText('Your extra record').waitFor()
    await jane.page.keyboard.press('ArrowUp')
    expect(await composerOf(jane).inputValue()).toBe('/userextra me')
    await jane.page.keyboard.press('ArrowUp')
    expect(await composerOf(jane).inputValue()).toBe('/userextra help')
    await jane.page.keyboard.press('ArrowDown')
    await jane.page.keyboard.press('ArrowDown')
    expect(await composerOf(jane).inputValue()).toBe('')
  })

  it('breaks the line with Shift-Enter', async () => {
    const jane = await stage.enters('jane')
    await jane.goesTo('general')
    await composerOf(jane).pressSequentially('One')
    await jane.page.keyboard.press('Shift+Enter')
    await composerOf(jane).pressSequentially('two')
    await jane.page.keyboard.press('Enter')
    await jane.newest().getByText('two').waitFor()
    expect(await jane.newest().innerText()).toMatch(/One\ntwo/)
  })

  it('finds a person by name or role, and becomes them; the address says who and where', async () => {
    const jane = await stage.enters('jane')
    await jane.page.getByRole('button', { name: /You are Jane Okafor/ }).click()
    await jane.page.getByRole('combobox', { name: /Find a person/ }).fill('omar')
    await jane.stopsAt('people')
    await jane.page.keyboard.press('Enter')
    await jane.page.getByRole('button', { name: /You are Omar Farouk/ }).waitFor()
    expect(new URL(jane.page.url()).searchParams.get('as')).toBe('omar')
    await jane.says('/userextra')
    await jane.newest().getByText('Blue Kite Labs').waitFor()
    await jane.page.goBack()
    await jane.page.getByRole('button', { name: /You are Jane Okafor/ }).waitFor()
    expect(await jane.page.getByText('Blue Kite Labs').count()).toBe(0)
  })

  it('dismisses what only its reader sees', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra help')
    await jane.newest().getByText('Only visible to you').waitFor()
    await jane.newest().getByRole('button', { name: 'Dismiss' }).click()
    await jane.page.getByText('What you can do here').waitFor({ state: 'detached' })
  })

  it('updates a message in its place', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra')
    await jane.newest().getByText('Your extra record').waitFor()
    await stage.changes(1, { theme: 'dark' })
    await jane.newest().getByRole('button', { name: 'Refresh' }).click()
    await jane
      .newest()
      .getByText(/Theme\s*Dark/)
      .waitFor()
    expect(await jane.page.getByRole('article').count()).toBe(1)
    expect(await jane.newest().innerText()).toContain('(edited)')
  })

  it('says what Slack says when the bot does not answer', async () => {
    const jane = await stage.enters('jane')
    await stage.faults({ bot: 'silent' })
    await jane.says('/userextra')
    await jane
      .newest()
      .getByText('/userextra failed with the error “operation_timeout”')
      .or(jane.newest().getByText('/userextra failed with the error "operation_timeout"'))
      .waitFor()
    expect(await jane.newest().innerText()).toContain('Slackbot')
    await jane.stopsAt('no-answer')
  })

  it('uses shortcuts: the global ones of the composer, the message ones of a message', async () => {
    const ravi = await stage.enters('ravi')
    await ravi.page.getByRole('button', { name: 'Shortcuts' }).click()
    await ravi.page.getByRole('menuitem', { name: /Look someone up/ }).click()
    const person = ravi.dialog('Look someone up').getByRole('combobox')
    await person.click()
    await person.pressSequentially('mei')
    await ravi.page.keyboard.press('Enter')
    expect(await person.inputValue()).toBe('Mei Tanaka')
    await expect.poll(() => ravi.page.getByRole('option').count()).toBe(0)
    await ravi.page.keyboard.press('Escape')
    await ravi.goesTo('it-help')
    await ravi.page.getByRole('article').filter({ hasText: 'Which laptop' }).hover()
    await ravi.page
      .getByRole('article')
      .filter({ hasText: 'Which laptop' })
      .getByRole('button', { name: 'More actions' })
      .click()
    await ravi.page.getByRole('menuitem', { name: /Look up the author/ }).click()
    await ravi.page.getByRole('dialog').getByText('@nora').waitFor()
    await ravi.stopsAt('message-shortcut')
  })

  it('shows three things to try, each a click away, until they are put away', async () => {
    const jane = await stage.enters('jane', { hints: true })
    await jane.stopsAt('first-visit')
    await jane.page.getByRole('button', { name: /Check devices as the helpdesk/ }).click()
    await jane.newest().getByText('250 devices assigned to').waitFor()
    await jane.page.getByRole('button', { name: /Take the API away/ }).click()
    await jane.newest().getByText('not available at the moment').waitFor()
    await jane.page.getByText('On purpose: User Extra API down').waitFor()
    await jane.page.getByRole('button', { name: /Look at your own record/ }).click()
    await jane.newest().getByText('Your extra record').waitFor()
    await jane.page.getByRole('button', { name: 'Hide these hints' }).click()
    await jane.page.reload()
    await composerOf(jane).waitFor()
    expect(await jane.page.getByText('Three things to try').count()).toBe(0)
  })

  it('follows new messages, but does not take one away from what is being read', async () => {
    const jane = await stage.enters('jane')
    await jane.goesTo('general')
    const astrid = stage.demo.slack.person('astrid').goesTo('#general')
    for (let line = 1; line <= 40; line++) await astrid.runs(`Line ${line}`)
    await jane.page.getByText('Line 40', { exact: true }).waitFor()
    await jane.page.getByRole('log').hover()
    await jane.page.mouse.wheel(0, -5_000)
    await expect.poll(() => jane.page.evaluate('document.querySelector("[role=log]").scrollTop')).toBe(0)
    await astrid.runs('Line 41')
    await jane.page.getByRole('button', { name: 'New messages' }).click()
    await jane.newest().getByText('Line 41').waitFor()
    await jane.page.getByRole('button', { name: 'New messages' }).waitFor({ state: 'detached' })
  })

  it('keeps the chosen theme', async () => {
    const jane = await stage.enters('jane')
    await jane.page.getByRole('button', { name: 'Theme: system' }).click()
    await jane.page.getByRole('button', { name: 'Theme: light' }).click()
    expect(await jane.page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await jane.page.reload()
    await jane.page.getByRole('button', { name: 'Theme: dark' }).waitFor()
  })

  it('opens its places from a menu where it is narrow', async () => {
    const jane = await stage.enters('jane', { viewport: { width: 360, height: 740 } })
    await jane.page.getByRole('button', { name: 'Places' }).click()
    await jane.stopsAt('narrow-places')
    await jane.goesTo('it-help')
    await jane.page.getByRole('heading', { level: 1, name: 'it-help' }).waitFor()
  })
})
