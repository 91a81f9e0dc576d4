import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import { type UserWanted, userPayload } from '../payloads/user.ts'
import { defineMethod, flag, text, wholeNumber } from './method.ts'
import { teamAsked } from './team.ts'
import { wantedOf } from './users-info.ts'

type Page = { team: string; limit: number; cursor: string | undefined }

/** A cursor names the person that the next page begins with, in Base64: `user:U061NFTT2`. */
const cursorFor = (id: string | undefined): string =>
  id === undefined ? '' : Buffer.from(`user:${id}`).toString('base64')

/**
 * Everyone of a workspace, deactivated people, bots and Slackbot included; without `limit` all at once.
 * @throws ApiError `invalid_cursor`
 */
export const usersList = ({ team, limit, cursor }: Page, wanted: UserWanted): JsonObject => {
  const all = wanted.directory.membersOf(team)
  const first = cursor === undefined || cursor === '' ? 0 : all.findIndex(({ id }) => cursorFor(id) === cursor)
  if (first < 0) throw new ApiError('invalid_cursor')
  const end = limit === 0 ? all.length : first + limit
  return {
    members: all.slice(first, end).map((person) => userPayload(person, wanted)),
    cache_ts: Math.floor(wanted.at / 1000),
    response_metadata: { next_cursor: cursorFor(all[end]?.id) },
  }
}

export const usersListMethod = defineMethod({
  name: 'users.list',
  scopes: ['users:read'],
  token: 'bot',
  args: z.object({
    limit: wholeNumber.pipe(z.number().min(0).max(1_000)).default(0),
    cursor: text.optional(),
    include_locale: flag.optional(),
    team_id: text.optional(),
  }),
  call: (context, { limit, cursor, include_locale, team_id }) =>
    usersList({ team: teamAsked(context.state.directory, team_id), limit, cursor }, wantedOf(context, include_locale)),
})
