import { Mrkdwn } from './mrkdwn.tsx'

type Text = { type: string; text: string; emoji?: boolean }

/** A text object of Block Kit: `plain_text` or `mrkdwn`. */
export const TextObject = ({ text }: { text: Text }) =>
  text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <span>{text.text}</span>
