import { z } from 'zod'
import type { Target } from '../../access/records.ts'
import type { FormState, Reply } from '../../slack/feature.ts'
import { readTarget } from '../../slack/target.ts'

export const callbackId = 'lookup'

const personBlock = 'person'
const numberBlock = 'number'

export const lookupForm = (): Reply => ({
  kind: 'form',
  form: {
    callbackId,
    title: 'Look someone up',
    submit: 'Look up',
    metadata: {},
    blocks: [
      {
        type: 'input',
        block_id: personBlock,
        optional: true,
        label: { type: 'plain_text', text: 'Person' },
        element: {
          type: 'users_select',
          action_id: 'person',
          placeholder: { type: 'plain_text', text: 'Pick a person' },
        },
      },
      {
        type: 'input',
        block_id: numberBlock,
        optional: true,
        label: { type: 'plain_text', text: 'Or a number' },
        hint: { type: 'plain_text', text: 'A user number such as 42, or a record number such as #158.' },
        element: { type: 'plain_text_input', action_id: 'number', max_length: 20 },
      },
    ],
  },
})

const person = z.object({ selected_user: z.string().nullish() })
const number = z.object({ value: z.string().nullish() })

/** Whom a filled form asks for, or what is wrong with it, by block. */
export const readLookup = (state: FormState): { target: Target } | { errors: Record<string, string> } => {
  const userId = person.safeParse(state[personBlock]?.person).data?.selected_user
  const text = number.safeParse(state[numberBlock]?.number).data?.value?.trim()
  if (userId && text) return { errors: { [numberBlock]: 'Please give either a person or a number, not both.' } }
  if (userId) return { target: { kind: 'person', userId } }
  if (!text) return { errors: { [personBlock]: 'Please pick a person, or give a number below.' } }
  const target = readTarget(text)
  if (target?.kind === 'parent' || target?.kind === 'record') return { target }
  return { errors: { [numberBlock]: 'Please give a user number such as 42, or a record number such as #158.' } }
}
