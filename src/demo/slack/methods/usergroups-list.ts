import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { slackbotId, type UserGroup } from '../types.ts'
import { defineMethod, flag, text } from './method.ts'
import { teamAsked } from './team.ts'

type Wanted = { team: string; users: boolean; count: boolean; disabled: boolean }

/** docs.slack.dev/reference/objects/usergroup-object */
const userGroupPayload = (group: UserGroup, { users, count }: Wanted): JsonObject => ({
  id: group.id,
  team_id: group.team,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  description: '',
  handle: group.handle,
  is_external: false,
  date_create: 1_446_598_059,
  date_update: 1_446_598_059,
  date_delete: group.isDisabled ? 1_446_598_059 : 0,
  auto_type: null,
  created_by: slackbotId,
  updated_by: slackbotId,
  deleted_by: group.isDisabled ? slackbotId : null,
  prefs: { channels: [], groups: [] },
  ...(users ? { users: [...group.members] } : {}),
  ...(count ? { user_count: group.members.length } : {}),
})

export const usergroupsList = (directory: Directory, wanted: Wanted): JsonObject => ({
  usergroups: directory
    .userGroups()
    .filter(({ team, isDisabled }) => team === wanted.team && (wanted.disabled || !isDisabled))
    .map((group) => userGroupPayload(group, wanted)),
})

export const usergroupsListMethod = defineMethod({
  name: 'usergroups.list',
  scopes: ['usergroups:read'],
  token: 'bot',
  args: z.object({
    include_users: flag.default(false),
    include_count: flag.default(false),
    include_disabled: flag.default(false),
    team_id: text.optional(),
  }),
  call: ({ state }, { include_users, include_count, include_disabled, team_id }) =>
    usergroupsList(state.directory, {
      team: teamAsked(state.directory, team_id),
      users: include_users,
      count: include_count,
      disabled: include_disabled,
    }),
})
