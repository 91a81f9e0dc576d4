import { createHash } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { Channel, Person, TeamData } from '../types.ts'

/** The deprecated verification token: still sent by Slack, to be ignored by apps. */
export const verificationToken = (directory: Directory): string =>
  createHash('sha256').update(directory.bot.appId).digest('hex').slice(0, 24)

/** The workspace of the person who acts: in a shared channel that is not the one where the app is installed. */
export const teamOf = (directory: Directory, person: Person) => directory.team(person.team) ?? directory.home

/** A workspace in an interaction payload. */
export const teamPayload = ({ id, domain, enterprise }: TeamData): JsonObject => ({
  id,
  domain,
  ...(enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}),
})

/**
 * What every interaction payload says of who acted and where (docs.slack.dev/reference/interaction-payloads): `team` is
 * "null if the app is org-installed", `enterprise` is the one "the installed app is part of", whoever acts.
 */
export const interactionBase = (directory: Directory, person: Person): JsonObject => ({
  user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
  api_app_id: directory.bot.appId,
  token: verificationToken(directory),
  team: directory.isEnterpriseInstall ? null : teamPayload(teamOf(directory, person)),
  enterprise: directory.home.enterprise ?? null,
  is_enterprise_install: directory.isEnterpriseInstall,
})

/** Direct messages and private channels hide their name in payloads. */
export const channelName = (channel: Channel): string =>
  channel.isIm ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name
