import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeMarkup, errorsOnly, validateMessage, validateView } from '../../src/demo/slack/validate/index.ts'
import { devicesPage } from '../../src/features/devices/view.ts'
import { homeBlocks, ownRecord } from '../../src/features/home/view.ts'
import { card } from '../../src/features/lookup/card.ts'
import { preferencesForm } from '../../src/features/preferences/form.ts'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { formView, homeView, messageOf, pageView } from '../../src/slack/replies.ts'
import { anyActor, anyRecord, nastyText, readingOf } from '../support/arbitrary.ts'

const definitions = withBuiltIn([])

/** People of the organization may be mentioned and moments shown; nothing else may be active in what we send. */
const pings = (payload: unknown) =>
  activeMarkup(payload).filter(
    ({ token }) => !/^<@U(012ABCDEF|034GHIJKL|056MNOPQR)>$|^<!date\^\d+\^[^|>]*\|[^>]*>$/.test(token),
  )

const expectSound = (payload: unknown, problems: ReturnType<typeof validateMessage>) => {
  expect(errorsOnly(problems)).toEqual([])
  expect(pings(payload)).toEqual([])
}

describe('whatever a record holds', () => {
  it('its card is within Slack’s limits, and pings nobody', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, (record, actor) => {
        const page = { title: 'Extra record', blocks: card(readingOf(record, actor), actor, definitions) }
        expectSound(messageOf(page), validateMessage(messageOf(page)))
        expectSound(pageView(page), validateView(pageView(page)))
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    )
  })

  it('a Home tab with it is, as one’s own record and as anyone’s', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, (record, actor) => {
        const title = 'User Extra'
        const blocks = homeBlocks(ownRecord(readingOf(record, actor), actor, definitions), actor, record)
        const view = homeView({ title, blocks })
        expectSound(view, validateView(view))
        expect(view.blocks).toHaveLength(blocks.length)
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    )
  })

  it('every page of its devices is, in a message and in a modal', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, fc.nat(15), (record, actor, number) => {
        const message = messageOf({
          title: 'Devices',
          blocks: devicesPage(readingOf(record, actor), actor, 'message', number),
        })
        expectSound(message, validateMessage(message))
        const view = pageView({
          title: 'Devices',
          blocks: devicesPage(readingOf(record, actor), actor, 'modal', number),
        })
        expectSound(view, validateView(view))
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    )
  })

  it('the form of its preferences is, also as a person left it', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, fc.dictionary(nastyText, nastyText), (record, actor, typed) => {
        const fresh = formView(preferencesForm(readingOf(record, actor), actor, definitions))
        expectSound(fresh, validateView(fresh))
        const draft = { typed: new Map(Object.entries(typed)), notice: 'Someone else was faster.' }
        const again = formView(preferencesForm(readingOf(record, actor), actor, definitions, draft))
        expectSound(again, validateView(again))
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    )
  })
})
