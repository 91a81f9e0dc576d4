import type { KnownBlock } from '@slack/types'
import { mayEverSee } from '../../access/policy.ts'
import type { Target } from '../../access/records.ts'
import { buttons, context, escapeText, limits, section, truncate } from '../../blocks/index.ts'
import { type Edit, type Result, type ShownChange, touchedOf } from '../../changes/apply.ts'
import { type FieldDefinition, formatValue, labelOf } from '../../fields/definition.ts'
import { suggestZones } from '../../fields/timezone.ts'
import { type Context, defineAction, defineSubmission, type Feature, page, type Reply } from '../../slack/feature.ts'
import { targetOf, targetSchema } from '../../slack/target.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { callbackId, metadataSchema, preferencesForm, readPreferences } from './form.ts'

const title = 'Preferences'

const shown = (definitions: FieldDefinition[], path: string, value: unknown): string =>
  escapeText(truncate(formatValue(definitions, path, value), limits.optionText))

const named = (definitions: FieldDefinition[], path: string): string =>
  `*${escapeText(truncate(labelOf(definitions, path), limits.optionText))}*`

const changeLine = (definitions: FieldDefinition[], change: ShownChange): string => {
  const name = named(definitions, change.path)
  if (change.isMasked) return `${name}: changed; what it holds is not shown`
  return `${name}: ${shown(definitions, change.path, change.from)} → ${shown(definitions, change.path, change.to)}`
}

const conflictLine = (definitions: FieldDefinition[], change: ShownChange): string => {
  const name = named(definitions, change.path)
  if (change.isMasked) return `${name} is another now.`
  return `${name} is now ${shown(definitions, change.path, change.from)}; you entered ${shown(definitions, change.path, change.to)}.`
}

const conflictNotice = (definitions: FieldDefinition[], changes: ShownChange[]): string =>
  [
    ':warning: While this form was open, someone else changed what you changed too. *Nothing was saved.*',
    ...changes.map((change) => conflictLine(definitions, change)),
    'Your entries are still below. Save again to replace what the other person entered, or cancel to keep it.',
  ].join('\n')

const saved = (result: Exclude<Result, { outcome: 'conflict' }>, definitions: FieldDefinition[]): KnownBlock[] => {
  if (result.outcome === 'unchanged') return [section('Nothing was changed, so nothing was saved.')]
  const show = buttons({
    text: 'Show the record',
    actionId: actionIds.refresh,
    value: { kind: 'record', id: result.reading.record.id },
  })
  const lines = result.changes.map((change) => changeLine(definitions, change))
  if (result.outcome === 'not_kept') {
    return [
      section(
        ':warning: The User Extra service accepted the change, but did not keep these fields. Please tell your administrator.',
      ),
      section(lines.join('\n')),
      show,
    ]
  }
  if (lines.length === 0) return [section(':white_check_mark: The record already holds what you entered.'), show]
  return [
    section(':white_check_mark: *Saved.*'),
    section(lines.join('\n')),
    context('Only these fields were changed.'),
    show,
  ]
}

/** Changing preferences: a form made from the field definitions, saved as a PATCH of what differs. */
export const preferences = ({ records, changes, fieldsOf }: FeatureDeps): Feature => {
  const open = async ({ actor }: Context, target: Target): Promise<Reply> => {
    const reading = await records.read(actor, 'preferences.edit', target)
    return { kind: 'form', form: preferencesForm(reading, actor, fieldsOf(actor.organization.id)) }
  }

  const save = async ({ actor, interaction }: Context, recordId: number, edits: Edit[]): Promise<Reply> => {
    const definitions = fieldsOf(actor.organization.id)
    const result = await changes.edit({ actor, permission: 'preferences.edit', recordId, edits, interaction })
    if (result.outcome !== 'conflict') return page(title, saved(result, definitions))
    // Only what the person touched: the rest of the form shows what the record holds now.
    const typed = new Map(touchedOf(edits).map(({ path, value }) => [path, value]))
    const notice = conflictNotice(definitions, result.changes)
    return { kind: 'form', form: preferencesForm(result.reading, actor, definitions, { typed, notice }) }
  }

  return {
    name: 'preferences',
    commands: [
      {
        name: 'preferences',
        summary: 'Change your theme, language, notifications, time zone and other preferences',
        forAnyone: { usage: '[@person | 42 | #158]', summary: 'Change preferences: your own, or someone’s' },
        permission: 'preferences.edit',
        opens: title,
        handle: async (context, argument) => open(context, targetOf(argument)),
      },
    ],
    actions: [
      defineAction({
        actionId: actionIds.preferences,
        permission: 'preferences.edit',
        answer: 'push',
        opens: title,
        value: targetSchema,
        run: open,
      }),
    ],
    submissions: [
      defineSubmission({
        callbackId,
        permission: 'preferences.edit',
        changes: true,
        metadata: metadataSchema,
        run: async (context, { recordId }, state) => {
          const { actor } = context
          const known = fieldsOf(actor.organization.id).filter(({ path }) => mayEverSee(actor, path))
          const read = readPreferences(state, known)
          return 'errors' in read ? { kind: 'invalid', errors: read.errors } : save(context, recordId, read.edits)
        },
      }),
    ],
    suggestions: [
      {
        actionId: 'field.timezone',
        permission: 'preferences.edit',
        handle: async (_context, typed) => suggestZones(typed),
      },
    ],
  }
}
