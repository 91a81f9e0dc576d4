import type { InputBlock } from '@slack/types'
import { z } from 'zod'
import type { Candidate } from '../../access/linking.ts'
import { type Role, roles } from '../../access/permissions.ts'
import { clean, limits, option, plain, truncate } from '../../blocks/index.ts'
import { AppError } from '../../errors.ts'
import { type FormState, parseReturned, type Reply } from '../../slack/feature.ts'
import { actionIds } from '../deps.ts'
import type { RecordTarget, Wanted } from './argument.ts'

export const callbackId = 'links.link'
export const formTitle = 'Link someone'

const blockIds = { person: 'person', record: 'record', role: 'role' } as const

const titled = (role: Role): string => role.charAt(0).toUpperCase() + role.slice(1)

const roleOption = (role: Role) => option(titled(role), role)

const input = (blockId: string, label: string, element: InputBlock['element'], hint?: string): InputBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(label, limits.inputLabel),
  ...(hint && { hint: plain(hint, limits.inputHint) }),
  element,
})

/** A person, a record that nobody is linked to, and a role. */
export const linkForm = ({ userId, role = 'member' }: Pick<Wanted, 'userId' | 'role'> = {}): Reply => ({
  kind: 'form',
  form: {
    callbackId,
    title: formTitle,
    submit: 'Link',
    metadata: {},
    blocks: [
      input(blockIds.person, 'Person', {
        type: 'users_select',
        action_id: 'person',
        placeholder: plain('Pick a person', limits.optionText),
        ...(userId && { initial_user: userId }),
      }),
      input(
        blockIds.record,
        'Record',
        {
          type: 'external_select',
          action_id: actionIds.linkRecord,
          placeholder: plain('Pick, or type to search', limits.optionText),
          min_query_length: 0,
        },
        'The records that nobody is linked to.',
      ),
      input(blockIds.role, 'Role', {
        type: 'static_select',
        action_id: 'role',
        options: roles.map(roleOption),
        initial_option: roleOption(role),
      }),
    ],
  },
})

/** A record to choose: user number, what else tells it, as far as there is room, and record number. */
export const candidateOption = ({ id, parent, hints }: Candidate) => {
  const [first, last] = [`user ${parent}`, `record #${id}`]
  const room = limits.optionText - first.length - last.length - 2 * between.length
  const middle = truncate(clean(hints.join(between)), room)
  return option([first, ...(middle ? [middle] : []), last].join(between), String(parent))
}

const between = ' · '

const person = z.object({ selected_user: z.string().nullish() })
const selected = z.object({ selected_option: z.object({ value: z.string() }).nullish() })
const parentSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(z.number().positive())
const roleSchema = z.enum(roles)

type Read = { wanted: Required<Wanted> } | { errors: Record<string, string> }

/** What a filled form asks for, or what is missing, by block. */
export const readLinkForm = (state: FormState): Read => {
  const userId = person.safeParse(state[blockIds.person]?.person).data?.selected_user
  const record = selected.safeParse(state[blockIds.record]?.[actionIds.linkRecord]).data?.selected_option
  const role = selected.safeParse(state[blockIds.role]?.role).data?.selected_option
  if (!userId) return { errors: { [blockIds.person]: 'Please pick a person.' } }
  if (!record) return { errors: { [blockIds.record]: 'Please choose a record.' } }
  if (!role) return { errors: { [blockIds.role]: 'Please choose a role.' } }
  const target: RecordTarget = { kind: 'parent', parent: parseReturned(parentSchema, record.value) }
  return { wanted: { userId, target, role: parseReturned(roleSchema, role.value) } }
}

/** An error at an input is plain text, in which nobody can be mentioned. */
const withoutMentions = (message: string): string => {
  const text = message.replaceAll(/<@[UW][A-Z0-9]+>/g, 'this person')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const beside: Record<string, (message: string) => Record<string, string>> = {
  taken: () => ({
    [blockIds.record]: 'That record is somebody else’s by now, so nothing was linked. Choose another one.',
  }),
  not_found: () => ({
    [blockIds.record]: 'That record is gone, so nothing was linked. Choose another one.',
  }),
  unsuitable: (message) => ({ [blockIds.person]: withoutMentions(message) }),
  last_administrator: () => ({
    [blockIds.role]: 'This person is the last administrator, so nothing was linked. Make somebody else one first.',
  }),
}

/** What stands against a link, beside the input that it is about; nothing for what is about none of them. */
export const besideInput = (error: unknown): Record<string, string> | undefined =>
  error instanceof AppError && Object.hasOwn(beside, error.code) ? beside[error.code]?.(error.message) : undefined
