import { randomUUID } from 'node:crypto'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { ledgerMigrations } from '../../src/changes/ledger.ts'
import type { Workspace } from '../../src/demo/slack/types.ts'
import { openDatabase } from '../../src/store/database.ts'
import { startUserExtraService } from '../../src/user-extra/service/server.ts'
import { proposalsOf } from './oracle.ts'
import { type Batch, home, outside } from './worlds.ts'

/** Where everybody is. */
export const channel = 'C0ALL'

const longAgo = '2026-01-02T03:04:05.000Z'

/** One Enterprise organization with a workspace for each world; the app is installed in one that is nobody's. */
export const workspaceOf = ({ worlds, people, organizations }: Batch): Workspace => {
  const enterprise = { id: 'E0ALL', name: 'All' }
  return {
    teams: [
      { id: home, name: 'Home', domain: 'home', enterprise },
      ...worlds.map(({ team }) => ({ id: team, name: team, domain: team.toLowerCase(), enterprise })),
      { id: outside, name: 'Outside', domain: 'outside' },
    ],
    people: [...people.values()].map(({ data }) => data),
    channels: [{ id: channel, name: 'all', members: [] }],
    userGroups: [...organizations.values()].flatMap(({ config, grouped }) =>
      Object.keys(config.groups).map((id) => ({ id, handle: id.toLowerCase(), name: id, members: [...grouped] })),
    ),
  }
}

/** The bot's database, with the links and choices to begin with. */
export const prepareBotDatabase = async (url: string, { worlds }: Batch): Promise<void> => {
  const db = await openDatabase<AccessTables>(url, { ...ledgerMigrations, ...accessMigrations })
  const links = worlds.flatMap((world) =>
    world.links.map(({ organizationId, userId, parent, role, by, at }) => ({
      organization_id: organizationId,
      slack_user_id: userId,
      parent,
      role,
      linked_by: by,
      at,
    })),
  )
  const choices = worlds.flatMap((world) =>
    [...world.choices].map(([slack_user_id, organization_id]) => ({ slack_user_id, organization_id })),
  )
  if (links.length > 0) await db.insertInto('links').values(links).execute()
  if (choices.length > 0) await db.insertInto('acting_in').values(choices).execute()
  // Others ask during the run.
  const proposals = worlds.flatMap((world) =>
    world.people
      .filter(({ number }) => number % 3 === 0)
      .flatMap((person) =>
        proposalsOf(world, person).map(({ organization, parent }) => ({
          id: randomUUID(),
          organization_id: organization.config.id,
          slack_user_id: person.userId,
          parent,
          state: 'open' as const,
          at: longAgo,
          decided_by: null,
          decided_at: null,
        })),
      ),
  )
  if (proposals.length > 0) await db.insertInto('link_proposals').values(proposals).execute()
  await db.destroy()
}

export const startService = async ({ records, organizations }: Batch) => {
  const service = await startUserExtraService({
    databaseUrl: 'sqlite::memory:',
    // Every other token reaches everything: then the bot alone keeps organizations apart.
    tokens: [...organizations.values()].map(({ number, config: { id, token } }) => ({
      token,
      organizations: number % 2 ? [id] : 'all',
      access: 'read-write',
    })),
  })
  await service.records.insertMany(
    [...records.values()].map(({ id, parent, organization, body }) => ({
      id,
      parent,
      organization_id: organization.config.id,
      preferences: body.preferences,
      custom_fields: body.custom_fields,
      ...body.attributes,
      device_info: { assigned_devices: body.devices },
    })),
  )
  return service
}
