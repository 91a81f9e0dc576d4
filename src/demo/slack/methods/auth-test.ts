import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { defineMethod } from './method.ts'

/** Who the token belongs to. An org-wide one is the organization's: what it says of a team is not documented. */
export const authTest = ({ bot, home, person, isEnterpriseInstall }: Directory): JsonObject => {
  const owner = (isEnterpriseInstall ? home.enterprise : undefined) ?? home
  return {
    url: `https://${home.domain}${isEnterpriseInstall ? '.enterprise' : ''}.slack.com/`,
    team: owner.name,
    user: person(bot.userId)?.name,
    team_id: owner.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: isEnterpriseInstall,
    ...(home.enterprise ? { enterprise_id: home.enterprise.id } : {}),
  }
}

export const authTestMethod = defineMethod({
  name: 'auth.test',
  scopes: [],
  token: 'bot',
  args: z.object({}),
  call: ({ state }) => authTest(state.directory),
})
