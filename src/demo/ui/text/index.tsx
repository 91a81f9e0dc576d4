export { Emoji } from './emoji.tsx'
export { Mrkdwn } from './mrkdwn.tsx'
export { TextObject } from './text-object.tsx'
