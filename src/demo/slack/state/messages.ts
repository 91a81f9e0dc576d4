import type { Bus } from '../bus.ts'
import { withIds } from '../elements/ids.ts'
import type { Ids } from '../ids.ts'
import type { Message, MessageContent } from '../types.ts'

export type NewMessage = MessageContent & {
  channel: string
  author: string
  /** Given: an ephemeral message that only this person sees. */
  reader?: string | undefined
  threadTs?: string | undefined
}

export type Messages = {
  post: (message: NewMessage) => Message
  /** Replaces what a message says; its place and its reader stay. */
  rewrite: (message: Message, content: MessageContent) => void
  remove: (message: Message) => void
  find: (channel: string, ts: string) => Message | undefined
  /** What one person sees in a conversation, oldest first. */
  visibleTo: (person: string, channel: string) => Message[]
  /** Puts a warning mark on a message for one person; without `text` it is taken away. */
  warn: (message: Message, person: string, text?: string) => void
  touch: (message: Message) => void
  clear: () => void
}

/** A demo may run for days: older messages scroll out of memory. */
const kept = 10_000

const fresh = (ids: Ids, { reader, threadTs, blocks, ...content }: NewMessage): Message => ({
  ...content,
  reader,
  threadTs,
  blocks: withIds(blocks, ids),
  ts: ids.ts(),
  edited: false,
  deleted: false,
  warnings: new Map(),
  choices: new Map(),
})

export const createMessages = ({ ids, bus }: { ids: Ids; bus: Bus }): Messages => {
  let all: Message[] = []

  const touch = ({ channel, ts, reader }: Message) =>
    bus.emit({ kind: 'message', channel, ts, ...(reader === undefined ? {} : { reader }) })

  return {
    post: (content) => {
      const message = fresh(ids, content)
      all.push(message)
      if (all.length > kept) all = all.slice(-kept / 2)
      touch(message)
      return message
    },
    rewrite: (message, { text, blocks, attachments }) => {
      Object.assign(message, { text, blocks: withIds(blocks, ids), attachments, edited: true })
      message.warnings.clear()
      message.choices.clear()
      touch(message)
    },
    remove: (message) => {
      message.deleted = true
      touch(message)
    },
    find: (channel, ts) => all.find((message) => message.channel === channel && message.ts === ts && !message.deleted),
    visibleTo: (person, channel) =>
      all.filter(
        (message) =>
          message.channel === channel &&
          !message.deleted &&
          (message.reader === undefined || message.reader === person),
      ),
    warn: (message, person, text) => {
      if (text === undefined) message.warnings.delete(person)
      else message.warnings.set(person, text)
      touch(message)
    },
    touch,
    clear: () => {
      all = []
    },
  }
}
