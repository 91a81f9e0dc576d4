import { z } from 'zod'
import { AppError } from './errors.ts'
import { toldBy, wordOf } from './organizations/wording.ts'
import { type ConfiguredOrganization, type Env, type Problems, readOrganizations, readText } from './organizations.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type Transport =
  | { kind: 'socket'; appToken: string; port: number | undefined }
  | { kind: 'http'; signingSecret: string; port: number }

export type Config = {
  botToken: string
  transport: Transport
  slackApiUrl: string
  userExtraBaseUrl: string
  databaseUrl: string
  logLevel: (typeof logLevels)[number]
  organizations: ConfiguredOrganization[]
}

/** Every setting, with its default. Secrets can also be given as `NAME_FILE`, the path of a file that holds the value. */
const envSchema = z.object({
  SLACK_BOT_TOKEN: z
    .string('is missing: the bot token (xoxb-…) from “OAuth & Permissions”')
    .startsWith('xoxb-', 'must be a bot token, which begins with xoxb-'),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token, which begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://slack.com/api/' })
    .default('https://slack.com/api/'),
  USER_EXTRA_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as https://gate.zequenze.com/api/v1' })
    .default('https://gate.zequenze.com/api/v1'),
  USER_EXTRA_TOKEN: z.string().min(1).optional(),
  ORGANIZATIONS_FILE: z.string().min(1).default('organizations.yml'),
  DATABASE_URL: z
    .string()
    .startsWith('sqlite:', 'must begin with sqlite:, such as sqlite:./data/bot.db')
    .default('sqlite:./data/bot.db'),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
})

const secrets = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'USER_EXTRA_TOKEN'] as const

/** All that is wrong with the configuration, a line each, to be printed at once. */
export class ConfigError extends AppError {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(
      'config',
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((each) => `- ${each}`).join('\n')}`,
    )
    this.problems = problems
  }
}

const withSecretFiles = (env: Env, problems: Problems): Env => {
  const settings: Env = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  for (const name of secrets) {
    const file = settings[`${name}_FILE`]
    if (file === undefined) continue
    if (settings[name] !== undefined) problems.push(`${name}: given twice, also as ${name}_FILE. Remove one of them.`)
    else settings[name] = readText(file, `${name}_FILE`, problems)
  }
  return settings
}

const needsTransport =
  'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is needed. Set the first for Socket Mode, or the second (and PORT) for HTTP.'

const transportOf = (settings: z.infer<typeof envSchema>): Transport | undefined => {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT: port } = settings
  if (appToken) return { kind: 'socket', appToken, port }
  return signingSecret ? { kind: 'http', signingSecret, port: port ?? 3000 } : undefined
}

/**
 * @returns beside the configuration `warnings`: what is allowed and likely to be a mistake, a sentence each
 * @throws ConfigError with everything that is wrong, in the environment and in the files it names
 */
export const readConfig = (env: Env): Config & { warnings: string[] } => {
  const problems: Problems = []
  const warnings: Problems = []
  const given = withSecretFiles(env, problems)
  const settings = envSchema.safeParse(given, { error: wordOf })
  if (!settings.success)
    problems.push(...toldBy(settings.error).map(({ path, message }) => `${path.join()}: ${message}`))
  if (!given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) problems.push(needsTransport)
  const file = given.ORGANIZATIONS_FILE ?? 'organizations.yml'
  const organizations = readOrganizations(file, given, problems, warnings)
  const transport = settings.success ? transportOf(settings.data) : undefined
  if (!settings.success || !transport || problems.length > 0) throw new ConfigError(problems)
  return {
    botToken: settings.data.SLACK_BOT_TOKEN,
    transport,
    slackApiUrl: settings.data.SLACK_API_URL.replace(/\/*$/, '/'),
    userExtraBaseUrl: settings.data.USER_EXTRA_BASE_URL,
    databaseUrl: settings.data.DATABASE_URL,
    logLevel: settings.data.LOG_LEVEL,
    organizations,
    warnings,
  }
}
