import { z } from 'zod'
import { defineMethod } from './method.ts'

/** The address of one Socket Mode connection, good once and for half a minute. */
export const appsConnectionsOpenMethod = defineMethod({
  name: 'apps.connections.open',
  scopes: [],
  token: 'app',
  args: z.object({}),
  call: ({ state, socketUrl }) => ({ url: socketUrl(state.tickets.issueSocket()) }),
})
