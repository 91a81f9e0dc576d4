import type { InputBlock, ModalView } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorsOnly, validateView } from '../../src/demo/slack/validate/index.ts'
import { preferencesForm } from '../../src/features/preferences/form.ts'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { formAgain } from '../../src/slack/form-again.ts'
import { formView } from '../../src/slack/replies.ts'
import { anyActor, anyRecord, readingOf } from '../support/arbitrary.ts'

const inputsOf = (view: ModalView): InputBlock[] =>
  view.blocks.filter((block): block is InputBlock => block.type === 'input')

describe('a form shown again', () => {
  it('is one that Slack takes, holds what was typed, and keeps every id, whatever was in it', () => {
    fc.assert(
      fc.property(anyRecord, anyActor, fc.string({ minLength: 1, maxLength: 400 }), (record, actor, words) => {
        const view = formView(preferencesForm(readingOf(record, actor), actor, withBuiltIn([])))
        const inputs = inputsOf(view)
        const state = Object.fromEntries(
          inputs.map(({ block_id = '', element }) => [
            block_id,
            {
              [element.action_id ?? '']: { type: element.type, value: element.type === 'number_input' ? '7' : 'typed' },
            },
          ]),
        )
        const received = { ...view, callback_id: 'x', private_metadata: view.private_metadata ?? '' }
        const again = formAgain(received, state, words, 'error')
        const twice = formAgain({ ...again, callback_id: 'x', private_metadata: '' }, state, words, 'error')
        expect(errorsOnly(validateView(again))).toEqual([])
        expect(twice.blocks).toEqual(again.blocks)
        const idsOf = (form: ModalView) =>
          inputsOf(form).map(({ block_id, element }) => `${block_id} ${element.action_id}`)
        expect(idsOf(again)).toEqual(idsOf(view))
        for (const { element } of inputsOf(again)) {
          if (element.type === 'plain_text_input') expect(element.initial_value).toBe('typed')
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    )
  })
})
