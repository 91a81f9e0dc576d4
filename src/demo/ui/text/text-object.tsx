import { Fragment } from 'react'
import { Emoji } from './emoji.tsx'
import { Mrkdwn } from './mrkdwn.tsx'

type Text = { type: string; text: string; emoji?: boolean; verbatim?: boolean }

const emojiNames = /:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/

const PlainText = ({ text, emoji }: { text: string; emoji: boolean }) => {
  if (!emoji) return <span className="plain-text">{text}</span>
  // Every second piece is the name of an emoji.
  const pieces = text.split(emojiNames)
  return (
    <span className="plain-text">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, drawn anew together
        <Fragment key={index}>{index % 2 === 0 ? piece : <Emoji name={piece} />}</Fragment>
      ))}
    </span>
  )
}

/** A text object of Block Kit: `plain_text` or `mrkdwn`. */
export const TextObject = ({ text }: { text: Text }) =>
  text.type === 'mrkdwn' ? (
    <Mrkdwn text={text.text} verbatim={text.verbatim} />
  ) : (
    <PlainText text={text.text} emoji={text.emoji !== false} />
  )
