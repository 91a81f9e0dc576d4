import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, startStage } from './tour-stage.ts'

/** The tour of the README, in a real browser, as people would take it. */
describe('the tour', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.reset())
  afterAll(() => stage?.close())

  /** Record numbers follow the list of people. */
  const janesRecord = 1

  it('Jane looks at her own record', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra')
    await jane.newest().getByText('Your extra record').waitFor()
    const text = await jane.newest().innerText()
    for (const part of ['Only visible to you', 'APP', '@jane', '2 devices assigned', 'Department', 'Design'])
      expect(text).toContain(part)
    await jane.stopsAt('own-record')
  })

  it('she is refused what she may not see, with whom to ask', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra @ravi')
    await jane.newest().getByText('Your role in Harbor & Pine is member').waitFor()
    expect(await jane.newest().innerText()).toContain('please ask @astrid or @emil')
    await jane.stopsAt('refused')
  })

  it('Ravi of the helpdesk looks her up', async () => {
    const ravi = await stage.enters('ravi')
    await ravi.says('/userextra @jane')
    await ravi.newest().getByText('Extra record').waitFor()
    expect(await ravi.newest().innerText()).toContain('@jane')
    await ravi.stopsAt('colleague')
  })

  it('devices: none, seven in a table, 250 in pages', async () => {
    const nora = await stage.enters('nora')
    await nora.says('/userextra devices')
    await nora.newest().getByText('No devices are assigned to you.').waitFor()
    await nora.stopsAt('devices-0')

    const ravi = await stage.enters('ravi')
    await ravi.says('/userextra devices')
    await ravi.newest().getByText('7 devices assigned to you').waitFor()
    expect(await ravi.newest().getByRole('row').count()).toBe(8)
    await ravi.stopsAt('devices-7')

    await ravi.says('/userextra devices @igor')
    await ravi.newest().getByText('250 devices assigned to').waitFor()
    await ravi.stopsAt('devices-250')
    await ravi.newest().getByRole('button', { name: 'Next', exact: true }).click()
    await ravi
      .newest()
      .getByText(/, \d{2,3} to \d{3} shown/)
      .waitFor()
  })

  it('Jane changes her theme, and the service has it', async () => {
    const jane = await stage.enters('jane')
    await stage.changes(janesRecord, { theme: 'light' })
    await jane.says('/userextra preferences')
    const form = jane.dialog('Preferences')
    await form.getByRole('combobox', { name: 'Theme' }).click()
    await jane.page.getByRole('option', { name: 'Dark' }).click()
    await jane.stopsAt('preferences')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Light → Dark').waitFor()
    await jane.stopsAt('saved')
    expect((await stage.record(janesRecord)).preferences.theme).toBe('dark')
    await form.getByRole('button', { name: 'Close' }).last().click()
    await form.waitFor({ state: 'detached' })
  })

  it('someone else was faster: nothing is lost', async () => {
    const jane = await stage.enters('jane')
    await stage.changes(janesRecord, { theme: 'light' })
    await jane.says('/userextra preferences')
    const form = jane.dialog('Preferences')
    await form.getByRole('combobox', { name: 'Theme' }).click()
    await jane.page.getByRole('option', { name: 'Dark' }).click()
    await stage.changes(janesRecord, { theme: 'auto' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Nothing was saved.').waitFor()
    expect((await stage.record(janesRecord)).preferences.theme).toBe('auto')
    await jane.stopsAt('conflict')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('→ Dark').waitFor()
    expect((await stage.record(janesRecord)).preferences.theme).toBe('dark')
  })

  it('the API is down: she is told, and what she typed stays', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra preferences')
    const form = jane.dialog('Preferences')
    await form.getByRole('combobox', { name: 'Theme' }).click()
    await jane.page.getByRole('option', { name: 'Light' }).click()
    await stage.faults({ api: 'down' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('not available at the moment').waitFor()
    await jane.stopsAt('api-down')
    await stage.faults({ api: 'well' })
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('→ Light').waitFor()
  })

  it('her App Home shows her record, and what she changes there', async () => {
    const jane = await stage.enters('jane')
    await jane.goesTo('Home')
    const home = jane.page.getByRole('region', { name: 'Home' })
    await home.getByText('2 devices assigned').waitFor()
    await jane.stopsAt('app-home')
    await home.getByRole('button', { name: 'Preferences' }).click()
    const form = jane.dialog('Preferences')
    await form.getByRole('combobox', { name: 'Theme' }).click()
    await jane.page.getByRole('option', { name: 'Dark' }).click()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('→ Dark').waitFor()
    await form.getByRole('button', { name: 'Close' }).last().click()
    await home.getByText(/Theme\s*Dark/).waitFor()
  })

  it('a newcomer whom nobody has linked is told whom to ask, in a message and in the App Home', async () => {
    const nia = await stage.enters('newcomer')
    await nia.says('/userextra')
    await nia.newest().getByText('I do not know yet which record is yours').waitFor()
    await nia.goesTo('Home')
    await nia.page.getByRole('region', { name: 'Home' }).getByText('I do not know yet which record is yours').waitFor()
    await nia.stopsAt('newcomer')
  })

  it('two people at once: each sees what is theirs, and a channel live', async () => {
    const [jane, ravi] = [await stage.enters('jane'), await stage.enters('ravi')]
    await jane.goesTo('it-help')
    await ravi.says('/userextra')
    await ravi.newest().getByText('Your extra record').waitFor()
    await jane.says('Is anyone there, @ravi?')
    await jane.newest().getByText('Is anyone there').waitFor()
    await ravi.page.getByRole('link', { name: /it-help 1 unread/ }).click()
    await ravi.newest().getByText('Is anyone there').waitFor()
    expect(await ravi.newest().innerText()).toContain('@ravi')
    await ravi.says('/userextra devices @jane')
    await ravi.newest().getByText('2 devices assigned to').waitFor()
    await ravi.stopsAt('channel')
    expect(await jane.newest().innerText()).toContain('Is anyone there')
  })

  it('the workbench shows what went over the wire', async () => {
    const jane = await stage.enters('jane', { viewport: { width: 1440, height: 900 } })
    await jane.says('/userextra')
    await jane.newest().getByText('Your extra record').waitFor()
    await jane.newest().getByRole('button', { name: 'Preferences' }).click()
    const form = jane.dialog('Preferences')
    await form.getByRole('radio', { name: 'Off' }).check()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('On → Off').waitFor()
    await form.getByRole('button', { name: 'Close' }).last().click()
    await jane.page.getByRole('button', { name: 'Workbench' }).click()
    const bench = jane.page.getByRole('complementary', { name: 'Workbench' })
    await bench.getByRole('button', { name: /view_submission/ }).click()
    await bench.getByText('What the bot answered').waitFor()
    await jane.stopsAt('workbench')
  })

  it('on a telephone', async () => {
    const jane = await stage.enters('jane', { viewport: { width: 360, height: 740 } })
    await jane.says('/userextra')
    await jane.newest().getByText('Your extra record').waitFor()
    await jane.stopsAt('narrow')
    await jane.says('/userextra preferences')
    await jane.dialog('Preferences').waitFor()
    await jane.stopsAt('narrow-form')
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await jane.page.evaluate(overflow)).toBe(0)
  })
})
