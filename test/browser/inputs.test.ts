import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moment } from './gallery-samples.ts'
import { type GalleryStage, startGalleryStage } from './gallery-stage.ts'

describe('inputs of a modal', () => {
  let stage: GalleryStage
  beforeAll(async () => {
    stage = await startGalleryStage()
  })
  afterAll(() => stage?.close())

  const field = (name: string) => stage.page.getByLabel(`${name} (optional)`, { exact: true })
  const send = () => stage.page.getByRole('button', { name: 'Send' }).last().click()
  const pick = async (name: string, choice: string) => {
    await field(name).click()
    await stage.page.getByRole('option', { name: choice }).click()
  }
  /** What the app is sent, without the types: action_id by action_id. */
  const submitted = async (): Promise<Record<string, unknown>> => {
    const [payload] = await stage.received('view_submission')
    const entries = Object.values(payload?.view?.state.values ?? {}).flatMap((block) => Object.entries(block))
    return Object.fromEntries(
      entries.map(([name, { type: _, timezone: __, ...state }]) => [name, Object.values(state)[0]]),
    )
  }

  it('are fit for everyone', async () => {
    await stage.shows('form')
    await field('Nickname').waitFor()
    await stage.looksRight()
  })

  it('arrive with what they began with, when nobody touches them', async () => {
    await stage.shows('form')
    await field('Nickname').waitFor()
    await send()
    expect(await submitted()).toMatchObject({
      nickname: null,
      moment,
      day: '2025-01-08',
      time: '13:45',
      theme: null,
      devices: [],
      story: null,
      mails: [{ value: 'weekly' }],
    })
  })

  it('arrive with what was typed, to the last letter', async () => {
    await stage.shows('form')
    const texts = { Nickname: 'Janey', Note: 'Two\nlines', Age: '42', Mail: 'j@acme.test', Site: 'https://acme.test' }
    for (const [name, text] of Object.entries(texts)) await field(name).fill(text)
    await field('Story').fill(' Once\nupon ')
    await field('Day').fill('2026-02-28')
    await field('Time').fill('23:59')
    await field('Moment').fill('2025-10-26T02:30')
    await pick('Theme', 'Dark')
    await pick('Person', 'Bob Roe')
    await pick('Zones', 'Tokyo')
    await stage.page.keyboard.press('Escape')
    await stage.page.getByRole('checkbox', { name: 'Never' }).check()
    await stage.page.getByRole('radio', { name: 'Never' }).check()
    await field('Note').press('End')
    await stage.page.keyboard.type('!')
    await send()
    const text = { type: 'text', text: ' Once\nupon ' }
    expect(await submitted()).toMatchObject({
      nickname: 'Janey',
      note: 'Two\nlines!',
      age: '42',
      mail: 'j@acme.test',
      site: 'https://acme.test',
      story: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [text] }] },
      day: '2026-02-28',
      time: '23:59',
      // The first of two: clocks are put back that night.
      moment: Date.parse('2025-10-26T00:30Z') / 1000,
      theme: { value: 'dark' },
      person: 'U0BOB',
      zones: [{ value: 'tokyo' }],
      mails: [{ value: 'weekly' }, { value: 'never' }],
      digest: { value: 'never' },
    })
  })

  it('what need not be chosen can be taken back', async () => {
    await stage.shows('form')
    await pick('Theme', 'Dark')
    await stage.page.getByRole('button', { name: 'Clear Dark' }).click()
    expect(await field('Theme').inputValue()).toBe('')
    await field('Day').fill('')
    await field('Day').blur()
    await send()
    expect(await submitted()).toMatchObject({ theme: null, day: null })
  })

  it('a text says how much more fits, or is needed', async () => {
    await stage.shows('form')
    const note = (text: string) => stage.page.locator('.field-note', { hasText: text }).waitFor()
    await field('Nickname').fill('J')
    await note('2 characters more needed')
    await field('Nickname').fill('Janey Doe')
    await note('1 character left')
    await field('Nickname').fill('Janey Doe of Acme')
    await note('7 characters too many')
    await stage.page.getByRole('status').filter({ hasText: '7 characters too many' }).waitFor()
  })

  it('Enter tells the app of a text that is told on Enter, and does not submit', async () => {
    await stage.shows('telling')
    await field('On enter').fill('half')
    const action = await stage.nextAction(() => field('On enter').press('Enter'))
    expect(action).toMatchObject({ action_id: 'on enter', value: 'half' })
    await field('Each key').pressSequentially('ab', { delay: 300 })
    const actions = (await stage.received('block_actions', 3)).map(({ actions: [each] = [] }) => each?.value)
    expect(actions).toEqual(['half', 'a', 'ab'])
    expect(await stage.page.getByRole('dialog').count()).toBe(1)
  })

  it('Enter in any other line submits, also right after the last letter', async () => {
    await stage.shows('focused')
    await field('Second').fill('typed')
    await stage.page.keyboard.type('!')
    await stage.page.keyboard.press('Enter')
    expect(await submitted()).toEqual({ first: null, second: 'typed!' })
  })

  it('in several lines Enter makes one more, and Ctrl with it submits', async () => {
    await stage.shows('form')
    await field('Note').fill('one')
    await field('Note').press('Enter')
    await stage.page.keyboard.type('two')
    await field('Note').press('Control+Enter')
    expect(await submitted()).toMatchObject({ note: 'one\ntwo' })
  })
})
