import type { Directory } from '../state/directory.ts'
import type { Channel, CommandDefinition, Person } from '../types.ts'
import { channelName, teamOf, verificationToken } from './common.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `@name`, `#name`, a mail address or a link, where a word may begin. */
const resolvable = /(^|[\s(])(@[\w.-]*\w|#[\w-]+|https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.]*\w)/g

const special = new Set(['here', 'channel', 'everyone'])

const resolve = (directory: Directory, word: string): string => {
  if (word.startsWith('@')) {
    const name = word.slice(1)
    if (special.has(name)) return `<!${name}>`
    const person = directory.findPerson(name)
    return person ? `<@${person.id}|${person.name}>` : word
  }
  if (word.startsWith('#')) {
    const channel = directory.findChannel(word)
    return channel ? `<#${channel.id}|${channel.isPrivate ? '' : channel.name}>` : word
  }
  return word.includes('@') && !word.includes('://') ? `<mailto:${word}|${word}>` : `<${word}>`
}

/**
 * What a person typed after the command, as the app gets it. The three control characters are escaped always; with
 * the command's `should_escape`, names that Slack knows, links and mail addresses become ids and links in angle
 * brackets, and unknown names stay as typed (docs.slack.dev/interactivity/implementing-slash-commands).
 */
export const commandText = (directory: Directory, text: string, shouldEscape: boolean): string => {
  const safe = escaped(text)
  return shouldEscape
    ? safe.replaceAll(resolvable, (_, before: string, word: string) => `${before}${resolve(directory, word)}`)
    : safe
}

type CommandParts = {
  directory: Directory
  person: Person
  channel: Channel
  definition: CommandDefinition
  text: string
  triggerId: string
  responseUrl: string
}

/** The form fields of a slash command. */
export const commandPayload = (parts: CommandParts): Record<string, string> => {
  const { directory, person, channel, definition, text, triggerId, responseUrl } = parts
  const team = teamOf(directory, person)
  return {
    token: verificationToken(directory),
    team_id: team.id,
    team_domain: team.domain,
    ...(team.enterprise ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name } : {}),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: definition.command,
    text: commandText(directory, text, definition.shouldEscape),
    api_app_id: directory.bot.appId,
    is_enterprise_install: String(directory.isEnterpriseInstall),
    response_url: responseUrl,
    trigger_id: triggerId,
  }
}
