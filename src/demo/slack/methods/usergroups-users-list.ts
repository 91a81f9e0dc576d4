import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { defineMethod, flag, text } from './method.ts'
import { teamAsked } from './team.ts'

type Wanted = { id: string; team: string; disabled: boolean }

/** Disabled groups are there for those who ask for them. @throws ApiError `no_such_subteam` */
export const usergroupsUsersList = (directory: Directory, { id, team, disabled }: Wanted): JsonObject => {
  const group = directory.userGroup(id)
  if (group?.team !== team || (group.isDisabled && !disabled)) throw new ApiError('no_such_subteam')
  return { users: [...group.members] }
}

export const usergroupsUsersListMethod = defineMethod({
  name: 'usergroups.users.list',
  scopes: ['usergroups:read'],
  token: 'bot',
  args: z.object({ usergroup: text, include_disabled: flag.default(false), team_id: text.optional() }),
  call: ({ state }, { usergroup, include_disabled, team_id }) =>
    usergroupsUsersList(state.directory, {
      id: usergroup,
      team: teamAsked(state.directory, team_id),
      disabled: include_disabled,
    }),
})
