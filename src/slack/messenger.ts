import type { Logger } from 'pino'
import type { Page } from './feature.ts'
import { type Acting, messageOf } from './replies.ts'
import type { SlackApi } from './slack-api.ts'

export type Messenger = {
  /**
   * Sends a page to a person as a direct message of the bot.
   * @returns whether Slack took it; what it refused is logged
   */
  tell(userId: string, page: Page, acting: Acting): Promise<boolean>
}

export const createMessenger = (slack: Pick<SlackApi, 'post'>, log: Logger): Messenger => ({
  async tell(userId, page, acting) {
    const { text, blocks } = messageOf(page, acting)
    try {
      await slack.post(userId, { text, blocks })
      return true
    } catch (err) {
      log.warn({ err, to: userId }, 'a direct message was not sent')
      return false
    }
  },
})
