import type { Permission } from '../../src/access/permissions.ts'
import { digest } from '../../src/changes/paths.ts'
import { actionIds } from '../../src/features/deps.ts'
import type { Ask } from './asks.ts'
import { mark, nowhere } from './marks.ts'
import { matchOf, mayEdit, mayEverSee, maySee, mayWith, placeOf, reach, type Standing } from './oracle.ts'
import { valueIn } from './records.ts'
import type { Batch, Person, Stored, World } from './worlds.ts'

/**
 * The same once more, about what does not exist, or with a wrong guess: nobody is told the difference who may not know
 * it. `instead` is what has another name there.
 */
export type Twin = { ask: Ask; instead: [there: string, here: string][] }

const byWord: Partial<Record<string, Permission>> = {
  '': 'record.read',
  lookup: 'record.read',
  devices: 'devices.read',
  preferences: 'preferences.edit',
  link: 'links.edit',
}
const byButton: Partial<Record<string, Permission>> = {
  [actionIds.card]: 'record.read',
  [actionIds.refresh]: 'record.read',
  [actionIds.reveal]: 'record.read',
  [actionIds.devices]: 'devices.read',
  [actionIds.devicesPage]: 'devices.read',
  [actionIds.preferences]: 'preferences.edit',
}
const byForm: Partial<Record<string, Permission>> = {
  lookup: 'record.read',
  preferences: 'preferences.edit',
  'links.link': 'links.edit',
}

/** The permission by which a record is looked for, where the ask names one. */
const permissionOf = ({ plan }: Ask): Permission | undefined => {
  if (plan.kind === 'command') return byWord[plan.word]
  if (plan.kind === 'button') return byButton[plan.actionId]
  if (plan.kind === 'submission') return byForm[plan.callbackId]
  return plan.kind === 'shortcut' && plan.callbackId === 'record.author' ? 'record.read' : undefined
}

const aboutPeople: Partial<Record<string, 'access.read' | 'links.edit'>> = {
  access: 'access.read',
  unlink: 'links.edit',
  [actionIds.unlink]: 'links.edit',
}

const isKnown = (world: World, { organization }: Standing, person: Person): boolean =>
  placeOf(world, organization, person) !== undefined || matchOf(world, organization, person) !== undefined

/** Somebody may have linked them in the meantime. */
const isStillNobody = (world: World): boolean =>
  world.organizations.every((organization) => !placeOf(world, organization, world.nobody))

/** Somebody of whom the organization knows nothing, in place of somebody of whom it knows nothing either. */
const ofPerson = (ask: Ask, standing: Standing | undefined): Twin | undefined => {
  const { plan, world, about, actor } = ask
  const word = plan.kind === 'command' ? plan.word : plan.kind === 'button' ? plan.actionId : ''
  const permission = aboutPeople[word]
  const person = world.people.find(({ userId }) => userId === about)
  if (!permission || !person || person === actor || actor === world.nobody || !isStillNobody(world)) return undefined
  const isTold = standing !== undefined && (person.kind !== 'person' || isKnown(world, standing, person))
  if (isTold && reach(standing, permission) === 'anyone') return undefined
  const { userId } = world.nobody
  return { ask: { ...ask, about: userId }, instead: [[userId, about]] }
}

const ofTarget = (ask: Ask, standing: Standing | undefined, batch: Batch): Twin | undefined => {
  const { target, world, actor } = ask
  const permission = permissionOf(ask)
  if (!permission || target.kind === 'self') return undefined
  if (target.kind === 'person') {
    const person = world.people.find(({ userId }) => userId === target.userId)
    if (!person || person === actor || actor === world.nobody || permission === 'links.edit') return undefined
    if (!isStillNobody(world)) return undefined
    if (standing && isKnown(world, standing, person) && reach(standing, permission) === 'anyone') return undefined
    const { userId } = world.nobody
    return { ask: { ...ask, target: { kind: 'person', userId } }, instead: [[userId, target.userId]] }
  }
  const id = target.kind === 'record' ? target.id : (batch.parents.get(target.parent)?.record?.id ?? 0)
  const record = batch.records.get(id)
  if (!record || (standing && mayWith(standing, permission, record))) return undefined
  const other = target.kind === 'record' ? { kind: target.kind, id: nowhere.id } : { ...target, parent: nowhere.parent }
  // Forms say it by either number.
  const instead: Twin['instead'] = [
    [String(nowhere.parent), String(mark.parent(id))],
    [String(nowhere.id), String(id)],
  ]
  return { ask: { ...ask, target: other }, instead }
}

const recordOf = ({ target }: Ask, standing: Standing, batch: Batch): Stored | undefined => {
  if (target.kind === 'record') return batch.records.get(target.id)
  if (target.kind === 'person') return undefined
  const parent = target.kind === 'parent' ? target.parent : standing.parent
  return parent === undefined ? undefined : batch.parents.get(parent)?.record
}

/** A field that does not exist, in place of one that they may not see. */
const ofHidden = (ask: Ask, standing: Standing, record: Stored): Twin | undefined => {
  const [edit, ...others] = ask.edits
  const isShow = ask.plan.kind === 'button' && ask.plan.actionId === actionIds.reveal
  const path = edit?.path ?? (isShow ? ask.path : undefined)
  const field = standing.organization.fields.find((each) => each.path === path)
  if (!field || others.length > 0 || maySee(standing, field, record)) return undefined
  if (!edit) return { ask: { ...ask, path: 'custom_fields.nothing' }, instead: [] }
  // Of other fields no form of the bot's has an input; what a field is that they know of elsewhere is no secret.
  if (!field.path.startsWith('preferences.') || mayEverSee(standing, field)) return undefined
  return { ask: { ...ask, edits: [{ ...edit, path: 'preferences.nothing' }] }, instead: [] }
}

/** A wrong guess at what a sensitive field holds, in place of one that may be right: of the value, or of its digest. */
const ofGuess = (ask: Ask, standing: Standing, record: Stored): Twin | undefined => {
  const [edit, ...others] = ask.edits
  const field = standing.organization.fields.find(({ path }) => path === edit?.path)
  if (!edit || !field?.rule?.sensitive || others.length > 0 || !mayEdit(standing, field, record)) return undefined
  const [type, seen] = edit.actionId.split(':')
  const value = mark.written(ask.number)
  const isHeld = type === 'field.text' && edit.value === valueIn(record.body, field.path)
  // That nothing was changed is then said by the form itself, whatever the record holds.
  if (isHeld && seen === digest(edit.value)) return undefined
  const wrong = isHeld ? { value, input: { ...edit.input, value } } : { actionId: `${type}:fedcba987654` }
  return { ask: { ...ask, edits: [{ ...edit, ...wrong }] }, instead: [] }
}

export const twinOf = (ask: Ask, standing: Standing | undefined, batch: Batch): Twin | undefined => {
  const twin = ofPerson(ask, standing) ?? ofTarget(ask, standing, batch)
  if (twin || !standing) return twin
  const record = recordOf(ask, standing, batch)
  const door = ask.plan.kind === 'submission' ? 'preferences.edit' : 'record.read'
  if (!record || !mayWith(standing, door, record)) return undefined
  return ofHidden(ask, standing, record) ?? ofGuess(ask, standing, record)
}
