import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { define, type FieldDefinition } from '../../src/fields/definition.ts'
import { postSigned } from '../support/forge.ts'
import { ids, signingSecret, startWorld, type World } from '../support/world.ts'

const fields: FieldDefinition[] = [
  { ...define('custom_fields.salary', 'Salary', 'number'), sensitive: true, visible_to: ['self', 'admin'] },
  { ...define('custom_fields.review', 'Review', 'text'), visible_to: ['admin'] },
  { ...define('preferences.pin', 'Door code', 'text'), sensitive: true },
  { ...define('preferences.bonus', 'Bonus', 'number', { whole: true, min: 3, max: 7 }), visible_to: ['admin'] },
  { ...define('preferences.desk', 'Desk', 'text'), editable_by: ['admin'] },
]

const secrets = ['73501', 'outstanding', '4711']

describe('fields that not everyone may see or change', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld({ transport: 'http', fields })
  })
  afterAll(() => world.stop())
  beforeEach(async () => {
    world.slack.reset()
    await world.ask('PATCH', '1/', {
      preferences: { pin: '4711', desk: 'A12', theme: 'dark' },
      custom_fields: { salary: 73_501, review: 'outstanding' },
    })
  })
  afterEach(() => expect(world.slack.problems()).toEqual([]))

  const sent = () => JSON.stringify(world.slack.traffic())
  const shown = async (name: string) => {
    const person = world.person(name)
    await person.runs(name === 'jane' ? '/userextra' : '/userextra @jane')
    return person
  }

  it('are masked in one’s own record until “Show” is pressed, and that is on record', async () => {
    const jane = await shown('jane')
    const card = jane.messages().at(-1)?.text ?? ''
    expect(card).toContain('Salary')
    expect(card).toContain('••••')
    expect(card).not.toContain('Review')
    for (const secret of secrets) expect(sent()).not.toContain(secret)

    await jane.clicks('Show')
    const told = jane.messages().at(-1)?.text ?? ''
    expect(told).toContain('Door code of @jane')
    expect(told).toContain('4711')
    expect(told).toContain('on record')
    expect(await world.events('revealed')).toMatchObject([
      { slack_user_id: ids.jane, organization_id: '12345', subject: 'record 1', path: 'preferences.pin' },
    ])
    expect(sent()).not.toContain('73501')
    expect(world.log()).not.toContain('4711')
  })

  it('are not there at all for the helpdesk where only others may see them', async () => {
    const ravi = await shown('ravi')
    const card = ravi.messages().at(-1)?.text ?? ''
    expect(card).toContain('Department 42')
    expect(card).not.toContain('Salary')
    // The helpdesk may know that there is a door code, but not which.
    expect(card).toContain('Door code')
    expect(card).not.toContain('[Show]')
    for (const secret of secrets) expect(sent()).not.toContain(secret)
  })

  it('are shown to the administrator whom the rule names', async () => {
    const astrid = await shown('astrid')
    expect(astrid.messages().at(-1)?.text).toContain('outstanding')
    expect(sent()).not.toContain('73501')
  })

  it('are not had by forging a “Show” button, whether the field exists or not', async () => {
    const press = async (userId: string, path: string) => {
      const text = await postSigned(world.requestUrl, signingSecret, {
        payload: JSON.stringify({
          type: 'block_actions',
          user: { id: userId, team_id: 'T0PINE' },
          team: { id: 'T0PINE' },
          trigger_id: `forged-${Math.random()}`,
          view: { id: 'V1', hash: 'h', type: 'home' },
          actions: [
            {
              type: 'button',
              action_id: 'card.reveal',
              value: JSON.stringify({ target: { kind: 'record', id: 1 }, path }),
            },
          ],
        }),
      })
      await world.idle()
      return text
    }
    const revealed = (await world.events('revealed')).length
    await press(ids.ravi, 'custom_fields.salary')
    const denied = world.log()
    await press(ids.ravi, 'custom_fields.nothing_of_that_name_sensitive')
    await press(ids.nora, 'custom_fields.salary')
    await press(ids.omar, 'custom_fields.salary')
    for (const whole of ['custom_fields', 'preferences', 'device_info', 'custom_fields.department'])
      await press(ids.jane, whole)
    expect(await world.events('revealed')).toHaveLength(revealed)
    expect(denied).toContain('forbidden')
    for (const secret of secrets) expect(sent()).not.toContain(secret)
    expect((await world.events('denied')).map(({ slack_user_id }) => slack_user_id)).toEqual(
      expect.arrayContaining([ids.ravi, ids.nora]),
    )
    // The forged triggers, which open nothing.
    world.slack.reset()
  })

  it('stay as they are when a form leaves them empty, and are replaced unseen when it does not', async () => {
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    const form = jane.modal()?.text ?? ''
    expect(form).toContain('Leave this empty to keep it')
    expect(form).toContain('Not to be changed here: Desk')
    expect(sent()).not.toContain('4711')
    await jane.fills({ Theme: 'Light' })
    await jane.submits()
    expect((await world.ask('GET', '1/')).preferences).toMatchObject({ theme: 'light', pin: '4711' })

    await jane.runs('/userextra preferences')
    await jane.fills({ 'Door code': '9999' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Door code: changed; what it holds is not shown')
    expect((await world.ask('GET', '1/')).preferences).toMatchObject({ pin: '9999' })
    expect(jane.modal()?.text).not.toContain('9999')
  })

  it('are not changed by forging a form, nor guessed at through one', async () => {
    const submit = async (userId: string, path: string, actionId: string, value: string) => {
      const answer = await postSigned(world.requestUrl, signingSecret, {
        payload: JSON.stringify({
          type: 'view_submission',
          user: { id: userId, team_id: 'T0PINE' },
          team: { id: 'T0PINE' },
          trigger_id: `forged-${Math.random()}`,
          view: {
            id: `V${Math.random()}`,
            hash: 'h',
            type: 'modal',
            callback_id: 'preferences',
            private_metadata: JSON.stringify({ recordId: 1 }),
            title: { type: 'plain_text', text: 'x' },
            blocks: [],
            state: { values: { [path]: { [actionId]: { type: 'plain_text_input', value } } } },
          },
        }),
      })
      await world.idle()
      return JSON.stringify(answer)
    }
    expect(await submit(ids.jane, 'preferences.desk', 'field.text:unseen', 'Z1')).toContain('may not change that field')
    expect((await world.ask('GET', '1/')).preferences).toMatchObject({ desk: 'A12' })
    // Right or wrong, a guess is answered the same: as a change.
    const right = await submit(ids.jane, 'preferences.pin', 'field.text:unseen', '4711')
    const wrong = await submit(ids.jane, 'preferences.pin', 'field.text:0123456789ab', '4712')
    expect(right).toContain('changed; what it holds is not shown')
    expect(wrong).toBe(right)
  })

  it('are answered in a forged form as fields that nobody has, whatever their definition', async () => {
    const submit = async (path: string, value: string) => {
      const answer = await postSigned(world.requestUrl, signingSecret, {
        payload: JSON.stringify({
          type: 'view_submission',
          user: { id: ids.jane, team_id: 'T0PINE' },
          team: { id: 'T0PINE' },
          trigger_id: `forged-${Math.random()}`,
          view: {
            id: `V${Math.random()}`,
            hash: 'h',
            type: 'modal',
            callback_id: 'preferences',
            private_metadata: JSON.stringify({ recordId: 1 }),
            title: { type: 'plain_text', text: 'x' },
            blocks: [{ type: 'input', block_id: 'no element' }],
            state: { values: { [path]: { 'field.number:x': { type: 'number_input', value } } } },
          },
        }),
      })
      await world.idle()
      return answer
    }
    const answers = [
      await submit('preferences.bonus', '99.5'),
      await submit('preferences.bonus', '5'),
      await submit('preferences.nothing', '5'),
    ]
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('may not change that field')
    expect((await world.ask('GET', '1/')).preferences).not.toHaveProperty('nothing')
  })

  it('do not tell a right guess by how the service fails', async () => {
    const guess = async (value: string) => {
      const jane = world.person('jane')
      await jane.runs('/userextra preferences')
      world.api.becomes({ status: 500 }, 'PATCH')
      await jane.fills({ 'Door code': value })
      await jane.submits()
      world.api.recovers()
      return (
        jane
          .modal()
          ?.text.split('\n')
          .find((line) => line.includes(':')) ?? ''
      )
    }
    const right = await guess('4711')
    expect(right).toContain('not known')
    expect(await guess('4712')).toBe(right)
  })
})
