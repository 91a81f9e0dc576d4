import type { App } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { transports } from '../../support/story.ts'
import { codes, modal, option, plain, stage } from './stage.ts'

const begin = stage()

describe('an external select', () => {
  const zones = ['Europe/Amsterdam', 'Europe/Berlin', 'Africa/Cairo']
  const opening = (answer: (query: string) => object) => (app: App) => {
    app.command('/userextra', async ({ ack, client, body }) => {
      await ack()
      const element = { type: 'external_select', action_id: 'zone', min_query_length: 2 }
      const block = { type: 'input', block_id: 'zone', label: plain('Time zone'), element }
      await client.views.open({ trigger_id: body.trigger_id, view: modal('Zone', [block]) })
    })
    app.options('zone', async ({ ack, payload }) => {
      await ack(answer(payload.value) as never)
    })
    app.view('tiny', ({ ack }) => ack())
  }
  const matching = (query: string) => ({
    options: zones.filter((zone) => zone.toLowerCase().includes(query.toLowerCase())).map((zone) => option(zone)),
  })

  it.each(transports)('asks the app while the person types, over %s', async (transport) => {
    const slack = await begin(opening(matching), { transport })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Zone')
    expect(await jane.types('Time zone', 'b')).toEqual([])
    expect(await jane.types('Time zone', 'europe')).toEqual(['Europe/Amsterdam', 'Europe/Berlin'])
    await jane.fills({ 'Time zone': 'Africa/Cairo' })
    expect(jane.modal()?.fields).toMatchObject([{ label: 'Time zone', value: 'Africa/Cairo' }])
    await jane.submits()
    const sent = slack.traffic().find(({ name }) => name === 'view_submission')?.request
    expect(sent).toMatchObject({
      view: {
        state: { values: { zone: { zone: { type: 'external_select', selected_option: { value: 'africa/cairo' } } } } },
      },
    })
    expect(slack.problems()).toEqual([])
  })

  it.each([
    ['no list', {}],
    ['more than 100 options', { options: Array.from({ length: 101 }, (_, index) => option(`Zone ${index}`)) }],
    ['an option text of 76 characters', { options: [option('x'.repeat(76))] }],
  ])('is refused an answer with %s', async (_, answer) => {
    const slack = await begin(opening(() => answer))
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Zone')
    expect(await jane.types('Time zone', 'europe')).toEqual([])
    expect(codes(slack)).not.toEqual([])
  })

  it('may be answered with nothing', async () => {
    const slack = await begin(opening(() => ({ options: [] })))
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Zone')
    expect(await jane.types('Time zone', 'nowhere')).toEqual([])
    expect(slack.problems()).toEqual([])
  })
})
