import { asObjects, stringAt, textAt } from '../json.ts'
import type { State } from '../state.ts'
import type { Channel, Dialog, Message, Person, View } from '../types.ts'
import { readBlocks } from './blocks.ts'
import { readMrkdwn } from './mrkdwn.ts'
import type { Reader } from './reader.ts'
import { lines } from './text.ts'

export const readerOf = ({ directory }: State, person: Person, now: number): Reader => ({
  tz: person.tz,
  now,
  nameOf: (id) => directory.nameOf(id) ?? directory.channel(id)?.name ?? directory.userGroup(id)?.handle,
})

/** What a message says. Where there are blocks they are shown, and the text is not. */
export const messageText = (message: Message, person: Person, reader: Reader): string => {
  const values = message.choices.get(person.id) ?? {}
  const shown = { values, errors: {} }
  const body = message.blocks.length > 0 ? readBlocks(message.blocks, reader, shown) : readMrkdwn(message.text, reader)
  const attached = message.attachments.map((attachment) =>
    lines(stringAt(attachment, 'text') ?? '', readBlocks(asObjects(attachment.blocks), reader, shown)),
  )
  const warning = message.warnings.get(person.id)
  return lines(body, ...attached, warning === undefined ? '' : `⚠ ${warning}`)
}

const messageLine = (message: Message, person: Person, reader: Reader): string => {
  const from = reader.nameOf(message.author) ?? message.author
  const marks = [message.reader === undefined ? '' : 'only visible to you', message.edited ? 'edited' : '']
  const notes = marks.filter((mark) => mark !== '').join(', ')
  return `${from}${notes === '' ? '' : ` (${notes})`}: ${messageText(message, person, reader)}`
}

/** A modal or Home tab: its title, blocks with what was typed, errors, buttons. */
export const viewText = (view: View, reader: Reader): string => {
  const { content, values, errors, notice } = view
  const submit = textAt(content, 'submit')
  const buttons = [textAt(content, 'close') ?? 'Cancel', ...(submit === undefined ? [] : [submit])]
  return lines(
    readBlocks(content.blocks, reader, { values, errors }),
    notice === undefined ? '' : `! ${notice}`,
    content.type === 'home' ? '' : buttons.map((text) => `[${text}]`).join(' '),
  )
}

const dialogText = (dialog: Dialog): string =>
  lines(`── ${dialog.title} ──`, dialog.text, `[${dialog.deny}] [${dialog.confirm}]`)

const homeLines = (state: State, person: Person, reader: Reader): string[] => {
  const view = state.views.home(person.id)
  return [`Home of ${state.directory.bot.name}`, view ? viewText(view, reader) : '']
}

const conversationLines = (state: State, person: Person, channel: Channel, reader: Reader): string[] => [
  channel.isIm ? `Direct message with ${state.directory.bot.name}` : `#${channel.name}`,
  ...state.messages.visibleTo(person.id, channel.id).map((message) => messageLine(message, person, reader)),
]

/** Everything in front of a person: the conversation or Home tab, the modal over it, the question over that. */
export const screenText = (state: State, person: Person, where: Channel | 'home', now: number): string => {
  const reader = readerOf(state, person, now)
  const view = state.views.top(person.id)
  const dialog = state.dialog(person.id)
  const behind = where === 'home' ? homeLines(state, person, reader) : conversationLines(state, person, where, reader)
  return lines(
    ...behind,
    view ? lines(`══ ${textAt(view.content, 'title') ?? ''} ══`, viewText(view, reader)) : '',
    dialog ? dialogText(dialog) : '',
  )
}
