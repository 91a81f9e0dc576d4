import { z } from 'zod'
import type { Target } from '../../access/records.ts'
import { type Context, defineAction, type Feature, page, type Reply } from '../../slack/feature.ts'
import { targetOf, targetSchema } from '../../slack/target.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { devicesPage } from './view.ts'

const pageSchema = z.strictObject({ target: targetSchema, page: z.number().int().min(0).max(10_000) })

/** Assigned devices: of oneself, or of someone else for those who may. */
export const devices = ({ records }: FeatureDeps): Feature => {
  const show = async ({ actor, surface }: Context, target: Target, number = 0): Promise<Reply> => {
    const reading = await records.read(actor, 'devices.read', target, { devices: true })
    return page('Devices', devicesPage(reading, actor, surface, number), `record #${reading.record.id}`)
  }

  return {
    name: 'devices',
    commands: [
      {
        name: 'devices',
        summary: 'The devices assigned to you',
        forAnyone: { usage: '[@person | 42 | #158]', summary: 'Assigned devices: your own, or someone’s' },
        permission: 'devices.read',
        handle: async (context, argument) => show(context, targetOf(argument)),
      },
    ],
    actions: [
      defineAction({
        actionId: actionIds.devices,
        permission: 'devices.read',
        answer: 'push',
        value: targetSchema,
        run: (context, target) => show(context, target),
      }),
      defineAction({
        actionId: actionIds.devicesPage,
        permission: 'devices.read',
        answer: 'replace',
        value: pageSchema,
        run: (context, value) => show(context, value.target, value.page),
      }),
    ],
  }
}
