import type { InputBlock, KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { Actor } from '../../access/membership.ts'
import { isSensitive, mayEdit, maySee } from '../../access/policy.ts'
import type { Reading } from '../../access/redact.ts'
import { clean, context, escapeText, limits, noticeBlockId, plain, section, truncate } from '../../blocks/index.ts'
import { type Edit, unseen } from '../../changes/apply.ts'
import { digest, valueAt } from '../../changes/paths.ts'
import { define, definitionOf, type FieldDefinition, labelOf } from '../../fields/definition.ts'
import { type FieldTypeName, fieldTypes } from '../../fields/index.ts'
import { type Form, type FormState, type InputState, parseReturned } from '../../slack/feature.ts'
import { holderOf } from '../record-blocks.ts'

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

/** Defined and stored ones alike, as far as the actor may know of them. */
const pathsOf = ({ record, masked }: Reading, actor: Actor, definitions: FieldDefinition[]): string[] => {
  const defined = definitions.map(({ path }) => path).filter((path) => path.startsWith(prefix))
  const present = Object.keys(record.preferences).map((key) => `${prefix}${key}`)
  const all = [...defined, ...present, ...masked.filter((path) => path.startsWith(prefix))]
  return [...new Set(all)].filter((path) => maySee(actor, path, record.parent))
}

const keptHint = 'What it holds is not shown. Leave this empty to keep it.'

const inputOf = (definition: FieldDefinition, value: unknown, seen: string): InputBlock => {
  const hint = seen === unseen ? keptHint : definition.hint
  return {
    type: 'input',
    block_id: definition.path,
    optional: true,
    label: plain(definition.label, limits.inputLabel),
    ...(hint && { hint: plain(hint, limits.inputHint) }),
    element: definition.input(actionIdOf(definition.type, seen), value),
  }
}

/** Names and values that Slack could not carry back unchanged are left to other tools. */
const isCarried = (path: string, value: unknown): boolean =>
  path.length <= limits.identifier && path === clean(path) && (typeof value !== 'string' || value === clean(value))

export type Draft = { typed: Map<string, unknown>; notice: string }

/** The form of a record's preferences, made from definitions and values; with a draft, as the person left it. */
export const preferencesForm = (
  reading: Reading,
  actor: Actor,
  definitions: FieldDefinition[],
  draft?: Draft,
): Form => {
  const { record } = reading
  const inputs: InputBlock[] = []
  const left: string[] = []
  let room = mostBytes
  for (const path of pathsOf(reading, actor, definitions)) {
    const stored = valueAt(record, path)
    const definition = mayEdit(actor, path, record.parent) ? definitionOf(definitions, path, stored) : undefined
    const value = draft?.typed.has(path) ? draft.typed.get(path) : stored
    const seen = isSensitive(actor, path) ? unseen : digest(stored)
    const input = definition && isCarried(path, stored) ? inputOf(definition, value, seen) : undefined
    const size = Buffer.byteLength(JSON.stringify(input) ?? '')
    if (!input || inputs.length === mostInputs || size > room) left.push(labelOf(definitions, path))
    else {
      inputs.push(input)
      room -= size
    }
  }
  const whose = record.parent === actor.parent ? 'Yours' : `Of ${holderOf(reading)}`
  const blocks: KnownBlock[] = [
    ...(draft ? [{ ...section(draft.notice), block_id: noticeBlockId }] : []),
    context(`${whose} · record #${record.id}`),
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
  if (seen === unseen || !fieldTypes[type].options.safeParse({}).success) return false
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
