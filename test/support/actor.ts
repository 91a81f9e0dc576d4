import type { Actor } from '../../src/access/membership.ts'
import type { Role } from '../../src/access/permissions.ts'
import { organizationOf } from './organization.ts'

type Given = Partial<Omit<Actor, 'organization'>> & { organization?: Partial<Actor['organization']>; roles?: Role[] }

/** Bob of Acme, whose record is that of parent 2. */
export const actorOf = ({ organization, ...given }: Given = {}): Actor => ({
  userId: 'U0BOB',
  teamId: 'T012',
  parent: 2,
  source: { kind: 'file' },
  grants: [],
  roles: ['member'],
  administrators: ['U0ADA'],
  others: [],
  ...given,
  organization: {
    ...organizationOf({ id: '1', name: 'Acme', slack_workspaces: ['T012'] }),
    fields: [],
    ...organization,
  },
})
