import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { Person } from '../types.ts'
import { defineMethod, flag, text } from './method.ts'

const offsetSeconds = (tz: string, at: number): number => {
  const name = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

const tzLabel = (tz: string, at: number): string =>
  new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'long' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? tz

/** Deactivated people keep little more than their name (docs.slack.dev/reference/objects/user-object). */
const activeParts = (person: Person, at: number): JsonObject => ({
  tz: person.tz,
  tz_label: tzLabel(person.tz, at),
  tz_offset: offsetSeconds(person.tz, at),
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: person.isRestricted,
  is_ultra_restricted: person.isUltraRestricted,
})

type Wanted = { directory: Directory; id: string; at: number; withEmail: boolean; withLocale: boolean }

/** @throws ApiError `user_not_found` */
export const usersInfo = ({ directory, id, at, withEmail, withLocale }: Wanted): JsonObject => {
  const person = directory.person(id)
  if (!person) throw new ApiError('user_not_found')
  const email = withEmail && person.email !== undefined ? { email: person.email } : {}
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    ...(person.deleted ? {} : activeParts(person, at)),
    is_bot: person.isBot,
    is_app_user: false,
    ...(person.team === directory.home.id ? {} : { is_stranger: false }),
    ...(withLocale ? { locale: person.locale } : {}),
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      ...email,
      team: person.team,
    },
  }
}

export const usersInfoMethod = defineMethod({
  name: 'users.info',
  scopes: ['users:read'],
  token: 'bot',
  args: z.object({ user: text, include_locale: flag.optional() }),
  call: ({ state, app, now }, { user, include_locale }) => ({
    user: usersInfo({
      directory: state.directory,
      id: user,
      at: now(),
      withEmail: app.scopes.includes('users:read.email'),
      withLocale: include_locale === true,
    }),
  }),
})
