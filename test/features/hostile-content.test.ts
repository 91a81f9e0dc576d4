import { describe, expect, it } from 'vitest'
import { errorsOnly, validateMessage, validateView } from '../../src/demo/slack/validate/index.ts'
import { devicesPage } from '../../src/features/devices/view.ts'
import { homeBlocks, ownRecord } from '../../src/features/home/view.ts'
import { card } from '../../src/features/lookup/card.ts'
import { preferencesForm } from '../../src/features/preferences/form.ts'
import { numbersOf } from '../../src/features/record-blocks.ts'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { formView, homeView, messageOf } from '../../src/slack/replies.ts'
import { type ExtraRecord, recordSchema } from '../../src/user-extra/schema.ts'
import { memberOf, readingOf } from '../support/arbitrary.ts'

const actor = memberOf('U012ABCDEF', 'admin', 42)
const definitions = withBuiltIn([])
const record = (more: object): ExtraRecord =>
  recordSchema.parse({ id: 1, parent: 42, organization_id: '12345', preferences: {}, custom_fields: {}, ...more })
const cardOf = (more: object) =>
  messageOf({
    title: 'Card',
    blocks: card(readingOf(record(more), actor), actor, definitions),
    footer: numbersOf(record(more)),
  })
const devicesOf = (...assigned_devices: object[]) =>
  messageOf({
    title: 'Devices',
    blocks: devicesPage(readingOf(record({ device_info: { assigned_devices } }), actor), actor, 'message', 0),
  })
const formOf = (preferences: object) =>
  formView(preferencesForm(readingOf(record({ preferences }), actor), actor, definitions))

describe('what a faulty service may put into a record', () => {
  it('a value nested beyond what can be written: the rest of the record is still shown', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    const { text } = cardOf({ preferences: { deep }, custom_fields: { department: 'Sales' } })
    expect(text).toContain('Deep: (nested too deep to be shown)')
    expect(text).toContain('Department: Sales')
  })

  it.each(['constructor', '__proto__', 'toString'])('a device of the type %s is a device', (device_type) => {
    const { text } = devicesOf({ device_type, model: 'X1' })
    expect(text).toContain(':package: *X1')
    expect(text).not.toMatch(/native code|\[object/)
  })

  it.each(['Room 5', '1', 'unknown 7', '+275760-09-12', '2024-13-45'])(
    'a date that is none (%s) is shown as it is written, in words and in a table',
    (assigned_date) => {
      for (const { text } of [devicesOf({ assigned_date }), devicesOf(...Array(6).fill({ assigned_date }))]) {
        expect(text).toContain(assigned_date)
        expect(text).not.toContain('<!date')
      }
      expect(cardOf({ updated_at: assigned_date }).text).toContain(`last change ${assigned_date}`)
    },
  )

  it('more text than a form can carry: what does not fit is named, and the form opens', () => {
    const long = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`motto_${index}`, '€'.repeat(3_000)]))
    const view = formOf(long)
    expect(errorsOnly(validateView(view))).toEqual([])
    expect(JSON.stringify(view)).toContain('Not to be changed here: ')
  })

  it('a value that would not come back from Slack as it went: it cannot be changed by accident', () => {
    const view = formOf({ broken: 'half \ud800', bell: 'ding\u0007', fine: 'text' })
    expect(view.blocks.map(({ block_id }) => block_id)).toContain('preferences.fine')
    expect(JSON.stringify(view)).toContain('Not to be changed here: Broken, Bell')
  })

  it('fifty thousand devices and fifty thousand fields fit a message, and the Home tab', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({ device_id: `D${index}` }))
    expect(validateMessage(devicesOf(...many))).toEqual([])
    const custom_fields = Object.fromEntries(many.map(({ device_id }) => [device_id, device_id]))
    const message = cardOf({ custom_fields })
    expect(validateMessage(message)).toEqual([])
    expect(JSON.stringify(message)).toContain('more fields do not fit here')
    expect(message.blocks.at(-2)).toMatchObject({ type: 'actions' })
    const full = record({ custom_fields, device_info: { assigned_devices: many } })
    const home = homeView({
      title: 'Home',
      blocks: homeBlocks(ownRecord(readingOf(full, actor), actor, definitions), actor, full),
    })
    expect(validateView(home)).toEqual([])
    expect(JSON.stringify(home)).toContain('And 49997 more.')
    expect(home.blocks.at(-1)).toMatchObject({ type: 'context' })
  })
})
