import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { denial, mayWith } from '../access/policy.ts'
import type { Records } from '../access/records.ts'
import { AppError } from '../errors.ts'
import { definitionOf, type FieldDefinition, labelOf } from '../fields/definition.ts'
import type { UserExtraClient } from '../user-extra/client.ts'
import { isUserExtraError } from '../user-extra/errors.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import type { Ledger } from './ledger.ts'
import { digest, patchOf, sameValue, valueAt } from './paths.ts'
import { createTurns } from './turns.ts'

/** A field as a person left it: the value meant, and the digest of the value they saw. */
export type Edit = { path: string; value: unknown; seen: string }

export type FieldChange = { path: string; from: unknown; to: unknown }

export type Result =
  /** Saved, and seen in the API's answer. */
  | { outcome: 'applied'; record: ExtraRecord; changes: FieldChange[] }
  /** Nothing differs from what the person saw; nothing was called. */
  | { outcome: 'unchanged' }
  /** Someone else changed a touched field meanwhile; nothing was saved. `from` is what the field holds now. */
  | { outcome: 'conflict'; record: ExtraRecord; changes: FieldChange[] }
  /** The API said yes, and did not keep these; the others are saved. */
  | { outcome: 'not_kept'; record: ExtraRecord; changes: FieldChange[] }

export type Changes = {
  /** The only way to write. @throws AppError when the actor may not, or the API failed; the message says what is known. */
  edit(request: {
    actor: Actor
    permission: Permission
    recordId: number
    edits: Edit[]
    interaction: string
  }): Promise<Result>
}

/** A write whose fate is open: timed out, or the connection broke after it was sent. */
const isUncertain = (error: unknown): boolean => isUserExtraError(error) && error.uncertain

const holds = (record: ExtraRecord, changes: FieldChange[]): boolean =>
  changes.every(({ path, to }) => sameValue(valueAt(record, path), to))

const check = (definitions: FieldDefinition[], { path, from, to }: FieldChange): void => {
  const definition = definitionOf(definitions, path, from)
  if (definition && (to === null || definition.allows(to))) return
  throw new AppError(
    'invalid_value',
    `“${labelOf(definitions, path)}” cannot take that value. Nothing was saved. Please correct it and save again.`,
  )
}

/** The edits that differ from what the person saw. */
export const touchedOf = (edits: Edit[]): Edit[] => edits.filter(({ value, seen }) => digest(value) !== seen)

export const createChanges = (deps: {
  client: Pick<UserExtraClient, 'update'>
  records: Records
  ledger: Ledger
  fieldsOf: (organizationId: string) => FieldDefinition[]
}): Changes => {
  const { client, records, ledger, fieldsOf } = deps

  /** Sends the PATCH; where its fate is open, looks whether it arrived before anyone is told that this is not known. */
  const send = async (actor: Actor, permission: Permission, recordId: number, changes: FieldChange[]) => {
    const patch = patchOf(changes.map(({ path, to }) => ({ path, value: to })))
    try {
      return await client.update(actor.organization.id, recordId, patch)
    } catch (error) {
      if (!isUncertain(error)) throw error
      const record = await records.read(actor, permission, { kind: 'record', id: recordId }).catch(() => undefined)
      if (record && holds(record, changes)) return record
      throw error
    }
  }

  const edit: Changes['edit'] = async ({ actor, permission, recordId, edits, interaction }) => {
    const touched = touchedOf(edits)
    if (touched.length === 0) return { outcome: 'unchanged' }

    const current = await records.read(actor, permission, { kind: 'record', id: recordId })
    if (!mayWith(actor, permission, current.parent)) throw denial(actor, permission)

    const changes = touched
      .map(({ path, value, seen }) => ({ path, from: valueAt(current, path), to: value, seen }))
      .filter(({ from, to }) => !sameValue(from, to))
    const conflicts = changes.filter(({ from, seen }) => digest(from) !== seen)
    if (conflicts.length > 0) return { outcome: 'conflict', record: current, changes: conflicts }
    if (changes.length === 0) return { outcome: 'applied', record: current, changes: [] }
    for (const change of changes) check(fieldsOf(actor.organization.id), change)

    const entry = await ledger.begin({
      organizationId: actor.organization.id,
      recordId,
      slackUserId: actor.userId,
      interaction,
      paths: changes.map(({ path }) => path),
    })
    const record = await send(actor, permission, recordId, changes).catch(async (error: unknown) => {
      await entry.end(isUncertain(error) ? 'unknown' : 'failed')
      throw error
    })
    const lost = changes.filter((change) => !holds(record, [change]))
    await entry.end(lost.length === 0 ? 'applied' : 'not_kept')
    return lost.length === 0 ? { outcome: 'applied', record, changes } : { outcome: 'not_kept', record, changes: lost }
  }

  const inTurn = createTurns()
  return {
    edit: (request) => inTurn(`${request.actor.organization.id} ${request.recordId}`, () => edit(request)),
  }
}
