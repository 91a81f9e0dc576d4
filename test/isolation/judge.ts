import type { Link } from '../../src/access/links.ts'
import { actionIds } from '../../src/features/deps.ts'
import type { Ask } from './asks.ts'
import type { Request } from './choose.ts'
import { firstOfDevices, matchField } from './fields.ts'
import { same, type Token, tokensIn } from './marks.ts'
import {
  mayCount,
  mayList,
  mayOpen,
  mayReveal,
  maySee,
  mayWith,
  placeOf,
  type Standing,
  standingsOf,
} from './oracle.ts'
import { isLookup, type Piece } from './stage.ts'
import { isToBeNamed, knows, placeIn } from './told.ts'
import type { Batch, Person, Stored } from './worlds.ts'

/** Something that was said: by which interaction, to whom, and in which organization of theirs. */
export type Said = {
  batch: Batch
  ask: Ask
  /** What the actor sent. */
  payload: string
  requests: Request[]
  /** What was recorded as shown: `record 12 path`. */
  revealed: Set<string>
  /** Links that were made or taken away: whom they concern is told. */
  links: Link[]
  piece: Piece
  receiver: Person
  standing: Standing | undefined
}

type Holding = { record: number; field: number }

const holdingsOf = ({ batch }: Said, token: Token): Holding[] => {
  switch (token.kind) {
    case 'value':
      return [token]
    case 'digest':
      return [batch.digests.get(token.digest) ?? []].flat()
    case 'written':
      return [batch.written.get(token.interaction) ?? []].flat()
    case 'email':
      return (batch.addresses.get(token.person) ?? []).map(({ id }) => ({ record: id, field: matchField }))
    default:
      return []
  }
}

const isSensitive = ({ batch }: Said, { record, field }: Holding): boolean =>
  batch.records.get(record)?.organization.fields[field]?.rule?.sensitive === true

/** Why a value may not be shown; undefined where it may. */
const againstHolding = (said: Said, token: Token, { record: id, field: number }: Holding): string | undefined => {
  const { batch, standing, ask, revealed } = said
  const record = batch.records.get(id)
  if (!record) return 'is of no record at all'
  if (!standing || record.organization !== standing.organization) return 'is of another organization'
  if (number >= firstOfDevices) return mayWith(standing, 'devices.read', record) ? undefined : 'is of a device'
  const field = record.organization.fields[number]
  if (!field) return 'is of no field at all'
  if (!maySee(standing, field, record) || !mayOpen(standing, field, record)) return 'is of a field they may not see'
  if (!isSensitive(said, { record: id, field: number })) return undefined
  const isShow = ask.plan.kind === 'button' && ask.plan.actionId === actionIds.reveal && ask.path === field.path
  if (!isShow || token.kind === 'digest') return 'is of a sensitive field, and nobody pressed Show'
  if (!mayReveal(standing, field, record)) return 'is of a sensitive field that they may not be shown'
  return revealed.has(`record ${id} ${field.path}`) ? undefined : 'is of a sensitive field: that is not on record'
}

const againstUser = (said: Said, number: number): string | undefined => {
  const { batch, ask, receiver, standing } = said
  const { world } = ask
  const person = batch.people.get(number)
  if (!person || person === receiver || person === ask.actor) return undefined
  if (!world.people.includes(person)) return 'is somebody of another workspace'
  // Who belongs nowhere is told whom to ask.
  const places = standing ? [standing.organization] : world.organizations
  if (places.some((each) => placeIn(said, each, person) || isToBeNamed(said, each, person))) return undefined
  if (!standing) return 'is nobody to be asked'
  if (world.organizations.some((each) => placeOf(world, each, person))) return 'belongs to another organization'
  return mayList(standing, standing.organization) ? undefined : 'is nobody whom they may be told of'
}

const againstNumber = (said: Said, parent: number): string | undefined => {
  const { batch, ask, receiver, standing, links } = said
  if (links.some((link) => link.userId === receiver.userId && link.parent === parent)) return undefined
  const place = batch.parents.get(parent)
  if (!place || standingsOf(ask.world, receiver).some((each) => each.parent === parent)) return undefined
  if (standing?.organization !== place.organization) return 'is of another organization'
  const may = place.record ? mayCount(standing, place.record) : mayList(standing, place.organization)
  return may ? undefined : 'is a record that they may not know of'
}

/** The records of which a piece speaks; where it names none, it may be any of the organization. */
const aboutOf = ({ batch, ask, piece, standing }: Said): Stored[] => {
  const own = ask.world.records.filter(({ organization }) => organization === standing?.organization)
  const named = tokensIn(piece.text).flatMap((token) =>
    token.kind === 'record' ? (batch.records.get(token.record) ?? []) : [],
  )
  const here = named.filter((record) => own.includes(record))
  return here.length > 0 ? here : own
}

/** A field's name tells that there is such a field. */
const againstKey = (said: Said, organization: number, number: number): string | undefined => {
  const { standing } = said
  if (standing?.organization.number !== organization) return 'is a field of another organization'
  const field = standing.organization.fields[number]
  return field && aboutOf(said).some((record) => maySee(standing, field, record))
    ? undefined
    : 'is a field that they may not know of'
}

const againstOrganization = (said: Said, number: number): string | undefined => {
  const organization = said.batch.organizations.get(number)
  const may = organization && (organization === said.standing?.organization || knows(said, organization))
  return may ? undefined : 'is an organization that they do not belong to'
}

const against = (said: Said, token: Token): string | undefined => {
  const { batch, standing } = said
  switch (token.kind) {
    case 'organization':
      return againstOrganization(said, token.organization)
    case 'user':
      return againstUser(said, token.person)
    case 'group':
      return standing?.organization.number === token.organization ? undefined : 'is a group of another organization'
    case 'parent':
      return againstNumber(said, token.parent)
    case 'record':
      return againstNumber(said, batch.records.get(token.record)?.parent ?? 0)
    case 'key':
      return againstKey(said, token.organization, token.field)
    default: {
      const reasons = holdingsOf(said, token).map((holding) => againstHolding(said, token, holding))
      return reasons.includes(undefined) ? undefined : reasons[0]
    }
  }
}

/** What was said that its receiver may not know, and what of records that they may. */
export const judge = (said: Said): { leaks: string[]; shown: number[]; sensitive: number } => {
  const { piece, receiver, ask } = said
  // What somebody has sent themselves is no news to them.
  const typed = receiver === ask.actor ? tokensIn(said.payload) : []
  const asked = isLookup(piece.way) ? ['user', 'group'] : []
  const tokens = tokensIn(piece.text).filter(
    (token) => !asked.includes(token.kind) && !typed.some((each) => same(each, token)),
  )
  const judged = tokens.map((token) => ({ token, reason: against(said, token) }))
  const holdings = judged.flatMap(({ token, reason }) => (reason ? [] : holdingsOf(said, token)))
  return {
    leaks: judged.flatMap(({ token, reason }) => (reason ? [`${JSON.stringify(token)} ${reason}`] : [])),
    shown: [...new Set(holdings.map(({ record }) => record))],
    sensitive: holdings.filter((holding) => isSensitive(said, holding)).length,
  }
}
