import { z } from 'zod'
import type { Target } from '../../access/records.ts'
import { type Context, defineAction, defineSubmission, type Feature, page, type Reply } from '../../slack/feature.ts'
import { targetOf, targetSchema } from '../../slack/target.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { numbersOf } from '../record-blocks.ts'
import { card } from './card.ts'
import { callbackId, lookupForm, readLookup } from './form.ts'
import { revealed, revealSchema } from './reveal.ts'
import { lookupShortcuts } from './shortcuts.ts'

/** Looking up a record: one's own, a colleague's, by person, user number or record number. */
export const lookup = ({ records, fieldsOf }: FeatureDeps): Feature => {
  const show = async ({ actor }: Context, target: Target): Promise<Reply> => {
    const reading = await records.read(actor, 'record.read', target, { devices: true })
    return page('Extra record', card(reading, actor, fieldsOf(actor.organization.id)), numbersOf(reading.record))
  }

  const reveal = async ({ actor }: Context, { target, path }: z.infer<typeof revealSchema>): Promise<Reply> => {
    const { reading, value } = await records.reveal(actor, target, path)
    return page(
      'Sensitive field',
      revealed(reading, fieldsOf(actor.organization.id), path, value),
      numbersOf(reading.record),
    )
  }

  return {
    name: 'lookup',
    commands: [
      {
        name: '',
        summary: 'Your own extra record',
        forAnyone: {
          usage: '[me | @person | 42 | #158]',
          summary: 'An extra record: your own, or someone’s by person, user number or record number',
        },
        permission: 'record.read',
        handle: async (context, argument) => show(context, targetOf(argument)),
      },
      {
        name: 'lookup',
        summary: 'Look someone up in a form',
        permission: 'record.search',
        handle: async (context, argument) => (argument ? show(context, targetOf(argument)) : lookupForm()),
      },
    ],
    actions: [
      defineAction({
        actionId: actionIds.card,
        permission: 'record.read',
        answer: 'push',
        value: targetSchema,
        run: show,
      }),
      defineAction({
        actionId: actionIds.refresh,
        permission: 'record.read',
        answer: 'replace',
        value: targetSchema,
        run: show,
      }),
      defineAction({
        actionId: actionIds.reveal,
        permission: 'record.read',
        answer: 'push',
        value: revealSchema,
        run: reveal,
      }),
      defineAction({
        actionId: actionIds.lookup,
        permission: 'record.search',
        answer: 'push',
        opens: 'Look someone up',
        value: z.null(),
        run: async () => lookupForm(),
      }),
    ],
    shortcuts: lookupShortcuts(show),
    submissions: [
      defineSubmission({
        callbackId,
        permission: 'record.search',
        metadata: z.strictObject({}),
        run: async (context, _metadata, state) => {
          const read = readLookup(state)
          return 'errors' in read ? { kind: 'invalid', errors: read.errors } : show(context, read.target)
        },
      }),
    ],
  }
}
