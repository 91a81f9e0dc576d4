import fc from 'fast-check'
import { actionIds } from '../../src/features/deps.ts'
import { anyRole, type Drawn, nat, weighted } from './draw.ts'

/** What somebody does, before it is known in which world. */

/** Whose: of the organization acted in, of this world, of another one, or nobody's. */
const targetPlan = fc.record({
  kind: fc.constantFrom('self', 'person', 'parent', 'record'),
  whose: weighted<'near' | 'here' | 'elsewhere' | 'nowhere'>(
    [7, 'near'],
    [4, 'here'],
    [2, 'elsewhere'],
    [1, 'nowhere'],
  ),
  index: nat,
})
export type TargetPlan = Drawn<typeof targetPlan>

/** The organization that a button or a form says it is from. */
const stampPlan = fc.record({
  of: weighted<'none' | 'own' | 'here' | 'elsewhere' | 'nowhere'>(
    [2, 'none'],
    [12, 'own'],
    [2, 'here'],
    [1, 'elsewhere'],
    [1, 'nowhere'],
  ),
  index: nat,
})
export type StampPlan = Drawn<typeof stampPlan>

/** Paths that are no field, or no path at all. */
const oddPaths = [
  'preferences',
  'custom_fields',
  'device_info',
  'id',
  'preferences.constructor',
  '__proto__',
  'nothing',
]
const pathPlan = (field: fc.Arbitrary<number>) =>
  fc.record({
    odd: weighted<string | undefined>([40, undefined], ...oddPaths.map((path): [number, string] => [1, path])),
    isElsewhere: weighted([12, false], [1, true]),
    /** Whether it is one of the sensitive ones, where there are any. */
    isSensitive: fc.boolean(),
    field,
  })
export type PathPlan = Drawn<ReturnType<typeof pathPlan>>

/** Preferences more often than what no form of ours changes. */
const editedField = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(0, 1, 2, 3, 9) },
  { weight: 1, arbitrary: fc.nat(9) },
)
const editPlan = fc.record({
  path: pathPlan(editedField),
  type: weighted<'fitting' | 'text' | 'number' | 'choice'>([9, 'fitting'], [1, 'text'], [1, 'number'], [1, 'choice']),
  seen: weighted<'right' | 'wrong' | 'unseen'>([8, 'right'], [1, 'wrong'], [2, 'unseen']),
  number: fc.integer({ min: 0, max: 99 }),
  /** Whether it is what the record holds already. */
  isGuess: weighted([4, false], [1, true]),
})
export type EditPlan = Drawn<typeof editPlan>

export const words = [
  '',
  'lookup',
  'devices',
  'preferences',
  'help',
  'whoami',
  'access',
  'org',
  'link',
  'unlink',
  'links',
  'nonsense',
] as const

/** Buttons by how often they are pressed; the last is of a version of the bot that never was. */
const buttons = [
  ...Object.values(actionIds),
  actionIds.card,
  actionIds.devicesPage,
  ...Array.from({ length: 4 }, () => actionIds.reveal),
  ...Array.from({ length: 4 }, () => actionIds.linkApprove),
  ...Array.from({ length: 2 }, () => actionIds.linkDecline),
  ...Array.from({ length: 3 }, () => actionIds.linkAsk),
  'stale.button',
]

const common = {
  actor: nat,
  /** Whether it is somebody whom an organization lets in. */
  isLetIn: weighted([9, true], [1, false]),
  target: targetPlan,
  person: targetPlan.map((target): TargetPlan => ({ ...target, kind: 'person' })),
  stamp: stampPlan,
  role: anyRole,
}

export const askPlan = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ...common, kind: fc.constant('command'), word: fc.constantFrom(...words) }) },
  {
    weight: 7,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('button'),
      actionId: fc.constantFrom(...buttons),
      path: pathPlan(fc.nat(9)),
      page: fc.nat(3),
      place: fc.constantFrom('message', 'modal', 'home'),
      isBroken: weighted([15, false], [1, true]),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('submission'),
      callbackId: weighted([2, 'lookup'], [6, 'preferences'], [2, 'links.link'], [1, 'stale.form']),
      edits: fc.array(editPlan, { minLength: 1, maxLength: 2 }),
      isBroken: weighted([15, false], [1, true]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('suggestion'),
      actionId: weighted([6, actionIds.linkRecord], [1, 'field.timezone'], [1, 'stale.select']),
      typed: fc.constantFrom('', 'part', 'part', '#', 'parent'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...common,
      kind: fc.constant('shortcut'),
      callbackId: fc.constantFrom('record.own', 'record.search', 'record.author', 'stale.shortcut'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ ...common, kind: fc.constant('home') }) },
)
export type AskPlan = Drawn<typeof askPlan>
