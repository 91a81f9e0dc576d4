import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { defineMethod, flag, text } from './method.ts'

/** @throws ApiError `no_such_subteam` */
export const usergroupsUsersList = (directory: Directory, usergroup: string): JsonObject => {
  const group = directory.userGroup(usergroup)
  if (!group) throw new ApiError('no_such_subteam')
  return { users: [...group.members] }
}

export const usergroupsUsersListMethod = defineMethod({
  name: 'usergroups.users.list',
  scopes: ['usergroups:read'],
  token: 'bot',
  args: z.object({ usergroup: text, include_disabled: flag.optional() }),
  call: ({ state }, { usergroup }) => usergroupsUsersList(state.directory, usergroup),
})
