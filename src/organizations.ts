import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { fieldRuleProblem } from './access/field-rules.ts'
import { type Organization, organizationSchema } from './access/organization.ts'
import { withBuiltIn } from './fields/built-in.ts'
import { type FieldDefinition, fieldDefinitionSchema } from './fields/definition.ts'

export type ConfiguredOrganization = Omit<Organization, 'fields'> & { token: string; fields: FieldDefinition[] }
export type Env = Record<string, string | undefined>
/** What is wrong with the configuration, a sentence each: collected, so that all of it is told at once. */
export type Problems = string[]

/** The organizations file, as written. The published JSON schema is made from this. */
export const organizationsFileSchema = z.strictObject({
  organizations: z
    .array(
      organizationSchema.extend({
        token: z
          .string()
          .min(1)
          .optional()
          .meta({
            description:
              'Token of the User Extra API for this organization, or $' + '{NAME} of an environment variable.',
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
const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

export const readText = (path: string, name: string, problems: Problems): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    problems.push(`${name}: the file ${path} cannot be read (${reason(error)}). Give the path of a readable file.`)
    return undefined
  }
}

/** A wrong key of a record is told by its own rule, not as “Invalid key”. */
const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  if (issue.code !== 'unrecognized_keys') return issue.message
  return `${issue.keys.join(', ')} is not known here. Correct the name, or remove it.`
}

export const issuesOf = (error: z.ZodError, prefix = ''): string[] =>
  error.issues.map((issue) => `${prefix}${issue.path.join('.') || 'the file'}: ${messageOf(issue)}`)

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
  else if (!/^[\x21-\x7e]+$/.test(token))
    problems.push(`${where}: its API token has a space or another character that cannot be sent. Copy it once more.`)
  return token ?? ''
}

const repeated = <T>(items: T[]): T[] => [...new Set(items.filter((each, index) => items.indexOf(each) !== index))]

/** Of two definitions of one field only the first would count, and nobody would notice. */
const checkFields = ({ id, fields }: ConfiguredOrganization, problems: Problems): void => {
  const paths = fields.map(({ path }) => path)
  for (const path of repeated(paths))
    problems.push(`organization ${id}: field ${path} is defined twice. Remove one of the definitions.`)
}

/** A rule that does nothing would let its author believe that something is hidden. */
const checkRules = ({ id, fields }: ConfiguredOrganization, problems: Problems): void => {
  for (const field of fields) {
    const problem = fieldRuleProblem(field)
    if (problem) problems.push(`organization ${id}: field ${field.path} ${problem}`)
  }
}

/** A record is one person's: of two who are listed with it, it would be left to chance who is shown as its holder. */
const checkMembers = ({ id, members }: Organization, problems: Problems): void => {
  const parents = Object.values(members).flatMap(({ parent }) => parent ?? [])
  for (const parent of repeated(parents))
    problems.push(`organization ${id}: parent ${parent} is listed for several members. Keep one of them.`)
}

const checkIds = (organizations: Organization[], problems: Problems): void => {
  for (const id of repeated(organizations.map((each) => each.id)))
    problems.push(`organization ${id}: is listed twice. Merge the two entries.`)
}

export const readOrganizations = (path: string, env: Env, problems: Problems): ConfiguredOrganization[] => {
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
  checkIds(organizations, problems)
  for (const organization of organizations) {
    checkMembers(organization, problems)
    checkFields(organization, problems)
    checkRules(organization, problems)
  }
  return organizations
}
