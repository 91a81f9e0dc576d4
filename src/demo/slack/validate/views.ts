import { z } from 'zod'
import { crossProblems, viewBlocks } from './blocks.ts'
import { shapeProblems } from './issues.ts'
import { limits } from './limits.ts'
import { error, isObject, type JsonObject, type Problem, warning } from './problems.ts'
import { undocumented } from './rules.ts'
import { flag, plainText } from './text.ts'
import { blocksIn, type SeenBlock } from './visit.ts'

const identity = {
  private_metadata: z.string().max(limits.view.privateMetadata).optional(),
  callback_id: z.string().max(limits.view.callbackId).optional(),
  external_id: z.string().max(limits.view.externalId).optional(),
}

const label = plainText(limits.view.button).optional()

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(limits.view.title),
  submit: label,
  close: label,
  blocks: viewBlocks,
  ...identity,
  clear_on_close: flag,
  notify_on_close: flag,
  // Kept by Slack for the configuration modals of steps from apps, which are gone.
  submit_disabled: undocumented(z.boolean()),
})

const home = z.strictObject({ type: z.literal('home'), blocks: viewBlocks, ...identity })

const view = z.discriminatedUnion('type', [modal, home])

/** What Slack adds to a view that it shows, so that a view from a payload cannot be sent back as it is. */
const readOnly = [
  'id',
  'hash',
  'state',
  'team_id',
  'app_id',
  'bot_id',
  'root_view_id',
  'previous_view_id',
  'app_installed_team_id',
].map((key) => `/${key}`)

const namingReadOnly = (problem: Problem): Problem =>
  problem.code === 'unknown_property' && readOnly.includes(problem.pointer)
    ? { ...problem, code: 'read_only_property' }
    : problem

const missingSubmit = (given: JsonObject, blocks: readonly SeenBlock[]): Problem[] => {
  if (given.type !== 'modal' || given.submit !== undefined) return []
  const input = blocks.find(({ type }) => type === 'input')
  const message = 'must define `submit` to use an `input` block in modals'
  return input ? [error(input.pointer, 'missing_submit', message)] : []
}

const emptiness = ({ blocks }: JsonObject): Problem[] =>
  Array.isArray(blocks) && blocks.length === 0 ? [warning('/blocks', 'too_few', 'should have at least 1 block')] : []

const size = (given: JsonObject): Problem[] =>
  Buffer.byteLength(JSON.stringify(given)) > limits.view.bytes
    ? [error('', 'view_too_large', `must be no more than ${limits.view.bytes} bytes`)]
    : []

/** A view as given to views.open, .push, .update or .publish, or in the answer to a submission. */
export const validateView = (given: unknown): Problem[] => {
  const shape = shapeProblems(view, given).map(namingReadOnly)
  if (!isObject(given)) return shape
  const blocks = blocksIn(given.blocks, '/blocks')
  return [
    ...shape,
    ...crossProblems(blocks, given.type === 'home' ? 'home' : 'modal'),
    ...missingSubmit(given, blocks),
    ...emptiness(given),
    ...size(given),
  ]
}
