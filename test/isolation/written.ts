import { digest } from '../../src/changes/paths.ts'
import type { Ask, Edit } from './asks.ts'
import type { Field } from './fields.ts'
import { mayEdit, type Standing } from './oracle.ts'
import { setIn, valueIn } from './records.ts'
import type { Stage } from './stage.ts'
import type { Batch, Organization, Stored } from './worlds.ts'

type Change = { record: Stored | undefined; path: string; value: unknown }

/** JSON whose keys are in order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )

const pathsOf = ({ preferences, custom_fields, attributes }: Stored['body']): string[] => [
  ...Object.keys(preferences).map((key) => `preferences.${key}`),
  ...Object.keys(custom_fields).map((key) => `custom_fields.${key}`),
  ...Object.keys(attributes),
]

const isWritten = (edit: Edit, path: string, value: unknown): boolean =>
  edit.path === path && canonical(edit.value) === canonical(value)

/** Compares what the service holds with what it must hold. */
export const createWrittenCheck = ({ service }: Pick<Stage, 'service'>, batch: Batch) => {
  const changesIn = async (organizations: Organization[]): Promise<Change[]> => {
    const ids = organizations.map(({ config }) => config.id)
    const { records } = await service.records.list({ organizations: ids, limit: 100_000, offset: 0, devices: true })
    return records.flatMap((found): Change[] => {
      const { id, parent, organization_id, preferences, custom_fields, attributes, devices = [] } = found
      const now = { preferences, custom_fields, attributes, devices }
      const record = batch.records.get(id)
      if (!record || record.parent !== parent || record.organization.config.id !== organization_id)
        return [{ record, path: 'whose it is', value: organization_id }]
      if (canonical(now) === canonical(record.body)) return []
      const changed = [...new Set([...pathsOf(now), ...pathsOf(record.body)])]
        .map((path) => ({ record, path, value: valueIn(now, path) }))
        .filter(({ path, value }) => canonical(value) !== canonical(valueIn(record.body, path)))
      return changed.length > 0 ? changed : [{ record, path: 'devices', value: undefined }]
    })
  }

  /** What becomes of a value that an interaction wrote: from now on it is a secret like others. */
  const takeOver = (ask: Ask, record: Stored, field: Field, value: unknown): void => {
    setIn(record.body, field.path, value)
    if (typeof value !== 'string' || !value.startsWith('w')) return
    batch.written.set(ask.number, { record: record.id, field: field.number })
    batch.digests.set(digest(value), { record: record.id, field: field.number })
  }

  const mayBe = (ask: Ask, standing: Standing | undefined, { record, path, value }: Change): boolean => {
    const field = record?.organization.fields.find((each) => each.path === path)
    if (!record || !field || !standing || !mayEdit(standing, field, record)) return false
    if (!ask.edits.some((edit) => isWritten(edit, path, value))) return false
    takeOver(ask, record, field, value)
    return true
  }

  const inWords = ({ record, path, value }: Change): string =>
    `record ${record?.id}: ${path} became ${canonical(value)}, which they may not change`

  return {
    /** @returns what was changed by who may not, and how much by who may, which is taken over */
    after: async (ask: Ask, standing: Standing | undefined): Promise<{ faults: string[]; changed: number }> => {
      if (ask.edits.length === 0) return { faults: [], changed: 0 }
      const of = ask.target.kind === 'record' ? batch.records.get(ask.target.id)?.organization : undefined
      const organizations = new Set([...ask.world.organizations, ...(of ? [of] : [])])
      const changes = await changesIn([...organizations])
      const faults = changes.filter((change) => !mayBe(ask, standing, change)).map(inWords)
      return { faults, changed: changes.length - faults.length }
    },
    /** What is there and was not there, or written by nobody. */
    atLast: async (): Promise<string[]> => (await changesIn([...batch.organizations.values()])).map(inWords),
  }
}
