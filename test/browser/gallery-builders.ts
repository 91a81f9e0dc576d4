import type { JsonObject } from '../../src/demo/slack/json.ts'

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const section = (text: string, more: JsonObject = {}) => ({ type: 'section', text: mrkdwn(text), ...more })
export const image = (alt_text: string) => ({ type: 'image', image_url: 'https://example.com/laptop.png', alt_text })
export const button = (text: string, action_id: string, more: JsonObject = {}) => ({
  type: 'button',
  text: plain(text),
  action_id,
  ...more,
})
