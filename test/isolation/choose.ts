import type { Target } from '../../src/access/records.ts'
import { actionIds } from '../../src/features/deps.ts'
import type { AskPlan, PathPlan, StampPlan, TargetPlan } from './ask-plan.ts'
import type { Field } from './fields.ts'
import { nowhere } from './marks.ts'
import { placeOf, proposalsOf, reach, type Standing, standingsOf } from './oracle.ts'
import type { Batch, Organization, Person, World } from './worlds.ts'

/** Who and what of a world a plan means: one after the other, and more often what makes something happen. */

/** A request to be linked. */
export type Request = { id: string; organizationId: string; userId: string }

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)]

/** Worlds count from 1: this is the next one. */
const elsewhere = ({ worlds }: Batch, { number }: World): World | undefined => pick(worlds, number)

const isDeciding = (plan: AskPlan): boolean =>
  plan.kind === 'button' && (plan.actionId === actionIds.linkApprove || plan.actionId === actionIds.linkDecline)

/** Where somebody may decide on a request. */
const decidesIn = (world: World, person: Person, requests: Request[]): Organization[] =>
  standingsOf(world, person)
    .filter((standing) => reach(standing, 'links.edit') === 'anyone')
    .map(({ organization }) => organization)
    .filter(({ config }) => requests.some(({ organizationId }) => organizationId === config.id))

/** Those who get further than to be refused: of who asks to be linked, or decides on it, those who may. */
const likely = (world: World, plan: AskPlan, requests: Request[]): Person[] => {
  const { people } = world
  if (plan.kind === 'button' && plan.actionId === actionIds.linkAsk)
    return people.filter((person) => proposalsOf(world, person).length > 0)
  const deciders = people.filter((person) => isDeciding(plan) && decidesIn(world, person, requests).length > 0)
  return deciders.length > 0 ? deciders : people.filter((person) => standingsOf(world, person).length > 0)
}

export const actorFor = (world: World, plan: AskPlan, requests: Request[]): Person => {
  const actors = plan.isLetIn ? likely(world, plan, requests) : []
  return pick(actors.length > 0 ? actors : world.people, plan.actor) ?? world.nobody
}

export const targetFor = (batch: Batch, world: World, plan: TargetPlan, near: Organization | undefined): Target => {
  const { kind, whose, index } = plan
  const there = (whose === 'elsewhere' && elsewhere(batch, world)) || world
  const records = there.records.filter(({ organization }) => whose !== 'near' || organization === near)
  const record = whose === 'nowhere' ? undefined : pick(records, index)
  if (kind === 'record') return { kind, id: record?.id ?? nowhere.id }
  if (kind === 'parent') return { kind, parent: record?.parent ?? nowhere.parent }
  if (kind === 'self') return { kind }
  const person = whose === 'nowhere' ? world.nobody : pick(there.people, index)
  return { kind: 'person', userId: person?.userId ?? world.nobody.userId }
}

/** What a form says by number alone is said so of people too. */
export const asRecord = (batch: Batch, world: World, target: Target, acting: Standing | undefined): Target => {
  const person = target.kind === 'person' ? world.people.find(({ userId }) => userId === target.userId) : undefined
  const place = acting && person && placeOf(world, acting.organization, person)
  const parent = target.kind === 'self' ? acting?.parent : place?.parent
  const record = parent === undefined ? undefined : batch.parents.get(parent)?.record
  return record ? { kind: 'record', id: record.id } : target
}

/** Somebody to link or unlink: half of the time, somebody who is linked. */
export const personFor = (batch: Batch, world: World, plan: AskPlan, near: Organization | undefined): string => {
  const { index } = plan.person
  const linked = world.links.filter(({ organizationId }) => organizationId === near?.config.id)
  const target = targetFor(batch, world, plan.person, near)
  const other = target.kind === 'person' ? target.userId : world.nobody.userId
  return (index % 2 ? pick(linked, index)?.userId : undefined) ?? other
}

/** Id of the organization that something is said to be from. */
export const stampFor = (batch: Batch, world: World, actor: Person, plan: AskPlan, requests: Request[]) => {
  const decides = isDeciding(plan) && plan.stamp.of === 'own' ? decidesIn(world, actor, requests) : []
  return pick(decides, plan.stamp.index)?.config.id ?? idFor(batch, world, actor, plan.stamp)
}

const idFor = (batch: Batch, world: World, actor: Person, { of, index }: StampPlan): string | undefined => {
  if (of === 'none') return undefined
  if (of === 'nowhere') return 'nowhere'
  if (of === 'elsewhere') return pick(elsewhere(batch, world)?.organizations ?? [], index)?.config.id
  const own = standingsOf(world, actor).map(({ organization }) => organization)
  return pick(of === 'own' && own.length > 0 ? own : world.organizations, index)?.config.id
}

/** Id of an organization to choose, or to ask for a record in. */
export const organizationFor = (batch: Batch, world: World, actor: Person, plan: AskPlan): string => {
  const asking = plan.isLetIn ? pick(proposalsOf(world, actor), plan.stamp.index) : undefined
  const of = plan.stamp.of === 'none' ? 'here' : plan.stamp.of
  return asking?.organization.config.id ?? idFor(batch, world, actor, { ...plan.stamp, of }) ?? 'nowhere'
}

export const fieldFor = (batch: Batch, world: World, near: Organization, plan: PathPlan): Field | undefined => {
  const { isElsewhere, isSensitive, field } = plan
  const all = [...world.organizations, ...(elsewhere(batch, world)?.organizations ?? [])]
  const others = isElsewhere ? all.filter((each) => each !== near) : []
  const { fields } = pick(others, field) ?? near
  const sensitive = isSensitive ? fields.filter(({ rule }) => rule?.sensitive) : []
  return pick(sensitive, field) ?? fields[field]
}

/** Id of a request of the organization acted in, or of any. */
export const requestFor = (near: Organization | undefined, index: number, requests: Request[]): string => {
  const found = requests.filter(({ organizationId }) => index % 4 > 0 && organizationId === near?.config.id)
  return (pick(found, index) ?? pick(requests, index))?.id ?? 'none'
}
