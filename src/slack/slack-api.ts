import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import ky from 'ky'
import { z } from 'zod'
import type { Profile } from '../access/actor.ts'
import { AppError } from '../errors.ts'
import type { Message } from './replies.ts'

const opened = z.object({ view: z.object({ id: z.string(), hash: z.string() }) })

const user = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().default(''),
    is_bot: z.boolean().default(false),
    deleted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
  }),
})

type OpenedView = { id: string; hash: string }

/** The calls to Slack that the bot makes: `methods` lists them for the manifest's and the stand-in's checks. */
export type SlackApi = {
  openView(triggerId: string, view: ModalView): Promise<OpenedView>
  pushView(triggerId: string, view: ModalView): Promise<OpenedView>
  /** With a hash, only if the view is still what it was; a view that has been closed or changed meanwhile is left alone. */
  updateView(viewId: string, view: ModalView, hash?: string): Promise<void>
  profile(userId: string): Promise<Profile>
  /** Posts to a `response_url`: five uses, thirty minutes. Bolt's own `respond` has neither a timeout nor a retry. */
  respond(responseUrl: string, message: Message & { replace_original: boolean }): Promise<void>
}

export const methods = ['auth.test', 'users.info', 'views.open', 'views.push', 'views.update'] as const

const errorCode = z.object({ data: z.object({ error: z.string() }) })

const slackSays = (error: unknown, ...codes: string[]): boolean => {
  const parsed = errorCode.safeParse(error)
  return parsed.success && codes.includes(parsed.data.data.error)
}

/** Whom Slack does not show us is nobody of this workspace. */
const stranger: Profile = { teamId: '', isBot: false, isDeactivated: false, isStranger: true }

const unreachable = (cause: unknown): AppError =>
  new AppError('slack', 'Slack did not let me finish this just now. Nothing was changed. Please try again.', { cause })

export const createSlackApi = (client: WebClient): SlackApi => ({
  async openView(trigger_id, view) {
    return opened.parse(await client.views.open({ trigger_id, view })).view
  },
  async pushView(trigger_id, view) {
    return opened.parse(await client.views.push({ trigger_id, view })).view
  },
  async updateView(view_id, view, hash) {
    try {
      await client.views.update({ view_id, view, ...(hash && { hash }) })
    } catch (error) {
      if (!slackSays(error, 'not_found', 'hash_conflict')) throw error
    }
  },
  async profile(userId) {
    const response = await client.users.info({ user: userId }).catch((error: unknown) => {
      if (slackSays(error, 'user_not_found', 'user_not_visible')) return undefined
      throw unreachable(error)
    })
    if (!response) return stranger
    const { user: found } = user.parse(response)
    return {
      teamId: found.team_id,
      isBot: found.is_bot,
      isDeactivated: found.deleted,
      isStranger: found.is_stranger,
    }
  },
  async respond(responseUrl, message) {
    await ky.post(responseUrl, { json: message, timeout: 5_000, retry: { limit: 2, methods: ['post'] } })
  },
})
