import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GalleryStage, startGalleryStage } from './gallery-stage.ts'

describe('modals', () => {
  let stage: GalleryStage
  beforeAll(async () => {
    stage = await startGalleryStage()
  })
  afterAll(() => stage?.close())

  const dialog = (name: string) => stage.page.getByRole('dialog', { name, exact: true })
  const button = (name: string) => stage.page.getByRole('button', { name, exact: true }).last()
  const field = (name: string) => stage.page.getByLabel(name).last()
  const press = (key: string) => stage.page.keyboard.press(key)
  const isGone = (name: string) => dialog(name).waitFor({ state: 'detached' })
  const composer = () => stage.page.getByRole('combobox', { name: /^Message / })
  const focused = (locator: ReturnType<typeof field>) =>
    expect.poll(() => locator.and(stage.page.locator(':focus')).count(), { timeout: 3_000 }).toBe(1)
  const names = async (name: string) => (await stage.received(name)).length

  it('has focus at its first field, keeps it, and gives it back', async () => {
    await stage.shows('slow')
    await dialog('Slow').waitFor()
    await press('Escape')
    await isGone('Slow')
    await composer().focus()
    await stage.adds('slow')
    await focused(field('Serial'))
    for (let presses = 0; presses < 12; presses++) {
      await press('Tab')
      const behind = stage.page.locator('#root :focus').and(stage.page.locator(':not(.top-workbench)'))
      expect(await behind.count()).toBe(0)
    }
    await stage.looksRight()
    await press('Escape')
    await isGone('Slow')
    await focused(composer())
  })

  it('begins where the app says', async () => {
    await stage.shows('focused')
    await focused(field('Second'))
  })

  it('nothing is lost by a click beside it', async () => {
    await stage.shows('slow')
    await field('Serial').fill('C02')
    await stage.page.mouse.click(20, 400)
    await stage.page.waitForTimeout(300)
    expect(await field('Serial').inputValue()).toBe('C02')
  })

  it('Escape closes one thing at a time: a menu before its modal', async () => {
    await stage.shows('updating')
    await field('Topic').click()
    await stage.page.getByRole('listbox').waitFor()
    await press('Escape')
    await stage.page.getByRole('listbox').waitFor({ state: 'detached' })
    expect(await dialog('Adapts').count()).toBe(1)
    await press('Escape')
    await isGone('Adapts')
  })

  it('views lie on each other; what was typed below is there again', async () => {
    await stage.shows('stack')
    await field('Name1').fill('below')
    await button('Deeper').click()
    await focused(field('Name2'))
    await stage.looksRight()
    await press('Escape')
    await isGone('Layer 2')
    await focused(button('Deeper'))
    expect(await field('Name1').inputValue()).toBe('below')
    await button('Deeper').click()
    await dialog('Layer 2').waitFor()
    await button('Deeper').click()
    await dialog('Layer 3').waitFor()
    await dialog('Layer 3').getByRole('button', { name: 'Close' }).click()
    await isGone('Layer 1')
    expect(await stage.page.getByRole('dialog').count()).toBe(0)
  })

  it('is submitted once, however often one clicks, and says that it is under way', async () => {
    await stage.shows('slow')
    await field('Serial').fill('C02')
    await button('Send').dblclick()
    expect(await button('Send').getAttribute('aria-busy')).toBe('true')
    await press('Enter')
    await isGone('Slow')
    const [payload, ...others] = await stage.received('view_submission')
    expect(others).toEqual([])
    expect(payload?.view?.state.values).toMatchObject({ in_serial: { serial: { value: 'C02' } } })
  })

  it('what is being typed survives an update by the app', async () => {
    await stage.shows('updating')
    await field('Topic').click()
    await stage.page.getByRole('option', { name: 'Phone' }).click()
    await field('Serial').pressSequentially('C02XK1AAJGH6', { delay: 30 })
    await dialog('Adapts').getByText('About: Phone').waitFor()
    expect(await field('Serial').inputValue()).toBe('C02XK1AAJGH6')
    await button('Refresh').click()
    await field('Serial').press('End')
    await stage.page.keyboard.type('-again', { delay: 30 })
    await dialog('Adapts').getByText('About: refreshed').waitFor()
    await focused(field('Serial'))
    await button('Send').click()
    await isGone('Adapts')
    const [payload] = await stage.received('view_submission')
    expect(payload?.view?.state.values).toMatchObject({
      in_serial: { serial: { value: 'C02XK1AAJGH6-again' } },
      in_topic: { topic: { selected_option: { value: 'Phone' } } },
    })
  })

  it('a view that is filled later stays the same one, and has focus where one begins', async () => {
    await stage.shows('stack')
    await press('Escape')
    void stage.adds('loading')
    await dialog('A moment').waitFor()
    await focused(dialog('A moment'))
    const shell = await dialog('A moment').elementHandle()
    await field('Serial').waitFor()
    await focused(field('Serial'))
    expect(await shell?.evaluate((node) => node.isConnected)).toBe(true)
  })

  it('what is wrong stands at its field, and the first of it has focus', async () => {
    await stage.shows('errors')
    await field('Owner').fill('Nobody')
    await button('Send').click()
    await focused(field('Serial'))
    expect(await field('Serial').getAttribute('aria-invalid')).toBe('true')
    expect(await stage.page.getByText('Please complete this required field.').count()).toBe(2)
    await stage.looksRight()
    await field('Serial').fill('C02')
    await stage.page.getByRole('radio', { name: 'Never' }).check()
    await button('Send').click()
    await focused(field('Owner'))
    await stage.page.getByText('Nobody of that name works here.').waitFor()
    expect(await names('view_submission')).toBe(1)
  })

  it('an app that does not answer leaves everything as it was, with a word of Slack', async () => {
    await stage.shows('silent')
    await field('Serial').fill('C02')
    await button('Send').click()
    await stage.page.getByRole('alert').filter({ hasText: 'We had some trouble connecting' }).waitFor()
    expect(await field('Serial').inputValue()).toBe('C02')
    expect(await button('Send').getAttribute('aria-busy')).toBe('false')
    await stage.looksRight()
  })

  it('an element that asks first: no by Escape, yes by its button', async () => {
    await stage.shows('confirm')
    const question = stage.page.getByRole('alertdialog', { name: 'Are you sure?' })
    await button('Remove').click()
    await question.getByText('The laptop leaves your record.').waitFor()
    await focused(button('Keep it'))
    await stage.looksRight()
    await press('Escape')
    await question.waitFor({ state: 'detached' })
    await focused(button('Remove'))
    expect(await dialog('Asks').count()).toBe(1)
    await button('Remove').click()
    const action = await stage.nextAction(() => button('Yes, remove it').click())
    expect(action).toMatchObject({ action_id: 'remove' })
    await question.waitFor({ state: 'detached' })
    expect(await names('block_actions')).toBe(1)
  })

  it('fills a small screen', async () => {
    await stage.page.setViewportSize({ width: 360, height: 640 })
    await stage.shows('form')
    expect(await dialog('Every input').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
    await stage.looksRight()
    await button('Close').click()
    await isGone('Every input')
  })
})
