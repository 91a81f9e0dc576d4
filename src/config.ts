import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { type Organization, organizationSchema } from './access/organization.ts'
import { AppError } from './errors.ts'
import { withBuiltIn } from './fields/built-in.ts'
import { type FieldDefinition, fieldDefinitionSchema } from './fields/definition.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type Transport =
  | { kind: 'socket'; appToken: string; port: number | undefined }
  | { kind: 'http'; signingSecret: string; port: number }

export type ConfiguredOrganization = Organization & { token: string; fields: FieldDefinition[] }

export type Config = {
  botToken: string
  transport: Transport
  slackApiUrl: string
  userExtraBaseUrl: string
  databaseUrl: string
  logLevel: (typeof logLevels)[number]
  organizations: ConfiguredOrganization[]
}

type Env = Record<string, string | undefined>

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

/** The organizations file, as written. The published JSON schema is made from this. */
export const organizationsFileSchema = z.strictObject({
  organizations: z
    .array(
      organizationSchema.extend({
        token: z.string().min(1).optional().meta({
          description:
            'Token of the User Extra API for this organization: the token itself, or ${NAME} of an environment variable. Default: USER_EXTRA_TOKEN.',
        }),
        token_file: z.string().min(1).optional().meta({
          description: 'Path of a file that holds the token, from this file’s folder.',
        }),
        fields: z
          .array(fieldDefinitionSchema)
          .default([])
          .meta({ description: 'What is known of the organization’s fields.' }),
      }),
    )
    .min(1, 'needs at least one organization'),
})

type FileOrganization = z.infer<typeof organizationsFileSchema>['organizations'][number]
type Problems = string[]

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

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const readText = (path: string, name: string, problems: Problems): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    problems.push(`${name}: the file ${path} cannot be read (${reason(error)}). Give the path of a readable file.`)
    return undefined
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

const issuesOf = (error: z.ZodError, prefix = ''): string[] =>
  error.issues.map(({ path, message }) => `${prefix}${path.join('.') || 'the file'}: ${message}`)

const transportOf = (settings: z.infer<typeof envSchema>, problems: Problems): Transport | undefined => {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT: port } = settings
  if (appToken) return { kind: 'socket', appToken, port }
  if (signingSecret) return { kind: 'http', signingSecret, port: port ?? 3000 }
  problems.push(
    'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is needed. Set the first for Socket Mode, or the second (and PORT) for HTTP.',
  )
  return undefined
}

const tokenOf = (organization: FileOrganization, folder: string, env: Env, problems: Problems): string => {
  const where = `organization ${organization.id}`
  if (organization.token && organization.token_file)
    problems.push(`${where}: has token and token_file. Remove one of them.`)
  if (organization.token_file) {
    return readText(resolve(folder, organization.token_file), `${where}: token_file`, problems) ?? ''
  }
  const name = /^\$\{(\w+)\}$/.exec(organization.token ?? '')?.[1]
  const token = name ? env[name] : (organization.token ?? env.USER_EXTRA_TOKEN)
  if (!token)
    problems.push(
      `${where}: has no API token. Set ${name ?? 'USER_EXTRA_TOKEN, or token or token_file in the organizations file'}.`,
    )
  return token ?? ''
}

/** A person of one workspace belongs to one organization: otherwise it would be left to chance whose records they see. */
const checkMembers = (organizations: Organization[], problems: Problems): void => {
  const seen = new Map<string, string>()
  const ids = new Set<string>()
  for (const { id, slack_workspaces, members } of organizations) {
    if (ids.has(id)) problems.push(`organization ${id}: is listed twice. Merge the two entries.`)
    ids.add(id)
    for (const key of slack_workspaces.flatMap((team) => Object.keys(members).map((user) => `${user} of ${team}`))) {
      const other = seen.get(key)
      if (other) problems.push(`member ${key}: is in organizations ${other} and ${id}. Keep one of them.`)
      seen.set(key, id)
    }
  }
}

const readOrganizations = (path: string, env: Env, problems: Problems): ConfiguredOrganization[] => {
  const text = readText(path, 'ORGANIZATIONS_FILE', problems)
  if (text === undefined) return []
  let yaml: unknown
  try {
    yaml = parseYaml(text)
  } catch (error) {
    problems.push(
      `${path}: is not YAML (${error instanceof Error ? error.message.split('\n')[0] : ''}). Correct it there.`,
    )
    return []
  }
  const parsed = organizationsFileSchema.safeParse(yaml)
  if (!parsed.success) {
    problems.push(...issuesOf(parsed.error, `${path}: `))
    return []
  }
  const organizations = parsed.data.organizations.map((organization) => ({
    ...organization,
    token: tokenOf(organization, dirname(path), env, problems),
    fields: withBuiltIn(organization.fields),
  }))
  checkMembers(organizations, problems)
  return organizations
}

/** @throws ConfigError with everything that is wrong, in the environment and in the files it names */
export const readConfig = (env: Env): Config => {
  const problems: Problems = []
  const given = withSecretFiles(env, problems)
  const settings = envSchema.safeParse(given)
  if (!settings.success) problems.push(...issuesOf(settings.error))
  const transport = settings.success ? transportOf(settings.data, problems) : undefined
  const file = given.ORGANIZATIONS_FILE ?? 'organizations.yml'
  const organizations = readOrganizations(file, given, problems)
  if (!settings.success || !transport || problems.length > 0) throw new ConfigError(problems)
  return {
    botToken: settings.data.SLACK_BOT_TOKEN,
    transport,
    slackApiUrl: settings.data.SLACK_API_URL.replace(/\/*$/, '/'),
    userExtraBaseUrl: settings.data.USER_EXTRA_BASE_URL,
    databaseUrl: settings.data.DATABASE_URL,
    logLevel: settings.data.LOG_LEVEL,
    organizations,
  }
}
