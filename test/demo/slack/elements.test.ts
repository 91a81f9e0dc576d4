import { describe, expect, it } from 'vitest'
import { actions, answering, button, modal, option, plain, section, stage } from './stage.ts'

const begin = stage()

describe('elements', () => {
  it('ask before they act when they have a confirmation', async () => {
    let clicks = 0
    const confirm = {
      title: plain('Sure?'),
      text: plain('It is final.'),
      confirm: plain('Delete'),
      deny: plain('Keep'),
    }
    const slack = await begin((app) => {
      answering([actions(button('Remove', 'remove', { confirm }))])(app)
      app.action('remove', async ({ ack }) => {
        clicks += 1
        await ack()
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.clicks('Remove')
    expect(jane.sees()).toContain('── Sure? ──\nIt is final.\n[Keep] [Delete]')
    await expect(jane.clicks('Remove')).rejects.toThrow('it has "Keep" and "Delete"')
    await jane.clicks('Keep')
    expect(clicks).toBe(0)
    await jane.clicks('Remove', { confirm: true })
    expect(clicks).toBe(1)
    expect(jane.sees()).not.toContain('Sure?')
  })

  it('are found by their text, near other text, and named when they are not', async () => {
    const values: string[] = []
    const rows = ['Phone', 'Laptop'].map((name) => ({
      ...section(name),
      accessory: button('Details', `details-${name}`, { value: name }),
    }))
    const slack = await begin((app) => {
      answering(rows)(app)
      app.action(/^details/, async ({ ack, payload }) => {
        values.push('value' in payload ? String(payload.value) : '')
        await ack()
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.clicks('Details')
    await jane.clicks('Details', { near: 'Laptop' })
    expect(values).toEqual(['Phone', 'Laptop'])
    await expect(jane.clicks('Delete')).rejects.toThrow('There is no button "Delete". There are: "Details".')
  })

  it('can be menus: overflow, static, people', async () => {
    const chosen: unknown[] = []
    const slack = await begin((app) => {
      answering([
        {
          ...section('More'),
          accessory: { type: 'overflow', action_id: 'more', options: [option('Copy'), option('Move')] },
        },
        {
          type: 'actions',
          elements: [
            { type: 'static_select', action_id: 'theme', placeholder: plain('Theme'), options: [option('Dark')] },
            { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
          ],
        },
      ])(app)
      app.action(/.*/, async ({ ack, payload }) => {
        chosen.push(payload)
        await ack()
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.clicks('Move')
    await jane.selects('Theme', 'Dark')
    await jane.selects('Who', 'bob')
    expect(chosen).toMatchObject([
      { type: 'overflow', action_id: 'more', selected_option: { value: 'move' } },
      { type: 'static_select', action_id: 'theme', selected_option: { value: 'dark', text: { text: 'Dark' } } },
      { type: 'users_select', action_id: 'who', selected_user: 'U0BOB' },
    ])
    expect(jane.sees()).toContain('[Dark ▾] [@bob ▾]')
    await expect(jane.selects('Theme', 'Pink')).rejects.toThrow('There is no option "Pink". There are: "Dark".')
    await expect(jane.selects('Colour', 'Pink')).rejects.toThrow('There are: "Theme", "Who".')
  })

  it('in inputs wait for the submission unless they dispatch', async () => {
    const seen: object[] = []
    const slack = await begin((app) => {
      app.command('/userextra', async ({ ack, client, body }) => {
        await ack()
        const inputs = ['quiet', 'enter', 'each'].map((id) => ({
          type: 'input',
          block_id: id,
          label: plain(id),
          optional: true,
          ...(id === 'quiet' ? {} : { dispatch_action: true }),
          element: {
            type: 'plain_text_input',
            action_id: id,
            ...(id === 'each' ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
          },
        }))
        await client.views.open({ trigger_id: body.trigger_id, view: modal('Form', inputs) })
      })
      app.action(/.*/, async ({ ack, payload }) => {
        seen.push(payload)
        await ack()
      })
    })
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Form')
    await jane.fills({ quiet: 'a', enter: 'b', each: 'c' })
    expect(seen).toMatchObject([{ action_id: 'each', value: 'c' }])
    await jane.fills({ enter: 'd' }, { enter: true })
    expect(seen[1]).toMatchObject({ action_id: 'enter', value: 'd' })
  })
})
