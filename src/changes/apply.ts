import type { Limiter } from '../access/limiter.ts'
import type { Actor } from '../access/membership.ts'
import type { Permission } from '../access/permissions.ts'
import { fieldDenial, isSensitive, mayEdit } from '../access/policy.ts'
import type { Records } from '../access/records.ts'
import type { Reading } from '../access/redact.ts'
import { AppError } from '../errors.ts'
import { definitionOf, type FieldDefinition, labelOf } from '../fields/definition.ts'
import type { UserExtraClient } from '../user-extra/client.ts'
import { isUserExtraError } from '../user-extra/errors.ts'
import type { ExtraRecord } from '../user-extra/schema.ts'
import type { Ledger } from './ledger.ts'
import { digest, patchOf, sameValue, valueAt } from './paths.ts'
import { createTurns } from './turns.ts'

/**
 * A field as a person left it: the value meant, and the digest of the value they saw; `unseen` where what it holds is not
 * shown, as with sensitive fields.
 */
export type Edit = { path: string; value: unknown; seen: string }

export const unseen = 'unseen'

/** A change as its actor may be told of it: `from` and `to` are not said of a sensitive field. */
export type ShownChange = { path: string } & ({ isMasked: true } | { isMasked: false; from: unknown; to: unknown })

export type Result =
  /** Saved, and seen in the API's answer. */
  | { outcome: 'applied'; reading: Reading; changes: ShownChange[] }
  /** Nothing differs from what the person saw; nothing was called. */
  | { outcome: 'unchanged' }
  /** Someone else changed a touched field meanwhile; nothing was saved. `from` is what the field holds now. */
  | { outcome: 'conflict'; reading: Reading; changes: ShownChange[] }
  /** The API said yes, and did not keep these; the others are saved. */
  | { outcome: 'not_kept'; reading: Reading; changes: ShownChange[] }

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

type FieldChange = { path: string; from: unknown; to: unknown }

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

/** The edits that differ from what the person saw; what they did not see is left alone by leaving it empty. */
export const touchedOf = (edits: Edit[]): Edit[] =>
  edits.filter(({ value, seen }) => digest(value) !== (seen === unseen ? digest(null) : seen))

const shownTo = (actor: Actor, { path, from, to }: FieldChange): ShownChange =>
  isSensitive(actor, path) ? { path, isMasked: true } : { path, isMasked: false, from, to }

export const createChanges = (deps: {
  client: Pick<UserExtraClient, 'update'>
  records: Records
  ledger: Ledger
  limiter: Limiter
  fieldsOf: (organizationId: string) => FieldDefinition[]
}): Changes => {
  const { client, records, ledger, limiter, fieldsOf } = deps

  /** Sends the PATCH; where its fate is open, looks whether it arrived before anyone is told that this is not known. */
  const send = async (actor: Actor, permission: Permission, recordId: number, changes: FieldChange[]) => {
    const patch = patchOf(changes.map(({ path, to }) => ({ path, value: to })))
    try {
      return await client.update(actor.organization.id, recordId, patch)
    } catch (error) {
      if (!isUncertain(error)) throw error
      // Of a sensitive field it must not show whether a guess is what it held all along.
      if (changes.some(({ path }) => isSensitive(actor, path))) throw error
      const record = await records.whole(actor, permission, { kind: 'record', id: recordId }).catch(() => undefined)
      if (record && holds(record, changes)) return record
      throw error
    }
  }

  /**
   * What differs from the record, and which of it somebody else changed meanwhile. A sensitive field is compared with
   * nothing: whether a guess was right must not show.
   */
  const compare = (actor: Actor, current: ExtraRecord, touched: Edit[]) => {
    const all = touched.map(({ path, value, seen }) => ({ path, from: valueAt(current, path), to: value, seen }))
    const changes = all.filter(({ path, from, to }) => isSensitive(actor, path) || !sameValue(from, to))
    const conflicts = changes.filter(({ path, from, seen }) => !isSensitive(actor, path) && digest(from) !== seen)
    return { changes, conflicts }
  }

  const edit: Changes['edit'] = async ({ actor, permission, recordId, edits, interaction }) => {
    const touched = touchedOf(edits)
    if (touched.length === 0) return { outcome: 'unchanged' }
    await limiter.take(actor, 'changes')

    const current = await records.whole(actor, permission, { kind: 'record', id: recordId })
    // A form has inputs for what is defined or there: what is neither was not in it, and is answered as what is hidden.
    const isKnown = (path: string): boolean =>
      valueAt(current, path) !== undefined ||
      fieldsOf(actor.organization.id).some((definition) => definition.path === path)
    const refused = touched.find(({ path }) => !isKnown(path) || !mayEdit(actor, path, current.parent))
    if (refused) throw fieldDenial(actor, refused.path, 'change')

    const told = async (outcome: 'applied' | 'conflict' | 'not_kept', record: ExtraRecord, changed: FieldChange[]) => ({
      outcome,
      reading: await records.reading(actor, record),
      changes: changed.map((change) => shownTo(actor, change)),
    })
    const { changes, conflicts } = compare(actor, current, touched)
    if (conflicts.length > 0) return told('conflict', current, conflicts)
    if (changes.length === 0) return told('applied', current, [])
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
    // What a sensitive field held is not compared: whether it was the same before must not show.
    const lost = changes.filter((change) => !isSensitive(actor, change.path) && !holds(record, [change]))
    await entry.end(lost.length === 0 ? 'applied' : 'not_kept')
    return lost.length === 0 ? told('applied', record, changes) : told('not_kept', record, lost)
  }

  const inTurn = createTurns()
  return {
    // One's own turn first: of one person, one change at a time can stand in the way of another person's.
    edit: (request) => {
      const { actor, recordId } = request
      return inTurn(`person ${actor.organization.id} ${actor.userId}`, () =>
        inTurn(`record ${actor.organization.id} ${recordId}`, () => edit(request)),
      )
    },
  }
}
