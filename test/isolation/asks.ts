import type { Target } from '../../src/access/records.ts'
import { digest } from '../../src/changes/paths.ts'
import type { AskPlan, EditPlan, PathPlan } from './ask-plan.ts'
import {
  actorFor,
  asRecord,
  fieldFor,
  organizationFor,
  personFor,
  type Request,
  requestFor,
  stampFor,
  targetFor,
} from './choose.ts'
import { matchField, sorts } from './fields.ts'
import { mark } from './marks.ts'
import { actingIn } from './oracle.ts'
import { valueIn } from './records.ts'
import { type Batch, outside, type Person, type Stored, type World } from './worlds.ts'

/** A value to be written, and the input that it is typed into. */
export type Edit = { path: string; value: unknown; input: object; actionId: string }

/** What somebody does, before it is made into a payload. */
export type Ask = {
  number: number
  plan: AskPlan
  world: World
  actor: Person
  /** The team that the payload says the person is of. */
  team: string
  /** Id of the organization that a button or form is said to be from. */
  stamp: string | undefined
  target: Target
  /** Somebody whom a command or button is about. */
  about: string
  /** Id of an organization to choose, or to ask for a record in. */
  organizationId: string
  path: string
  edits: Edit[]
  typed: string
  proposalId: string
}

/** The record that is meant, whether or not it may be. */
const recordOf = (batch: Batch, target: Target, own: number | undefined): Stored | undefined => {
  if (target.kind === 'record') return batch.records.get(target.id)
  const parent = target.kind === 'parent' ? target.parent : own
  return parent === undefined ? undefined : batch.parents.get(parent)?.record
}

const inputOf = (type: string, number: number, text: string): { value: unknown; input: object } => {
  if (type === 'number') return { value: number, input: { type: 'number_input', value: String(number) } }
  if (type === 'text') return { value: text, input: { type: 'plain_text_input', value: text } }
  const value = number % 3 ? 'beta' : text
  return { value, input: { type: 'static_select', selected_option: { value } } }
}

const seenOf = ({ seen }: EditPlan, held: unknown): string => {
  if (seen === 'unseen') return 'unseen'
  return seen === 'right' ? digest(held) : '0123456789ab'
}

/** What is typed into a menu that is searched: never all that a record holds, so that what comes back was not typed. */
const typedOf = (plan: AskPlan, record: Stored | undefined): string => {
  if (plan.kind !== 'suggestion') return ''
  if (plan.typed === 'parent') return String(record?.parent ?? 9)
  if (plan.typed !== 'part') return plan.typed
  const field = record?.organization.fields[plan.target.index % 2 ? 4 : matchField]
  return record && field ? String(valueIn(record.body, field.path)).slice(0, -2) : 'q1f4'
}

const isStamped = ({ kind }: AskPlan): boolean => ['button', 'submission', 'suggestion'].includes(kind)

/** Draws what is done from the plan, for the world as it is now. */
export const askOf = (batch: Batch, world: World, plan: AskPlan, number: number, requests: Request[]): Ask => {
  const actor = actorFor(world, plan, requests)
  const stamp = isStamped(plan) ? stampFor(batch, world, actor, plan, requests) : undefined
  const acting = actingIn(world, actor, stamp)
  const near = acting?.organization ?? world.organizations[0]
  const drawn = targetFor(batch, world, plan.target, near)
  const isByNumber = plan.kind === 'submission' && plan.callbackId !== 'lookup'
  const target = isByNumber ? asRecord(batch, world, drawn, acting) : drawn
  const record = recordOf(batch, target, acting?.parent)
  const pathOf = (path: PathPlan): string => path.odd ?? (near && fieldFor(batch, world, near, path)?.path) ?? 'nothing'
  const editOf = (edit: EditPlan): Edit => {
    const path = pathOf(edit.path)
    const held = record && valueIn(record.body, path)
    const text = edit.isGuess && typeof held === 'string' ? held : mark.written(number)
    const type = edit.type === 'fitting' ? (sorts[edit.path.field]?.type ?? 'text') : edit.type
    return { path, actionId: `field.${type}:${seenOf(edit, held)}`, ...inputOf(type, edit.number, text) }
  }
  return {
    number,
    plan,
    world,
    actor,
    team: actor.kind === 'stranger' && plan.actor % 2 ? outside : world.team,
    stamp,
    target,
    about: personFor(batch, world, plan, near),
    organizationId: organizationFor(batch, world, actor, plan),
    path: plan.kind === 'button' ? pathOf(plan.path) : '',
    edits: plan.kind === 'submission' && plan.callbackId === 'preferences' ? plan.edits.map(editOf) : [],
    typed: typedOf(plan, record),
    proposalId: requestFor(near, plan.target.index, requests),
  }
}
