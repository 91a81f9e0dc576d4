import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { defineMethod, flag, text, wholeNumber } from './method.ts'

/** The workspaces that the token reaches: of an org-wide app all of the organization, on one page. */
export const authTeamsList = ({ home, teams, isEnterpriseInstall }: Directory): JsonObject => {
  const reached = teams().filter(({ id, enterprise }) =>
    isEnterpriseInstall ? enterprise !== undefined && enterprise.id === home.enterprise?.id : id === home.id,
  )
  return { teams: reached.map(({ id, name }) => ({ id, name })), response_metadata: { next_cursor: '' } }
}

export const authTeamsListMethod = defineMethod({
  name: 'auth.teams.list',
  scopes: [],
  token: 'bot',
  args: z.object({
    limit: wholeNumber.pipe(z.number().min(1).max(1_000)).default(100),
    cursor: text.optional(),
    include_icon: flag.optional(),
  }),
  call: ({ state }) => authTeamsList(state.directory),
})
