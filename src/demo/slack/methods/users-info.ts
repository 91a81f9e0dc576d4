import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { Context } from '../context.ts'
import type { JsonObject } from '../json.ts'
import { type UserWanted, userPayload } from '../payloads/user.ts'
import { defineMethod, flag, text } from './method.ts'

/** @throws ApiError `user_not_found` */
export const usersInfo = (id: string, wanted: UserWanted): JsonObject => {
  const person = wanted.directory.person(id)
  if (!person) throw new ApiError('user_not_found')
  return userPayload(person, wanted)
}

/** What the app may read of people: e-mail addresses take a scope of their own. */
export const wantedOf = ({ state, app, now }: Context, includeLocale: boolean | undefined): UserWanted => ({
  directory: state.directory,
  at: now(),
  withEmail: app.scopes.includes('users:read.email'),
  withLocale: includeLocale === true,
})

export const usersInfoMethod = defineMethod({
  name: 'users.info',
  scopes: ['users:read'],
  token: 'bot',
  args: z.object({ user: text, include_locale: flag.optional() }),
  call: (context, { user, include_locale }) => ({ user: usersInfo(user, wantedOf(context, include_locale)) }),
})
