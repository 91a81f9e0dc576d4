import { appsConnectionsOpenMethod } from './apps-connections-open.ts'
import { authTeamsListMethod } from './auth-teams-list.ts'
import { authTestMethod } from './auth-test.ts'
import { blocksValidateMethod } from './blocks-validate.ts'
import { chatDeleteMethod } from './chat-delete.ts'
import { chatPostEphemeralMethod } from './chat-post-ephemeral.ts'
import { chatPostMessageMethod } from './chat-post-message.ts'
import { chatUpdateMethod } from './chat-update.ts'
import { conversationsOpenMethod } from './conversations-open.ts'
import type { Method } from './method.ts'
import { usergroupsListMethod } from './usergroups-list.ts'
import { usergroupsUsersListMethod } from './usergroups-users-list.ts'
import { usersInfoMethod } from './users-info.ts'
import { usersListMethod } from './users-list.ts'
import { usersProfileGetMethod } from './users-profile-get.ts'
import { viewsOpenMethod } from './views-open.ts'
import { viewsPublishMethod } from './views-publish.ts'
import { viewsPushMethod } from './views-push.ts'
import { viewsUpdateMethod } from './views-update.ts'

const served = [
  appsConnectionsOpenMethod,
  authTeamsListMethod,
  authTestMethod,
  blocksValidateMethod,
  chatDeleteMethod,
  chatPostEphemeralMethod,
  chatPostMessageMethod,
  chatUpdateMethod,
  conversationsOpenMethod,
  usergroupsListMethod,
  usergroupsUsersListMethod,
  usersInfoMethod,
  usersListMethod,
  usersProfileGetMethod,
  viewsOpenMethod,
  viewsPublishMethod,
  viewsPushMethod,
  viewsUpdateMethod,
]

/** The Web API methods served, by name. To serve one more: a file here and a line above. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  served.map((method) => [method.name, method]),
)
