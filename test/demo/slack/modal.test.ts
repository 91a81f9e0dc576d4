import { describe, expect, it } from 'vitest'
import { transports } from '../../support/story.ts'
import { codes, delivered, gate, modal, option, plain, section, stage, textInput, withModal } from './stage.ts'

const begin = stage()

const preferences = [
  textInput('Display name', 'name', { initial_value: 'Jane' }),
  {
    type: 'input',
    block_id: 'theme',
    label: plain('Theme'),
    element: { type: 'static_select', action_id: 'theme', options: [option('Dark'), option('Light')] },
  },
  {
    type: 'input',
    block_id: 'days',
    label: plain('Days'),
    optional: true,
    element: { type: 'checkboxes', action_id: 'days', options: [option('Monday'), option('Friday')] },
  },
]

describe.each(transports)('a modal over %s', (transport) => {
  it('opens, is filled and submitted, and closes', async () => {
    let values: unknown
    const slack = await begin(
      withModal(preferences, (body) => {
        values = body.view.state.values
        return undefined
      }),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    expect(jane.modal()).toMatchObject({
      title: 'Preferences',
      submit: 'Save',
      depth: 1,
      fields: [
        { label: 'Display name', value: 'Jane' },
        { label: 'Theme', value: '', options: ['Dark', 'Light'] },
        { label: 'Days', value: '', optional: true },
      ],
    })
    await jane.fills({ Theme: 'Dark', Days: ['Friday'] })
    await jane.clicks('Save')
    expect(jane.modal()).toBeUndefined()
    expect(values).toEqual({
      name: { name: { type: 'plain_text_input', value: 'Jane' } },
      theme: {
        theme: { type: 'static_select', selected_option: { text: { ...plain('Dark'), emoji: true }, value: 'dark' } },
      },
      days: {
        days: {
          type: 'checkboxes',
          selected_options: [{ text: { ...plain('Friday'), emoji: true }, value: 'friday' }],
        },
      },
    })
    expect(slack.problems()).toEqual([])
  })

  it('sends nothing while Slack itself finds an input wanting', async () => {
    const slack = await begin(
      withModal(preferences, () => undefined),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    await jane.fills({ 'Display name': '' })
    await jane.submits()
    expect(jane.modal()?.errors).toEqual({
      'Display name': 'Please complete this required field.',
      Theme: 'Please complete this required field.',
    })
    expect(slack.traffic().some(({ name }) => name === 'view_submission')).toBe(false)
  })

  it('shows the errors of the answer at their inputs and keeps what was typed', async () => {
    const slack = await begin(
      withModal([textInput('Name', 'name')], () => ({ response_action: 'errors', errors: { name: 'Taken already' } })),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    await jane.fills({ Name: 'Joan' })
    await jane.submits()
    expect(jane.modal()?.errors).toEqual({ Name: 'Taken already' })
    expect(jane.sees()).toContain('Name: Joan\n! Taken already')
    await jane.fills({ Name: 'Joanna' })
    expect(jane.modal()?.errors).toEqual({})
  })

  it.each([
    ['an unknown block', { response_action: 'errors', errors: { nowhere: 'Wrong' } }],
    ['a block that is no input', { response_action: 'errors', errors: { about: 'Wrong' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['a view that Slack refuses', { response_action: 'update', view: modal('x'.repeat(25), []) }],
    ['no response action', { text: 'Saved' }],
  ])('has trouble connecting when the answer has %s', async (_, answer) => {
    const blocks = [{ ...section('About'), block_id: 'about' }, textInput('Name', 'name')]
    const slack = await begin(
      withModal(blocks, () => answer),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    await jane.fills({ Name: 'Joan' })
    await jane.submits()
    expect(jane.modal()).toMatchObject({
      notice: 'We had some trouble connecting. Try again?',
      submitting: false,
      fields: [{ label: 'Name', value: 'Joan' }],
    })
    expect(codes(slack)).toContain('invalid_response_action')
  })

  it('is updated, pushed upon and cleared by answers', async () => {
    const answers: object[] = [
      { response_action: 'update', view: modal('Second', [section('Two')]) },
      { response_action: 'push', view: modal('Third', [section('Three')]) },
      { response_action: 'clear' },
    ]
    const slack = await begin(
      withModal([section('One')], () => answers.shift()),
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    const first = jane.modal()
    await jane.submits()
    expect(jane.modal()).toMatchObject({ title: 'Second', depth: 1, id: first?.id })
    expect(jane.modal()?.hash).not.toBe(first?.hash)
    await jane.submits()
    expect(jane.modal()).toMatchObject({ title: 'Third', depth: 2 })
    await jane.submits()
    expect(jane.modal()).toBeUndefined()
    expect(slack.problems()).toEqual([])
  })

  it('keeps what was typed when the answer is late, and ignores clicks while waiting', async () => {
    const door = gate()
    const slack = await begin(
      (app) => {
        withModal([textInput('Name', 'name')], () => undefined)(app)
        app.view({ callback_id: 'slow', type: 'view_submission' }, async () => undefined)
        app.use(async ({ next, body }) => {
          if ('type' in body && body.type === 'view_submission') await door.passed
          await next()
        })
      },
      { transport },
    )
    const jane = slack.person('jane')
    await jane.runs('/userextra')
    await jane.waitsFor('Preferences')
    await jane.fills({ Name: 'Joan' })
    const submitted = jane.submits()
    await delivered(slack, 'view_submission')
    await jane.submits()
    const submissions = () => slack.traffic().filter(({ name }) => name === 'view_submission').length
    expect(submissions()).toBe(1)
    const forced = jane.submits({ force: true })
    await delivered(slack, 'view_submission', 2)
    slack.clock.advance(3_001)
    await Promise.all([submitted, forced])
    expect(jane.modal()).toMatchObject({
      notice: 'We had some trouble connecting. Try again?',
      fields: [{ label: 'Name', value: 'Joan' }],
    })
    door.open()
    await jane.waitsUntil(() => codes(slack).includes('acknowledged_late'), 'the late acknowledgement')
    expect(jane.modal()?.title).toBe('Preferences')
  })
})
