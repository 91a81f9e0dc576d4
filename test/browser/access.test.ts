import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, startStage } from './tour-stage.ts'

describe('who may do what, in a browser', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.reset())
  afterAll(() => stage.close())

  it('a sensitive field is masked until it is asked for', async () => {
    const jane = await stage.enters('jane')
    await jane.says('/userextra')
    await jane.newest().getByText('Your extra record').waitFor()
    expect(await jane.newest().innerText()).toContain('••••')
    await jane.newest().getByRole('button', { name: 'Show Birthday' }).click()
    await jane.newest().getByText('is on record').waitFor()
    expect(await jane.newest().innerText()).toMatch(/Birthday of @jane\s+\w+ \d+, \d{4}/)
    await jane.stopsAt('sensitive')
  })

  it('everyone reads who they are, and an administrator who others are', async () => {
    const yara = await stage.enters('yara')
    await yara.says('/userextra whoami')
    await yara.newest().getByText('Who you are here').waitFor()
    expect(await yara.newest().innerText()).toContain('helpdesk, by the user group')
    await yara.stopsAt('whoami')

    const astrid = await stage.enters('astrid')
    await astrid.says('/userextra access @yara')
    await astrid.newest().getByText('What they may do').waitFor()
    await astrid.stopsAt('access')
  })

  it('a newcomer asks for her record, an administrator approves, and she has it', async () => {
    const nia = await stage.enters('newcomer')
    await nia.says('/userextra')
    await nia.newest().getByRole('button', { name: 'Ask for it' }).click()
    await nia.newest().getByText('I asked @astrid').waitFor()
    await nia.stopsAt('asked')

    const astrid = await stage.enters('astrid')
    await astrid.newest().getByText('Somebody asks for their record').waitFor()
    await astrid.stopsAt('request')
    await astrid.newest().getByRole('button', { name: 'Approve' }).click()
    await astrid.newest().getByText('Approved').waitFor()

    await nia.newest().getByText('linked you to your record').waitFor()
    await nia.says('/userextra')
    await nia.newest().getByText('Your extra record').waitFor()
  })

  it('an administrator sees who is linked, and links in a form', async () => {
    const astrid = await stage.enters('astrid')
    await astrid.says('/userextra links')
    await astrid.newest().getByText('Who is linked').waitFor()
    await astrid.stopsAt('links')
    await astrid.newest().getByRole('button', { name: 'Link someone' }).click()
    const form = astrid.dialog('Link someone')
    await form.getByRole('combobox', { name: 'Person' }).click()
    await astrid.page.getByRole('option', { name: /Newcomer/ }).click()
    await form.getByRole('combobox', { name: 'Record' }).click()
    await astrid.page
      .getByRole('option', { name: /^user 82/ })
      .first()
      .click()
    await astrid.stopsAt('link')
    await form.getByRole('button', { name: 'Link', exact: true }).click()
    await astrid.page.getByRole('dialog').getByText('user 82').first().waitFor()
  })

  it('who belongs to two organizations chooses one, and sees which it is', async () => {
    const connie = await stage.enters('connie')
    await connie.says('/userextra')
    await connie.newest().getByText('I never mix them').waitFor()
    await connie.stopsAt('choose-organization')
    await connie.newest().getByRole('button', { name: 'Blue Kite Labs' }).click()
    await connie.newest().getByText('You now act in').waitFor()
    await connie.says('/userextra')
    await connie.newest().getByText('Your extra record').waitFor()
    expect((await connie.newest().innerText()).split('\n').findLast((line) => line.includes('·'))).toContain(
      'Blue Kite Labs',
    )
  })
})
