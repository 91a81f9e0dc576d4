import { startSlack } from '../../src/demo/slack/server.ts'
import type { Slack, SlackOptions } from '../../src/demo/slack/slack.ts'
import type { SlackApp, Workspace } from '../../src/demo/slack/types.ts'

export type TransportName = 'socket' | 'http'

/** Both, for `describe.each`. */
export const transports: readonly TransportName[] = ['socket', 'http']

/** What an app needs to know to connect. */
export type AppSettings = {
  transport: TransportName
  slackApiUrl: string
  botToken: string
  appToken: string
  signingSecret: string
  slack: Slack
}

export type RunningApp = {
  stop: () => Promise<void>
  /** Where it takes signed requests; needed for `http`. */
  requestUrl?: string
  /** Resolves when it has nothing under way. */
  idle?: () => Promise<void>
}

export type StoryOptions = Partial<Omit<SlackOptions, 'appIdle' | 'requestUrl'>> & {
  transport?: TransportName
  /** Starts the app under test; absent for stories without one. */
  start?: (settings: AppSettings) => Promise<RunningApp>
}

/** A Slack with an app connected to it; `stop` ends both. */
export type Story = Slack & { stop: () => Promise<void> }

/** An app that may do what the tests of the stand-in need. */
export const sampleApp: SlackApp = {
  name: 'User Extra',
  botToken: 'xoxb-sample',
  appToken: 'xapp-sample',
  signingSecret: 'sample-secret',
  scopes: ['commands', 'chat:write', 'users:read', 'im:write'],
  commands: [{ command: '/userextra', shouldEscape: true }],
  shortcuts: [
    { type: 'global', callbackId: 'lookup', name: 'Look someone up' },
    { type: 'message', callbackId: 'about', name: 'About the author' },
  ],
  events: ['app_home_opened'],
  homeTabEnabled: true,
}

/** One of each kind of person who may turn up. */
export const sampleWorkspace: Workspace = {
  teams: [
    { id: 'T0ACME', name: 'Acme', domain: 'acme' },
    { id: 'T0OTHER', name: 'Other', domain: 'other' },
  ],
  people: [
    { id: 'U0JANE', name: 'jane', team: 'T0ACME', realName: 'Jane Doe', email: 'jane@acme.test' },
    { id: 'U0BOB', name: 'bob', team: 'T0ACME', realName: 'Bob Roe', tz: 'America/New_York' },
    { id: 'U0GUEST', name: 'guest', team: 'T0ACME', realName: 'Gus Guest', isRestricted: true },
    { id: 'U0GONE', name: 'gone', team: 'T0ACME', realName: 'Gone Girl', deleted: true },
    { id: 'U0ROBOT', name: 'robot', team: 'T0ACME', realName: 'Robot', isBot: true },
    { id: 'U0STRANGER', name: 'stranger', team: 'T0OTHER', realName: 'Stella Stranger' },
  ],
  channels: [
    { id: 'C0GENERAL', name: 'general', members: ['U0JANE', 'U0BOB', 'U0GUEST'] },
    { id: 'C0SHARED', name: 'shared', members: ['U0JANE', 'U0STRANGER'] },
    { id: 'C0SECRET', name: 'secret', isPrivate: true, members: ['U0BOB'], withApp: false },
  ],
  userGroups: [{ id: 'S0HELP', handle: 'help', name: 'Helpdesk', members: ['U0BOB'] }],
}

/**
 * Starts Slack and, connected to it, the app under test:
 *
 *     const slack = await startStory({ transport: 'socket', start: startMyApp })
 *     const jane = slack.person('jane')
 *     await jane.runs('/userextra devices')
 *     await jane.clicks('Edit')
 *     expect(jane.modal()?.title).toBe('Edit')
 *     expect(slack.problems()).toEqual([])
 */
export const startStory = async ({ transport = 'socket', start, ...options }: StoryOptions = {}): Promise<Story> => {
  const { app: definition = sampleApp, workspace = sampleWorkspace } = options
  const slack = await startSlack({ ...options, workspace, app: definition })
  const { botToken, appToken, signingSecret } = definition
  let app: RunningApp | undefined
  const stop = async () => {
    await app?.stop()
    await slack.close()
  }
  try {
    app = await start?.({ transport, slackApiUrl: slack.apiUrl, botToken, appToken, signingSecret, slack })
    if (app?.idle) slack.idleWhen(app.idle)
    if (app && transport === 'http') slack.deliverTo(app.requestUrl ?? '')
    else if (app) await slack.connected()
  } catch (error) {
    await stop()
    throw error
  }
  return { ...slack, stop }
}
