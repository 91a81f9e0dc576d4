import { z } from 'zod'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { defineMethod } from './method.ts'

/** Who the token belongs to. */
export const authTest = ({ bot, home, person }: Directory): JsonObject => ({
  url: `https://${home.domain}.slack.com/`,
  team: home.name,
  user: person(bot.userId)?.name,
  team_id: home.id,
  user_id: bot.userId,
  bot_id: bot.botId,
  is_enterprise_install: false,
  ...(home.enterprise ? { enterprise_id: home.enterprise.id } : {}),
})

export const authTestMethod = defineMethod({
  name: 'auth.test',
  scopes: [],
  token: 'bot',
  args: z.object({}),
  call: ({ state }) => authTest(state.directory),
})
