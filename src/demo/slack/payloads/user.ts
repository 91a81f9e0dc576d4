import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { Person } from '../types.ts'

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
  is_admin: person.isAdmin || person.isOwner,
  is_owner: person.isOwner,
  is_primary_owner: false,
  is_restricted: person.isRestricted,
  is_ultra_restricted: person.isUltraRestricted,
})

/** For people of a workspace in an organization. */
const enterpriseParts = (directory: Directory, person: Person): JsonObject => {
  const enterprise = directory.team(person.team)?.enterprise
  if (!enterprise) return {}
  return {
    enterprise_user: {
      id: person.id,
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
      is_admin: person.isOrgAdmin || person.isOrgOwner,
      is_owner: person.isOrgOwner,
      is_primary_owner: false,
      teams: [...person.teams],
    },
  }
}

/** The default fields; custom ones are for users.profile.get alone (docs.slack.dev/reference/methods/users.info). */
export const profilePayload = (person: Person, withEmail: boolean): JsonObject => ({
  real_name: person.realName,
  real_name_normalized: person.realName,
  display_name: person.name,
  display_name_normalized: person.name,
  ...(withEmail && person.email !== undefined ? { email: person.email } : {}),
  team: person.team,
})

export type UserWanted = { directory: Directory; at: number; withEmail: boolean; withLocale: boolean }

/**
 * A user object. Of people of other organizations some is withheld: the locale, and of those the app does not meet all
 * but their name (docs.slack.dev/apis/slack-connect, "External members").
 */
export const userPayload = (person: Person, { directory, at, withEmail, withLocale }: UserWanted): JsonObject => {
  const external = directory.isExternal(person)
  const stranger = directory.isStranger(person)
  return {
    id: person.id,
    team_id: person.team,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    ...(person.deleted || stranger ? {} : activeParts(person, at)),
    is_bot: person.isBot,
    is_app_user: false,
    ...(external ? { is_stranger: stranger } : {}),
    ...(withLocale && !external ? { locale: person.locale } : {}),
    ...enterpriseParts(directory, person),
    profile: profilePayload(person, withEmail),
  }
}
