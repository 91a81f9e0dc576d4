import { applyCommandReply } from '../acknowledge/command-reply.ts'
import { slackbotSays } from '../acknowledge/respond.ts'
import type { Context } from '../context.ts'
import { commandPayload, commandText } from '../payloads/command.ts'
import type { Channel } from '../types.ts'
import { impossible, personOf } from './place.ts'

/** The conversation named, or the person's direct message with the app. */
export const conversationOf = ({ state }: Context, person: string, channel: string | undefined): Channel => {
  const { directory } = state
  const found = channel === undefined ? directory.direct([person]) : directory.channel(channel)
  const who = directory.person(person)
  if (!found || !who || !directory.mayRead(who, found)) {
    throw impossible(`${who?.name ?? person} has no access to the conversation ${channel}.`)
  }
  return found
}

/**
 * Sends what a person typed into a conversation. Text without a slash is a message; a command that no app has gets
 * Slackbot's answer; the app's commands are delivered, and what the acknowledgement says is shown.
 */
export const runCommand = async (
  context: Context,
  { person: personId, text, channel: channelId }: { person: string; text: string; channel?: string | undefined },
): Promise<void> => {
  const { state, app, dispatcher } = context
  const person = personOf(context, personId)
  const channel = conversationOf(context, personId, channelId)
  if (!text.startsWith('/')) {
    state.messages.post({
      channel: channel.id,
      author: person.id,
      text: commandText(state.directory, text, true),
      blocks: [],
      attachments: [],
    })
    return
  }
  const [, command = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? []
  const definition = app.commands.find((item) => item.command === command)
  if (!definition) {
    slackbotSays(context, person.id, channel.id, `${command} is not a valid command.`)
    return
  }
  const { tickets, directory } = state
  const payload = commandPayload({
    directory,
    person,
    channel,
    definition,
    text: rest,
    triggerId: tickets.issueTrigger(person.id),
    responseUrl: context.responseUrl(tickets.issueResponse({ person: person.id, channel: channel.id, ts: undefined })),
  })
  await dispatcher.deliver({
    name: command,
    person: person.id,
    type: 'slash_commands',
    payload,
    acceptsPayload: true,
    apply: (acknowledgement) =>
      applyCommandReply(context, { command, person: person.id, channel: channel.id }, acknowledgement),
  })
}
