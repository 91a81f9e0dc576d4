/**
 * What the bot is compared with: Bolt as its documentation starts one, the same call with the global fetch, and the same
 * blocks. It checks no role, no record and no answer, and handles no error.
 */
import { App } from '@slack/bolt'
import { card } from '../../src/features/lookup/card.ts'
import { withBuiltIn } from '../../src/fields/built-in.ts'
import { messageOf } from '../../src/slack/replies.ts'
import type { ExtraRecord } from '../../src/user-extra/schema.ts'
import { actorOf } from '../support/actor.ts'
import { organization, organizationsFile } from './people.ts'

const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', SLACK_API_URL = '', USER_EXTRA_BASE_URL, PORT } = process.env

const [file] = organizationsFile.organizations
const members = Object.fromEntries(
  Object.entries(file?.members ?? {}).map(([userId, { parent }]) => [userId, { parent, role: 'member' as const }]),
)
const fields = withBuiltIn([])

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: SLACK_API_URL },
})

app.command('/userextra', async ({ command, ack }) => {
  const parent = members[command.user_id]?.parent ?? 0
  const filter = `parent__organization_id=${organization.id}&limit=100&offset=0&parent=${parent}&device_info=true`
  const answer = await fetch(`${USER_EXTRA_BASE_URL}/user_extra/?${filter}`, {
    headers: { authorization: `Bearer ${organization.token}`, accept: 'application/json' },
  })
  const { results } = (await answer.json()) as { results: [ExtraRecord] }
  const { userId, record } = { userId: command.user_id, record: results[0] }
  const actor = actorOf({ userId, teamId: command.team_id, parent, organization: { ...organization, members } })
  const reading = { record, masked: [], holder: userId }
  await ack(messageOf({ title: 'Extra record', blocks: card(reading, actor, fields) }))
})

await app.start(Number(PORT))
process.once('SIGTERM', () => process.exit(0))
