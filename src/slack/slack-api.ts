import type { HomeView, ModalView } from '@slack/types'
import { WebClient } from '@slack/web-api'
import ky, { isHTTPError } from 'ky'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Message } from './replies.ts'
import { createSlackUsers, type SlackUsers } from './slack-users.ts'
import { slackSays, type webClientOptions } from './web-clients.ts'

const opened = z.object({ view: z.object({ id: z.string(), hash: z.string() }) })

type Answer = Omit<Message, 'response_type'> & Partial<Message> & { replace_original: boolean }

type OpenedView = { id: string; hash: string }

/** The calls to Slack that the bot makes: `methods` lists them for the manifest's and the stand-in's checks. */
export type SlackApi = SlackUsers & {
  /** Who the bot token is: asked once, before anything is taken, so that a wrong token is told at once. */
  whoAmI(): Promise<{ botId: string; botUserId: string }>
  openView(triggerId: string, view: ModalView): Promise<OpenedView>
  /**
   * On top of the view `under`. Where that cannot be (three views are stacked already, the trigger is spent) it takes the
   * place of that view: a button must not do nothing.
   */
  pushView(triggerId: string, view: ModalView, under: OpenedView): Promise<OpenedView>
  /** With a hash, only if the view is still what it was; a view that has been closed or changed meanwhile is left alone. */
  updateView(viewId: string, view: ModalView, hash?: string): Promise<void>
  /** Makes this the person's Home tab. */
  publishHome(userId: string, view: HomeView): Promise<void>
  /** Posts to a channel; to a person's id, as a direct message of the bot. */
  post(channel: string, message: Pick<Message, 'text' | 'blocks'>): Promise<void>
  /** Posts to a `response_url`: five uses, thirty minutes. Bolt's own `respond` has neither a timeout nor a retry. */
  respond(responseUrl: string, message: Answer): Promise<void>
}

export const methods = [
  'auth.teams.list',
  'auth.test',
  'chat.postMessage',
  'usergroups.users.list',
  'users.info',
  'users.list',
  'users.profile.get',
  'views.open',
  'views.publish',
  'views.push',
  'views.update',
] as const

const notAccepted = (error: unknown): AppError =>
  new AppError(
    'slack',
    `Slack did not accept the bot token or could not be reached (${error instanceof Error ? error.message : 'no reason given'}). ` +
      'Check SLACK_BOT_TOKEN, SLACK_API_URL and the network.',
  )

export const createSlackApi = (botToken: string, options: ReturnType<typeof webClientOptions>): SlackApi => {
  const interactive = new WebClient(botToken, options.interactive)
  const patient = new WebClient(botToken, options.patient)
  // Of its own: one 429 holds up all that a client sends, and a Home tab must not hold up somebody's form.
  const homes = new WebClient(botToken, options.patient)
  const messages = new WebClient(botToken, options.patient)
  return {
    ...createSlackUsers(botToken, options),
    async whoAmI() {
      const { bot_id = '', user_id = '' } = await interactive.auth.test().catch((error: unknown) => {
        throw notAccepted(error)
      })
      return { botId: bot_id, botUserId: user_id }
    },
    async openView(trigger_id, view) {
      return opened.parse(await interactive.views.open({ trigger_id, view })).view
    },
    async pushView(trigger_id, view, under) {
      const response = await interactive.views
        .push({ trigger_id, view })
        .catch(() => patient.views.update({ view_id: under.id, hash: under.hash, view }))
      return opened.parse(response).view
    },
    async updateView(view_id, view, hash) {
      try {
        await patient.views.update({ view_id, view, ...(hash && { hash }) })
      } catch (error) {
        if (!slackSays(error, 'not_found', 'hash_conflict')) throw error
      }
    },
    async publishHome(user_id, view) {
      await homes.views.publish({ user_id, view })
    },
    async post(channel, message) {
      await messages.chat.postMessage({ channel, ...message })
    },
    async respond(responseUrl, message) {
      const retry = { limit: 2, methods: ['post' as const], maxRetryAfter: 5_000 }
      await ky.post(responseUrl, { json: message, timeout: 5_000, retry }).catch((error: unknown) => {
        // ky quotes the address in its message, and whoever has that address may post as this bot.
        const reason = isHTTPError(error) ? `status ${error.response.status}` : error instanceof Error ? error.name : ''
        throw new Error(`Slack did not take an answer at a response_url: ${reason}`)
      })
    },
  }
}
