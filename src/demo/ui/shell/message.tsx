import { AlertIcon, EyeIcon, KebabHorizontalIcon } from '@primer/octicons-react'
import { memo } from 'react'
import type { MessageShown } from '../../page/wire.ts'
import { Attachments, Blocks } from '../blocks/index.tsx'
import { useReader } from '../state/reader.ts'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { SurfaceProvider } from '../state/surface.tsx'
import { useToast } from '../state/toasts.ts'
import { Mrkdwn } from '../text/index.tsx'
import { Avatar } from './avatar.tsx'
import { ShortcutMenu } from './shortcut-menu.tsx'

/** Messages of one author that follow within this many seconds stand under one name. */
const together = 300

const continues = (message: MessageShown, before: MessageShown | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  !before.ephemeral &&
  !message.ephemeral &&
  Number(message.ts) - Number(before.ts) < together

const useAuthor = (id: string) => {
  const { workspace } = useWorkspace()
  const { nameOf } = useReader()
  const person = workspace.people.find((each) => each.id === id)
  const isApp = id === workspace.app.userId || person?.isBot === true
  return { name: person?.realName ?? nameOf(id) ?? id, isApp }
}

const Time = ({ ts }: { ts: string }) => {
  const { tz } = useReader()
  const at = new Date(Number(ts) * 1000)
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: tz, hour: '2-digit', minute: '2-digit' }).format(at)
  return (
    <time className="message-time" dateTime={at.toISOString()}>
      {shown}
    </time>
  )
}

const Content = ({ message }: { message: MessageShown }) => {
  const { channel, ts, blocks, attachments, text, values } = message
  return (
    <SurfaceProvider kind="message" place={{ channel, ts }} blocks={blocks} values={values}>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} />
      ) : (
        <div className="message-text">
          <Mrkdwn text={text} />
        </div>
      )}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
    </SurfaceProvider>
  )
}

/** The one reader of an ephemeral message is told so, and may send it away. */
const OnlyYou = ({ message: { channel, ts } }: { message: MessageShown }) => {
  const { me } = useWorkspace()
  const toast = useToast()
  return (
    <p className="only-you">
      <EyeIcon /> Only visible to you
      <span aria-hidden="true"> · </span>
      <button
        type="button"
        className="link-button"
        onClick={() => act('dismiss', { person: me, channel, ts }).catch((error: Error) => toast(error.message))}
      >
        Dismiss<span className="visually-hidden"> this message</span>
      </button>
    </p>
  )
}

type Props = { message: MessageShown; before: MessageShown | undefined; day?: string }

export const Message = memo(({ message, before, day }: Props) => {
  const { name, isApp } = useAuthor(message.author)
  const compact = day === undefined && continues(message, before)
  return (
    <>
      {day !== undefined && (
        <p className="day">
          <span>{day}</span>
        </p>
      )}
      <article className="message" data-compact={compact || undefined} data-ephemeral={message.ephemeral || undefined}>
        <div className="message-side">
          {compact ? <Time ts={message.ts} /> : <Avatar id={message.author} name={name} />}
        </div>
        <div className="message-body">
          {message.ephemeral && <OnlyYou message={message} />}
          {!compact && (
            <p className="message-head">
              <span className="message-author">{name}</span>
              {isApp && <span className="app-mark">APP</span>}
              <Time ts={message.ts} />
            </p>
          )}
          <Content message={message} />
          {message.edited && <span className="message-edited">(edited)</span>}
          {message.warning !== undefined && (
            <p className="message-warning" role="alert">
              <AlertIcon /> {message.warning}
            </p>
          )}
        </div>
        {!message.ephemeral && (
          <ShortcutMenu
            message={{ channel: message.channel, ts: message.ts }}
            className="message-menu"
            label="More actions"
            icon={<KebabHorizontalIcon />}
            placement="bottom-end"
          />
        )}
      </article>
    </>
  )
})
