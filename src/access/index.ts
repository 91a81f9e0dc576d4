import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { UserExtraClient } from '../user-extra/client.ts'
import { createActors } from './actor.ts'
import { createAccessEvents } from './events.ts'
import { limitedLinking } from './limited-linking.ts'
import { createLimiter } from './limiter.ts'
import { createLinking } from './linking.ts'
import { createLinks } from './links.ts'
import { createMatches } from './matches.ts'
import type { Organization } from './organization.ts'
import { createPeople } from './people.ts'
import { createRecords } from './records.ts'
import { createRequests } from './requests.ts'
import { createRoster } from './roster.ts'
import type { SlackPeople } from './slack-people.ts'
import type { AccessTables } from './store.ts'

/** Who may do what: wired together, nothing is decided here. */
export const createAccess = (deps: {
  organizations: Organization[]
  db: Kysely<AccessTables>
  client: UserExtraClient
  slack: SlackPeople
  log: Logger
}) => {
  const { organizations, db, client, slack, log } = deps
  const events = createAccessEvents(db, log)
  const links = createLinks(db)
  const limiter = createLimiter()
  const roster = createRoster({
    records: (organizationId) => client.records(organizationId, { pageSize: 100, budget: 'background' }),
    log,
  })
  const matches = createMatches({ slack, roster })
  const people = createPeople({ slack, links, matches })
  const actors = createActors({ organizations, slack, links, people, matches, requests: createRequests(db) })
  const records = createRecords({ source: client, people, events, limiter })
  const linking = limitedLinking(
    createLinking({ organizations, slack, people, matches, roster, records, db, log }),
    limiter,
  )
  return { actors, events, limiter, linking, links, records }
}
