import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { postSigned } from './support/forge.ts'
import { freePort, startProcess } from './support/process.ts'
import { sampleApp, startStory, transports } from './support/story.ts'

const folder = mkdtempSync(join(tmpdir(), 'main-'))
const organizationsFile = join(folder, 'organizations.yml')
writeFileSync(
  organizationsFile,
  stringify({
    organizations: [
      {
        id: '1',
        name: 'Acme',
        slack_workspaces: ['T0ACME'],
        token: 'secret-token',
        members: { U0JANE: { parent: 42 } },
      },
    ],
  }),
)

describe('npm start', () => {
  it('prints every problem of the configuration at once, and exits with 1', async () => {
    const bot = startProcess('src/main.ts', { ORGANIZATIONS_FILE: join(folder, 'none.yml'), LOG_LEVEL: 'loud' })
    expect(await bot.exited).toBe(1)
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'LOG_LEVEL',
      'ORGANIZATIONS_FILE',
    ]) {
      expect(bot.output()).toContain(name)
    }
    expect(bot.output()).not.toContain('    at ')
  })

  describe.each(transports)('over %s', (transport) => {
    it('serves, and ends cleanly on SIGTERM with what it had taken answered', async () => {
      const [slack, port] = [await startStory(), await freePort()]
      const bot = startProcess('src/main.ts', {
        SLACK_BOT_TOKEN: sampleApp.botToken,
        ...(transport === 'http'
          ? { SLACK_SIGNING_SECRET: sampleApp.signingSecret }
          : { SLACK_APP_TOKEN: sampleApp.appToken }),
        SLACK_API_URL: slack.apiUrl,
        // Nobody listens there: the answer takes as long as the retries do.
        USER_EXTRA_BASE_URL: 'http://127.0.0.1:9/api/v1',
        ORGANIZATIONS_FILE: organizationsFile,
        DATABASE_URL: `sqlite:${join(folder, `${transport}.db`)}`,
        PORT: String(port),
      })
      await bot.says(/"msg":"ready"/)
      if (transport === 'http') slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
      else await slack.connected()
      const health = await fetch(`http://127.0.0.1:${port}/healthz`)
      expect(await health.json()).toEqual({ status: 'ok' })

      const jane = slack.person('jane')
      const asked = jane.runs('/userextra')
      await new Promise((resolve) => setTimeout(resolve, 100))
      bot.signal('SIGTERM')
      await asked
      await jane.waitsFor('not available')
      expect(await bot.exited).toBe(0)
      expect(bot.output()).not.toContain('secret-token')
      expect(slack.problems()).toEqual([])
      await slack.stop()
    })
  })

  it.each(transports)('says when its port is in use, over %s', async (transport) => {
    const [slack, taken] = [await startStory(), createServer().listen(0)]
    await once(taken, 'listening')
    const bot = startProcess('src/main.ts', {
      SLACK_BOT_TOKEN: sampleApp.botToken,
      ...(transport === 'http' ? { SLACK_SIGNING_SECRET: 's' } : { SLACK_APP_TOKEN: sampleApp.appToken }),
      SLACK_API_URL: slack.apiUrl,
      ORGANIZATIONS_FILE: organizationsFile,
      DATABASE_URL: 'sqlite::memory:',
      PORT: String((taken.address() as AddressInfo).port),
    })
    expect(await bot.exited).toBe(1)
    expect(bot.output()).toMatch(/^I cannot listen on port \d+\. Is it in use\? Set PORT to a free one\.$/m)
    taken.close()
    await slack.stop()
  })

  it('says at once when Slack refuses the token', async () => {
    const slack = await startStory()
    const bot = startProcess('src/main.ts', {
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: slack.apiUrl,
      ORGANIZATIONS_FILE: organizationsFile,
      DATABASE_URL: 'sqlite::memory:',
    })
    expect(await bot.exited).toBe(1)
    expect(bot.output()).toContain('Slack did not accept the bot token')
    expect(bot.output()).toContain('invalid_auth')
    await slack.stop()
  })

  it('says at once when Slack refuses the app-level token', async () => {
    const slack = await startStory()
    const bot = startProcess('src/main.ts', {
      SLACK_BOT_TOKEN: sampleApp.botToken,
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: slack.apiUrl,
      ORGANIZATIONS_FILE: organizationsFile,
      DATABASE_URL: 'sqlite::memory:',
    })
    expect(await bot.exited).toBe(1)
    expect(bot.output()).toContain('Slack did not accept the app-level token')
    expect(bot.output()).not.toContain('    at ')
    await slack.stop()
  })

  it('refuses what Slack did not sign', async () => {
    const [slack, port] = [await startStory(), await freePort()]
    const bot = startProcess('src/main.ts', {
      SLACK_BOT_TOKEN: sampleApp.botToken,
      SLACK_SIGNING_SECRET: 'right',
      SLACK_API_URL: slack.apiUrl,
      ORGANIZATIONS_FILE: organizationsFile,
      DATABASE_URL: 'sqlite::memory:',
      PORT: String(port),
    })
    await bot.says(/"msg":"ready"/)
    const answer = await postSigned(`http://127.0.0.1:${port}/slack/events`, 'wrong', {
      command: '/userextra',
      text: 'help',
    })
    expect(answer).toBe('')
    bot.signal('SIGTERM')
    expect(await bot.exited).toBe(0)
    await slack.stop()
  })
})
