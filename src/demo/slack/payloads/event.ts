import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { Person } from '../types.ts'
import { teamOf, verificationToken } from './common.ts'

type EventParts = {
  directory: Directory
  /** Whose doing it is. */
  person: Person
  /** The same for every delivery of the event. */
  eventId: string
  /** Milliseconds since the epoch. */
  at: number
  event: JsonObject
}

/**
 * An event in its frame (docs.slack.dev/apis/events-api, "Callback field overview"): `team_id` is where it happened,
 * `context_…` where the app is installed.
 */
export const eventPayload = ({ directory, person, eventId, at, event }: EventParts): JsonObject => {
  const { bot, home, isEnterpriseInstall } = directory
  const team = teamOf(directory, person)
  const installedIn = isEnterpriseInstall ? null : home.id
  return {
    token: verificationToken(directory),
    team_id: team.id,
    ...(team.enterprise ? { enterprise_id: team.enterprise.id } : {}),
    context_team_id: installedIn,
    context_enterprise_id: home.enterprise?.id ?? null,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at / 1000),
    authorizations: [
      {
        enterprise_id: home.enterprise?.id ?? null,
        team_id: installedIn,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: isEnterpriseInstall,
      },
    ],
    is_ext_shared_channel: directory.isExternal(person),
  }
}
