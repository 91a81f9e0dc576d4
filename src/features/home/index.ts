import { header, section, sentence } from '../../blocks/index.ts'
import { AppError } from '../../errors.ts'
import type { Context, Feature, Page } from '../../slack/feature.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { numbersOf } from '../record-blocks.ts'
import { homeBlocks, ownRecord } from './view.ts'

/** The Home tab: one's own record, and the way to everything else that one may do. */
export const home = ({ records, fieldsOf }: FeatureDeps): Feature => {
  const show = async ({ actor }: Context): Promise<Page> => {
    const title = 'User Extra'
    try {
      const reading = await records.read(actor, 'record.read', { kind: 'self' }, { devices: true })
      const main = ownRecord(reading, actor, fieldsOf(actor.organization.id))
      return { title, blocks: homeBlocks(main, actor, reading.record), footer: numbersOf(reading.record) }
    } catch (error) {
      // Who has no record yet may still look others up.
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error
      return { title, blocks: homeBlocks([header(title), section(sentence(error.message))], actor) }
    }
  }

  return { name: 'home', home: { permission: 'record.read', refreshId: actionIds.home, handle: show } }
}
