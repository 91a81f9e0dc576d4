import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { ConfigError, readConfig } from '../src/config.ts'
import { organizationsFileSchema } from '../src/organizations.ts'
import { startProcess } from './support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const organizations = file(
  'good.yml',
  `organizations:
  - id: 12345
    name: Northwind
    slack_workspaces: [T012ABCDEF]
    token: \${NORTHWIND_TOKEN}
    members:
      U012ABCDEF: { parent: 42, role: admin }
      U034GHIJKL: { parent: 43 }
`,
)

const good = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  ORGANIZATIONS_FILE: organizations,
  NORTHWIND_TOKEN: 'secret',
}

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('has defaults for everything that is not a secret or an id', () => {
    const config = readConfig(good)
    expect(config).toMatchObject({
      transport: { kind: 'socket', appToken: 'xapp-1' },
      slackApiUrl: 'https://slack.com/api/',
      userExtraBaseUrl: 'https://gate.zequenze.com/api/v1',
      databaseUrl: 'sqlite:./data/bot.db',
      logLevel: 'info',
    })
    expect(config.organizations[0]).toMatchObject({ id: '12345', token: 'secret' })
    expect(config.organizations[0]?.members.U034GHIJKL).toEqual({ parent: 43, role: 'member' })
  })

  it('takes HTTP when there is a signing secret and no app token', () => {
    const { SLACK_APP_TOKEN: _none, ...rest } = good
    const { transport } = readConfig({ ...rest, SLACK_SIGNING_SECRET: 's', PORT: '8081' })
    expect(transport).toEqual({ kind: 'http', signingSecret: 's', port: 8081 })
  })

  it('reads every secret from a file as well, without its line end', () => {
    const { SLACK_BOT_TOKEN: _none, ...rest } = good
    expect(readConfig({ ...rest, SLACK_BOT_TOKEN_FILE: file('bot', 'xoxb-from-file\n') }).botToken).toBe(
      'xoxb-from-file',
    )
  })

  it('takes an API token from a file beside the organizations file, or from USER_EXTRA_TOKEN', () => {
    file('api-token', 'from-file\n')
    const withFile = file(
      'token-file.yml',
      readFileSync(organizations, 'utf8').replace(/token: .*/, 'token_file: api-token'),
    )
    expect(readConfig({ ...good, ORGANIZATIONS_FILE: withFile }).organizations[0]?.token).toBe('from-file')
    const without = file('no-token.yml', readFileSync(organizations, 'utf8').replace(/ {4}token: .*\n/, ''))
    const config = readConfig({ ...good, ORGANIZATIONS_FILE: without, USER_EXTRA_TOKEN: 'fallback' })
    expect(config.organizations[0]?.token).toBe('fallback')
  })

  it('tells everything that is wrong at once, each with what to do', () => {
    const bad = file(
      'bad.yml',
      `organizations:
  - id: "1"
    name: One
    slack_workspaces: [X1]
    members: { nobody: { parent: -1, role: king } }
    fields: [{ path: "a b", label: A, type: colour }]
    colour: red
`,
    )
    const problems = problemsOf({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', ORGANIZATIONS_FILE: bad })
    for (const mention of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'slack_workspaces',
      'must be a Slack user id',
      'members',
      'field a b',
      'colour',
    ]) {
      expect(problems.join('\n')).toContain(mention)
    }
  })

  it('never prints a secret', () => {
    const { SLACK_BOT_TOKEN: _none, ...rest } = good
    expect(problemsOf({ ...rest, SLACK_BOT_TOKEN: 'hunter2' }).join()).not.toContain('hunter2')
  })

  it('refuses two definitions of one field, and a token that no request can carry', () => {
    const field = '{ path: preferences.size, label: Size, type: number }'
    const text = `${readFileSync(organizations, 'utf8')}    fields: [${field}, ${field}]\n`
    const env = { ...good, NORTHWIND_TOKEN: 'Bearer secret', ORGANIZATIONS_FILE: file('twice.yml', text) }
    expect(problemsOf(env)).toEqual([
      `${env.ORGANIZATIONS_FILE}:2: organization 12345: its API token has a space or another character that cannot be sent. Copy it once more.`,
      `${env.ORGANIZATIONS_FILE}:9: organization 12345, field preferences.size: is defined a second time. Remove one of the definitions.`,
    ])
  })

  it('gives what is likely to be a mistake beside itself', () => {
    expect(readConfig(good).warnings).toEqual([])
    const nobody = file('nobody.yml', readFileSync(organizations, 'utf8').replace('admin', 'member'))
    expect(readConfig({ ...good, ORGANIZATIONS_FILE: nobody }).warnings).toEqual([
      `${nobody}:6: organization 12345, members: nobody has the role admin, here or in groups: unless somebody was linked as one in Slack, nobody can approve or link. Give it to at least one person.`,
    ])
  })

  it('has these logged by npm start before anything else', async () => {
    const nobody = file('nobody.yml', readFileSync(organizations, 'utf8').replace('admin', 'member'))
    const bot = startProcess('src/main.ts', {
      ...good,
      ORGANIZATIONS_FILE: nobody,
      SLACK_API_URL: 'http://127.0.0.1:9/',
      DATABASE_URL: 'sqlite::memory:',
    })
    expect(await bot.exited).toBe(1)
    expect(bot.output()).toMatch(/^\{"level":40,.*organization 12345, members: nobody has the role admin, /)
  })

  it('says when the organizations file is missing, or not YAML', () => {
    expect(problemsOf({ ...good, ORGANIZATIONS_FILE: join(folder, 'none.yml') }).join()).toContain('cannot be read')
    expect(problemsOf({ ...good, ORGANIZATIONS_FILE: file('odd.yml', 'a: [') }).join()).toContain('is not YAML')
  })

  it('ships an example that is valid', () => {
    const example = parse(readFileSync('organizations.example.yml', 'utf8'))
    expect(organizationsFileSchema.safeParse(example).error?.issues ?? []).toEqual([])
  })

  it('publishes the schema of the organizations file for editors', async () => {
    const schema = z.toJSONSchema(organizationsFileSchema, { io: 'input' })
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../docs/organizations.schema.json')
  })
})
