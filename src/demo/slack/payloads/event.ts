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

/** An event in its frame (docs.slack.dev/apis/events-api, "Callback field overview"). */
export const eventPayload = ({ directory, person, eventId, at, event }: EventParts): JsonObject => {
  const { bot, home } = directory
  const team = teamOf(directory, person)
  return {
    token: verificationToken(directory),
    team_id: team.id,
    context_team_id: home.id,
    context_enterprise_id: home.enterprise?.id ?? null,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at / 1000),
    authorizations: [
      {
        enterprise_id: home.enterprise?.id ?? null,
        team_id: home.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: team.id !== home.id,
  }
}
