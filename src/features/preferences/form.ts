import type { InputBlock, KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { holderOf } from '../../access/organization.ts'
import { clean, context, escapeText, limits, noticeBlockId, plain, section, truncate } from '../../blocks/index.ts'
import type { Edit } from '../../changes/apply.ts'
import { digest, valueAt } from '../../changes/paths.ts'
import { define, definitionOf, type FieldDefinition, labelOf } from '../../fields/definition.ts'
import { type FieldTypeName, fieldTypes } from '../../fields/index.ts'
import { type Form, type FormState, type InputState, parseReturned } from '../../slack/feature.ts'
import type { ExtraRecord } from '../../user-extra/schema.ts'

export const callbackId = 'preferences'
export const metadataSchema = z.strictObject({ recordId: z.number().int() })

const prefix = 'preferences.'
const mostInputs = limits.viewBlocks - 5
/** Of the inputs as JSON. Slack takes 250,000 for a view; what is typed into them comes back in it too. */
const mostBytes = 150_000

/** Tells the input apart after submission: its field type, and the digest of the value the person saw. */
const actionIdOf = (type: FieldTypeName, seen: string): string => `field.${type}:${seen}`
const actionIdSchema = z.templateLiteral([
  'field.',
  z.enum(Object.keys(fieldTypes) as FieldTypeName[]),
  ':',
  z.string(),
])

const pathSchema = z.string().startsWith(prefix)

const pathsOf = (record: ExtraRecord, definitions: FieldDefinition[]): string[] => {
  const defined = definitions.map(({ path }) => path).filter((path) => path.startsWith(prefix))
  const present = Object.keys(record.preferences).map((key) => `${prefix}${key}`)
  return [...new Set([...defined, ...present])]
}

const inputOf = (definition: FieldDefinition, value: unknown, seen: unknown): InputBlock => ({
  type: 'input',
  block_id: definition.path,
  optional: true,
  label: plain(definition.label, limits.inputLabel),
  ...(definition.hint && { hint: plain(definition.hint, limits.inputHint) }),
  element: definition.input(actionIdOf(definition.type, digest(seen)), value),
})

/** Names and values that Slack could not carry back unchanged are left to other tools. */
const isCarried = (path: string, value: unknown): boolean =>
  path.length <= limits.identifier && path === clean(path) && (typeof value !== 'string' || value === clean(value))

export type Draft = { typed: Map<string, unknown>; notice: string }

/** The form of a record's preferences, made from definitions and values; with a draft, as the person left it. */
export const preferencesForm = (
  record: ExtraRecord,
  actor: Actor,
  definitions: FieldDefinition[],
  draft?: Draft,
): Form => {
  const inputs: InputBlock[] = []
  const left: string[] = []
  let room = mostBytes
  for (const path of pathsOf(record, definitions)) {
    const stored = valueAt(record, path)
    const definition = definitionOf(definitions, path, stored)
    const value = draft?.typed.has(path) ? draft.typed.get(path) : stored
    const input = definition && isCarried(path, stored) ? inputOf(definition, value, stored) : undefined
    const size = Buffer.byteLength(JSON.stringify(input) ?? '')
    if (!input || inputs.length === mostInputs || size > room) left.push(labelOf(definitions, path))
    else {
      inputs.push(input)
      room -= size
    }
  }
  const whose = record.parent === actor.parent ? 'Yours' : `Of ${holderOf(actor.organization, record.parent)}`
  const blocks: KnownBlock[] = [
    ...(draft ? [{ ...section(draft.notice), block_id: noticeBlockId }] : []),
    context(`${whose} · ${escapeText(actor.organization.name)} · record #${record.id}`),
    ...inputs,
    ...(left.length > 0 ? [context(`Not to be changed here: ${truncate(left.map(escapeText).join(', '), 500)}`)] : []),
  ]
  return { callbackId, title: 'Preferences', submit: 'Save', blocks, metadata: { recordId: record.id } }
}

const splitActionId = (actionId: string): { type: FieldTypeName; seen: string } => {
  const [name = '', seen = ''] = parseReturned(actionIdSchema, actionId).split(':')
  return { type: name.slice('field.'.length) as FieldTypeName, seen }
}

/** The definition an input was made from; one that is gone by now makes the form stale where nothing can stand in. */
const definitionFor = (definitions: FieldDefinition[], path: string, type: FieldTypeName): FieldDefinition =>
  definitions.find((each) => each.path === path && each.type === type) ??
  define(path, labelOf(definitions, path), type, parseReturned(fieldTypes[type].options, {}))

/** A value left as it was is not judged: it may be older than its definition. */
const isAsSeen = (type: FieldTypeName, input: InputState, seen: string): boolean => {
  const read = fieldTypes[type].withOptions({}).read(input)
  return 'value' in read && digest(read.value) === seen
}

/** What the person left in each input, or what is wrong with it, by block. */
export const readPreferences = (
  state: FormState,
  definitions: FieldDefinition[],
): { edits: Edit[] } | { errors: Record<string, string> } => {
  const edits: Edit[] = []
  const errors: Record<string, string> = {}
  for (const [blockId, elements] of Object.entries(state)) {
    const path = parseReturned(pathSchema, blockId)
    for (const [actionId, input] of Object.entries(elements)) {
      const { type, seen } = splitActionId(actionId)
      const read = definitionFor(definitions, path, type).read(input)
      if ('value' in read) edits.push({ path, value: read.value, seen })
      else if (!isAsSeen(type, input, seen)) errors[blockId] = read.problem
    }
  }
  return Object.keys(errors).length > 0 ? { errors } : { edits }
}
