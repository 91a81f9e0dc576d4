import fc from 'fast-check'
import { type Permission, permissionNames, type Reach, type Role, roles } from '../../src/access/permissions.ts'
import { askPlan } from './ask-plan.ts'
import { anyAudience, anyRole, type Drawn, nat, weighted } from './draw.ts'

/** What a world is made from. */

type Audience = Drawn<typeof anyAudience>[number]

/** `isDefined`: whether the file names the field where it has no rule. */
export type RulePlan = {
  isDefined: boolean
  visible_to: Audience[] | undefined
  editable_by: Audience[] | undefined
  sensitive: boolean
}
const rulePlan: fc.Arbitrary<RulePlan> = fc
  .record({
    isDefined: fc.boolean(),
    visible_to: fc.option(anyAudience, { nil: undefined, freq: 2 }),
    editable_by: fc.option(anyAudience, { nil: undefined, freq: 2 }),
    sensitive: weighted([2, false], [1, true]),
  })
  .map((rule) => {
    const { visible_to, editable_by } = rule
    const editors = visible_to ? editable_by?.filter((who) => visible_to.includes(who)) : editable_by
    return { ...rule, editable_by: editors && editors.length > 0 ? editors : undefined }
  })

export type CellPlan = { permission: Permission; role: Role; reach: Reach }
/** What shows and changes fields and devices, more often than the rest. */
const telling: Permission[] = ['record.read', 'preferences.read', 'fields.read', 'fields.reveal', 'devices.read']
const cellPlan: fc.Arbitrary<CellPlan> = fc.record({
  permission: fc.constantFrom(
    ...permissionNames,
    ...telling,
    ...telling,
    'preferences.edit' as const,
    'links.edit' as const,
  ),
  role: fc.constantFrom(...roles),
  reach: fc.constantFrom<Reach>('nobody', 'self', 'anyone'),
})

const organizationPlan = fc.record({
  allowGuests: fc.boolean(),
  match: fc.option(fc.record({ confirm: fc.boolean(), isEmail: fc.boolean() }), { nil: undefined, freq: 3 }),
  rules: fc.array(rulePlan, { minLength: 9, maxLength: 9 }),
  cells: fc.oneof(fc.constant([]), fc.array(cellPlan, { minLength: 1, maxLength: 12 })),
  groupRole: anyRole,
})
export type OrganizationPlan = Drawn<typeof organizationPlan>

/**
 * How a person comes to an organization. `listed`: in the file, without a record; `absent`: with one that does not exist;
 * `displaced`: with one that somebody else is linked to; `twice`: two records hold their e-mail address; `taken`: the one
 * that does is linked to somebody else.
 */
export const ways = [
  'none',
  'file',
  'listed',
  'absent',
  'displaced',
  'link',
  'both',
  'match',
  'twice',
  'taken',
] as const
const placePlan = fc.record({
  way: weighted<(typeof ways)[number]>(
    ...ways.map((way): [number, typeof way] => [
      way === 'match' ? 7 : ['none', 'file', 'link'].includes(way) ? 4 : 1,
      way,
    ]),
  ),
  role: anyRole,
  linkRole: anyRole,
  isGrouped: weighted([4, false], [1, true]),
})
export type PlacePlan = Drawn<typeof placePlan>

export type Kind = 'person' | 'guest' | 'deactivated' | 'bot' | 'stranger'
const personPlan = fc.record({
  kind: weighted<Kind>([9, 'person'], [2, 'guest'], [1, 'deactivated'], [1, 'bot'], [1, 'stranger']),
  places: fc.array(placePlan, { minLength: 3, maxLength: 3 }),
  chosen: fc.option(nat, { nil: undefined, freq: 8 }),
})
export type PersonPlan = Drawn<typeof personPlan>

export const worldPlan = fc.record({
  organizations: fc.array(organizationPlan, { minLength: 1, maxLength: 3 }),
  people: fc.array(personPlan, { minLength: 2, maxLength: 5 }),
  asks: fc.array(askPlan, { minLength: 4, maxLength: 6 }),
})
export type WorldPlan = Drawn<typeof worldPlan>
