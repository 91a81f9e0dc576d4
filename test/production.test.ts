import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { startProcess } from './support/process.ts'
import { sampleApp, startStory } from './support/story.ts'

const folder = mkdtempSync(join(tmpdir(), 'production-'))
const organizations = join(folder, 'organizations.yml')
const acme = {
  id: '1',
  name: 'Acme',
  slack_workspaces: ['T0ACME'],
  token: 'secret',
  members: { U0JANE: { parent: 42 } },
}
writeFileSync(organizations, stringify({ organizations: [acme] }))

/** The package that a file in node_modules belongs to. */
const packageOf = (url: string): string | undefined =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(url)?.[1]

type Lock = { packages: Record<string, { dev?: boolean }> }

describe('npm start', () => {
  let loaded: string[] = []

  beforeAll(async () => {
    const slack = await startStory()
    const bot = startProcess('src/main.ts', {
      NODE_OPTIONS: '--import ./test/support/log-modules.ts',
      SLACK_BOT_TOKEN: sampleApp.botToken,
      SLACK_APP_TOKEN: sampleApp.appToken,
      SLACK_API_URL: slack.apiUrl,
      USER_EXTRA_BASE_URL: 'http://127.0.0.1:9/api/v1',
      ORGANIZATIONS_FILE: organizations,
      DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
    })
    await bot.says(/"msg":"ready"/)
    await slack.connected()
    await slack.person('jane').runs('/userextra')
    bot.signal('SIGTERM')
    await bot.exited
    await slack.stop()
    loaded = [...bot.output().matchAll(/^loaded (\S+)$/gm)].map((match) => match[1] ?? '')
  })

  it('loads the bot, as the hook saw', () => {
    expect(loaded.filter((url) => url.endsWith('/src/slack/router.ts'))).toHaveLength(1)
    expect(loaded.length).toBeGreaterThan(100)
  })

  it('loads nothing of the demo, nor of the service', () => {
    expect(loaded.filter((url) => /\/src\/(demo|user-extra\/service)\//.test(url))).toEqual([])
  })

  it('loads only packages that are installed in production', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
    const used = [...new Set(loaded.map(packageOf).filter((name) => name !== undefined))]
    expect(used).toContain('@slack/bolt')
    expect(used.filter((name) => packages[`node_modules/${name}`]?.dev)).toEqual([])
  })
})
