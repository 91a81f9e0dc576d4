import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import { profilePayload } from '../payloads/user.ts'
import type { Directory } from '../state/directory.ts'
import type { Person } from '../types.ts'
import { defineMethod, flag, text } from './method.ts'

type Wanted = { directory: Directory; withEmail: boolean; withLabels: boolean }

/**
 * `null` where there is none: what has not been supplied "may not be present at all, may be null"
 * (docs.slack.dev/reference/objects/user-object). Other organizations keep theirs to themselves.
 */
const fieldsOf = (person: Person, { directory, withLabels }: Wanted): JsonObject | null => {
  const fields = Object.entries(person.profileFields)
  if (fields.length === 0 || directory.isExternal(person)) return null
  const label = (id: string) => (withLabels ? { label: directory.profileFieldLabel(id) } : {})
  return Object.fromEntries(fields.map(([id, value]) => [id, { value, alt: '', ...label(id) }]))
}

/** The profile with its custom fields, which no other method gives. @throws ApiError `user_not_found` */
export const usersProfileGet = (id: string, wanted: Wanted): JsonObject => {
  const person = wanted.directory.person(id)
  if (!person) throw new ApiError('user_not_found')
  return { ...profilePayload(person, wanted.withEmail), fields: fieldsOf(person, wanted) }
}

export const usersProfileGetMethod = defineMethod({
  name: 'users.profile.get',
  scopes: ['users.profile:read'],
  token: 'bot',
  args: z.object({ user: text.optional(), include_labels: flag.default(false) }),
  call: ({ state, app }, { user, include_labels }) => ({
    profile: usersProfileGet(user ?? state.directory.bot.userId, {
      directory: state.directory,
      withEmail: app.scopes.includes('users:read.email'),
      withLabels: include_labels,
    }),
  }),
})
