import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GalleryStage, startGalleryStage } from './gallery-stage.ts'

const option = (text: string, value: string) => ({ text: { type: 'plain_text', text, emoji: true }, value })
const offered = (text: string, value: string) => ({ text: { type: 'plain_text', text }, value })

describe('elements of a message', () => {
  let stage: GalleryStage
  beforeAll(async () => {
    stage = await startGalleryStage()
  })
  afterAll(() => stage?.close())

  const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
  const menu = (name: string) => stage.page.getByRole('combobox', { name, exact: true })
  const press = (key: string) => stage.page.keyboard.press(key)
  const pick = async (field: Locator, name: string) => {
    await field.click()
    await stage.page.getByRole('option', { name }).click()
  }
  const typeAndPick = async (field: Locator, text: string, name = text) => {
    await field.focus()
    await field.pressSequentially(text)
    await stage.page.getByRole('option', { name }).and(stage.page.locator('[data-active-item]')).waitFor()
    await press('Enter')
  }

  it('are fit for everyone', async () => {
    await stage.shows('actions')
    await button('Save').waitFor()
    await stage.looksRight()
    await stage.shows('accessories')
    await button('Remove').waitFor()
    await stage.looksRight()
  })

  it('buttons tell the app, pressed with the mouse or a key', async () => {
    await stage.shows('actions')
    const save = { action_id: 'save', block_id: 'buttons', value: 'it' }
    expect(await stage.nextAction(() => button('Save').click())).toMatchObject(save)
    await button('Save').focus()
    expect(await stage.nextAction(() => press('Enter'))).toMatchObject(save)
    expect(await stage.nextAction(() => button('Start').click())).toMatchObject({ action_id: 'workflow' })
    expect(await stage.nextAction(() => button('Discard').click())).toMatchObject({ action_id: 'discard' })
    expect(await button('Hidden').count()).toBe(0)
    expect(await stage.nextAction(() => button('A bad answer').click())).toMatchObject({
      action_id: 'feedback',
      value: 'bad',
    })
  })

  it('a button with an address opens it and tells the app too', async () => {
    await stage.shows('actions')
    const link = stage.page.getByRole('link', { name: 'Docs of devices' })
    const opened = stage.page.context().waitForEvent('page')
    expect(await stage.nextAction(() => link.click())).toMatchObject({ action_id: 'docs' })
    await (await opened).close()
  })

  it('a button says that it is under way and takes no second press', async () => {
    await stage.shows('actions')
    await button('Slowly').dblclick()
    expect(await button('Slowly').getAttribute('aria-busy')).toBe('true')
    await expect.poll(() => button('Slowly').getAttribute('aria-busy'), { timeout: 3_000 }).toBe('false')
    expect(await stage.received('block_actions')).toHaveLength(1)
    expect(await button('Slowly').and(stage.page.locator(':focus')).count()).toBe(1)
  })

  it('an overflow menu, by mouse and by keys', async () => {
    await stage.shows('actions')
    const edit = { action_id: 'more', selected_option: { value: 'edit' } }
    await button('More options').click()
    const item = stage.page.getByRole('menuitem', { name: 'Edit' })
    expect(await stage.nextAction(() => item.click())).toMatchObject(edit)
    await button('More options').focus()
    await press('ArrowDown')
    await item.waitFor()
    expect(await stage.nextAction(() => press('Enter'))).toMatchObject(edit)
  })

  it.each([
    ['Choose a theme', 'Dark', 'selected_option', option('Dark', 'dark')],
    ['Choose a city', 'Málaga', 'selected_option', option('Málaga', 'malaga')],
    ['Choose a person', 'Bob Roe', 'selected_user', 'U0BOB'],
    ['Choose a channel', '#general', 'selected_channel', 'C0GENERAL'],
    ['Choose a conversation', '#shared', 'selected_conversation', 'C0SHARED'],
  ])('%s, by mouse', async (name, choice, key, value) => {
    await stage.shows('actions')
    expect((await stage.nextAction(() => pick(menu(name), choice)))[key]).toEqual(value)
    expect(await menu(name).inputValue()).toBe(choice)
  })

  it.each([
    ['Choose a theme', 'dar', 'Dark', 'selected_option', option('Dark', 'dark')],
    ['Choose a city', 'malaga', 'Málaga', 'selected_option', option('Málaga', 'malaga')],
    ['Choose a person', 'bob', 'Bob Roe', 'selected_user', 'U0BOB'],
    ['Type a zone', 'ber', 'Berlin', 'selected_option', offered('Berlin', 'berlin')],
  ])('%s, by keys', async (name, typed, choice, key, value) => {
    await stage.shows('actions')
    expect((await stage.nextAction(() => typeAndPick(menu(name), typed, choice)))[key]).toEqual(value)
    expect(await menu(name).inputValue()).toBe(choice)
    await press('Enter')
    await press('Escape')
    expect(await menu(name).inputValue()).toBe(choice)
  })

  it('an external menu says what to type, and when there is nothing', async () => {
    await stage.shows('actions')
    const field = menu('Type a zone')
    await field.click()
    const note = (name: string) => stage.page.getByRole('option', { name }).waitFor()
    await note('Type at least 2 characters')
    await field.pressSequentially('xyz')
    await note('No results')
    await field.fill('to')
    await note('Toronto')
    expect(await stage.page.getByRole('option').allInnerTexts()).toEqual(['Tokyo', 'Toronto'])
    await press('ArrowDown')
    const { selected_option } = await stage.nextAction(() => press('Enter'))
    expect(selected_option).toEqual(offered('Toronto', 'toronto'))
  })

  it('several choices, taken away by their chips and by Backspace', async () => {
    await stage.shows('actions')
    const field = menu('Choose devices')
    const chosen = async (act: () => Promise<unknown>) => (await stage.nextAction(act)).selected_options
    const [laptop, phone, tablet] = [option('Laptop', 'laptop'), option('Phone', 'phone'), option('Tablet', 'tablet')]
    expect(await chosen(() => pick(field, 'Laptop'))).toEqual([laptop])
    const pickNext = (name: string) => stage.page.getByRole('option', { name }).click()
    expect(await chosen(() => pickNext('Phone'))).toEqual([laptop, phone])
    expect(await chosen(() => typeAndPick(field, 'tab', 'Tablet'))).toEqual([laptop, phone, tablet])
    await stage.page.getByRole('option', { name: 'You can choose up to 3' }).waitFor()
    expect(await stage.page.getByRole('option', { name: 'Monitor' }).getAttribute('aria-disabled')).toBe('true')
    await press('Escape')
    expect(await chosen(() => button('Remove Phone').click())).toEqual([laptop, tablet])
    expect(await chosen(() => press('Backspace'))).toEqual([laptop])
  })

  it('several people and zones', async () => {
    await stage.shows('actions')
    const { selected_users } = await stage.nextAction(() => typeAndPick(menu('Choose people'), 'bob', 'Bob Roe'))
    expect(selected_users).toEqual(['U0BOB'])
    await press('Escape')
    const { selected_options } = await stage.nextAction(() => typeAndPick(menu('Type zones'), 'são', 'São Paulo'))
    expect(selected_options).toEqual([offered('São Paulo', 'são paulo')])
  })

  it('radio buttons and checkboxes keep the app’s own options', async () => {
    await stage.shows('actions')
    const text = { type: 'mrkdwn', text: '*Daily*', verbatim: false }
    const description = { type: 'mrkdwn', text: 'One mail a day', verbatim: false }
    const daily = { text, value: 'daily', description }
    const radio = stage.page.getByRole('radio', { name: 'Daily' })
    expect((await stage.nextAction(() => radio.click())).selected_option).toEqual(daily)
    expect((await stage.nextAction(() => press('ArrowDown'))).selected_option).toMatchObject({ value: 'weekly' })
    const box = stage.page.getByRole('checkbox', { name: 'Daily' })
    const { selected_options } = await stage.nextAction(() => box.click())
    expect(selected_options).toMatchObject([daily, { value: 'weekly' }])
    expect((await stage.nextAction(() => press('Space'))).selected_options).toMatchObject([{ value: 'weekly' }])
  })

  it('a day, typed as on a keyboard, arrives once', async () => {
    await stage.shows('actions')
    await stage.page.getByLabel('Choose a day').focus()
    const { selected_date } = await stage.nextAction(() => stage.page.keyboard.type('02032026'))
    expect(selected_date).toBe('2026-02-03')
    await stage.page.getByLabel('Choose a time').focus()
    const { selected_time } = await stage.nextAction(() => stage.page.keyboard.type('0905AM'))
    expect(selected_time).toBe('09:05')
  })

  it('a moment is one in the time zone of the person, not of the browser', async () => {
    await stage.shows('actions')
    const field = stage.page.getByLabel('Date and time')
    expect(await field.evaluate((node) => node.nextElementSibling?.textContent)).toBe('Europe/Amsterdam')
    const { selected_date_time } = await stage.nextAction(() => field.fill('2025-07-01T09:00'))
    expect(selected_date_time).toBe(Date.parse('2025-07-01T07:00Z') / 1000)
    await field.blur()
    expect(await field.inputValue()).toBe('2025-07-01T09:00')
  })

  it('beside a text, elements do the same', async () => {
    await stage.shows('accessories')
    const { selected_option, block_id } = await stage.nextAction(() => pick(menu('Choose a theme'), 'Light'))
    expect({ selected_option, block_id }).toEqual({ selected_option: option('Light', 'light'), block_id: 'sec_theme' })
  })

  it('an element that nobody knows is shown as it came', async () => {
    await stage.shows('strange')
    await stage.page.getByText('"beam": "blue"').waitFor()
    expect(await button('Known').count()).toBe(1)
  })
})
