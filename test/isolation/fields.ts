import { mark } from './marks.ts'
import type { RulePlan } from './plan.ts'

export const matchField = 5
export const firstOfDevices = 80

/** A field of an organization's records, with what the organization says of it. */
export type Field = {
  number: number
  path: string
  rule: RulePlan | undefined
  /** As the organizations file has it. */
  written: object | undefined
}

type Sort = { group: string; type: 'text' | 'number' | 'choice'; options?: object; value: (record: number) => unknown }

const text = (group: string, field: number): Sort => ({
  group,
  type: 'text',
  value: (record) => mark.value(record, field),
})

/** One of each sort; what is nested or a list has no type of its own. */
export const sorts: readonly Sort[] = [
  text('preferences.', 0),
  {
    ...text('preferences.', 1),
    type: 'number',
    options: { min: 10, max: 90 },
    value: (record) => mark.number(record, 1),
  },
  text('preferences.', 2),
  { ...text('preferences.', 3), type: 'choice', options: { choices: ['alpha', 'beta'] } },
  text('custom_fields.', 4),
  text('custom_fields.', matchField),
  { ...text('custom_fields.', 6), value: (record) => ({ kept: { deep: mark.value(record, 6) } }) },
  text('', 7),
  { ...text('', 8), value: (record) => [mark.value(record, 8), 'and more'] },
  // A key with a dot cannot be defined.
  text('preferences.', 9),
]

const pathOf = (organization: number, field: number): string =>
  `${sorts[field]?.group}${mark.key(organization, field)}${field === 9 ? '.dotted' : ''}`

/** @param rules of the first nine */
export const fieldsOf = (organization: number, rules: RulePlan[]): Field[] =>
  sorts.map(({ type, options }, number) => {
    const path = pathOf(organization, number)
    const plan = rules[number]
    const { visible_to, editable_by, sensitive = false } = plan ?? {}
    const hasRule = visible_to !== undefined || editable_by !== undefined || sensitive
    if (!plan || !(hasRule || plan.isDefined)) return { number, path, rule: undefined, written: undefined }
    const label = `About ${mark.key(organization, number)}`
    const written = { path, label, type, ...options, visible_to, editable_by, sensitive }
    return { number, path, rule: hasRule ? plan : undefined, written }
  })
