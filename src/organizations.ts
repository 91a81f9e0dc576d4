import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { type Organization, organizationSchema } from './access/organization.ts'
import { withBuiltIn } from './fields/built-in.ts'
import { anyFieldSchema, type FieldDefinition, fieldDefinitionSchema } from './fields/definition.ts'
import { checkIds, checkReadable, type Readable, readableOf, type Tell, warnOf } from './organizations/checks.ts'
import { readSource, type Source } from './organizations/source.ts'
import { type Told, toldBy, wordOf } from './organizations/wording.ts'

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

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** The content of a file without white space around it, or `tell` is told why there is none. */
const textAt = (path: string, tell: (message: string) => void): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    tell(`the file ${path} cannot be read (${reason(error)}). Give the path of a readable file.`)
    return undefined
  }
}

export const readText = (path: string, name: string, problems: Problems): string | undefined =>
  textAt(path, (message) => problems.push(`${name}: ${message}`))

const tokenOf = (organization: Readable, folder: string, env: Env, tell: Tell): string => {
  if (organization.token && organization.token_file) tell(['token'], 'is given twice, also as token_file. Remove one.')
  if (organization.token_file) {
    return textAt(resolve(folder, organization.token_file), (message) => tell(['token_file'], message)) ?? ''
  }
  const name = /^\$\{(\w+)\}$/.exec(organization.token ?? '')?.[1]
  const token = name ? env[name] : (organization.token ?? env.USER_EXTRA_TOKEN)
  if (!token)
    tell([], `has no API token. Set ${name ?? 'USER_EXTRA_TOKEN, or token or token_file in the organizations file'}.`)
  else if (!/^[\x21-\x7e]+$/.test(token))
    tell([], 'its API token has a space or another character that cannot be sent. Copy it once more.')
  return token ?? ''
}

const entrySchema = organizationsFileSchema.shape.organizations.element
const listSchema = z.strictObject({ organizations: z.array(z.unknown()).min(1, 'needs at least one organization') })

/** “organization 12345, field custom_fields.pay, visible_to” */
const addressOf = (
  { id, name, fields }: Partial<Readable> = {},
  index: number,
  path: readonly PropertyKey[],
): string => {
  const [first, second, ...rest] = path
  const isField = first === 'fields' && typeof second === 'number'
  const field = isField ? [`field ${fields?.[second]?.path || `number ${second + 1}`}`] : []
  const steps = (isField ? rest : path).map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step)))
  return [`organization ${id ?? name ?? `number ${index + 1}`}`, ...field, ...steps].join(', ')
}

const typeUnknown = ({ code, path }: z.core.$ZodIssue): boolean =>
  code === 'invalid_union' && path.length === 3 && path[0] === 'fields' && path[2] === 'type'

/** What is wrong with the shape of an entry. A field whose type is not known is judged by what all fields have. */
const shapeOf = (entry: unknown, error: z.ZodError): Told[] => {
  const fields = error.issues.filter(typeUnknown).flatMap(({ path: [, index] }) => {
    const field = (entry as { fields: unknown[] }).fields[Number(index)]
    const more = anyFieldSchema.safeParse(field, { error: wordOf }).error
    return (more ? toldBy(more) : []).map(({ path, message }) => ({
      path: ['fields', Number(index), ...path],
      message,
    }))
  })
  return [...toldBy(error), ...fields]
}

/** What is told of the file, by line. */
type Lines = { line: number; text: string }[]

const readEntries = (source: Source, lines: Lines): unknown[] => {
  if (source.value === null) {
    lines.push({ line: 1, text: 'the file is empty. Begin it as organizations.example.yml does.' })
    return []
  }
  const { error } = listSchema.safeParse(source.value, { error: wordOf })
  for (const { path, message } of error ? toldBy(error) : [])
    lines.push({ line: source.lineOf(path), text: `${path.map(String).join(', ') || 'the file'}: ${message}` })
  const entries = typeof source.value === 'object' && 'organizations' in source.value && source.value.organizations
  return Array.isArray(entries) ? entries : []
}

const sourceOf = (path: string, problems: Problems): Source | undefined => {
  const text = readText(path, 'ORGANIZATIONS_FILE', problems)
  if (text === undefined) return undefined
  try {
    return readSource(text)
  } catch (error) {
    const what = error instanceof Error ? error.message.split('\n')[0]?.replace(/:$/, '') : ''
    problems.push(`${path}: is not YAML (${what}). Correct it there.`)
    return undefined
  }
}

const inOrder = (path: string, lines: Lines): string[] =>
  lines.sort((a, b) => a.line - b.line).map(({ line, text }) => `${path}:${line}: ${text}`)

/**
 * Every entry is judged as far as it can be read, so that all mistakes are told together.
 * @param warnings gets what is allowed and likely to be a mistake
 * @returns those without any mistake
 */
export const readOrganizations = (
  path: string,
  env: Env,
  problems: Problems,
  warnings: Problems = [],
): ConfiguredOrganization[] => {
  const source = sourceOf(path, problems)
  if (!source) return []
  const [wrong, doubtful]: [Lines, Lines] = [[], []]
  const entries = readEntries(source, wrong)
  const readable = entries.map(readableOf)
  const teller =
    (lines: Lines, index: number): Tell =>
    (at, message) => {
      const address = addressOf(readable[index], index, at)
      lines.push({ line: source.lineOf(['organizations', index, ...at]), text: `${address}: ${message}` })
    }
  const organizations = entries.flatMap((entry, index): ConfiguredOrganization[] => {
    const [each, tell] = [readable[index], teller(wrong, index)]
    const { error, data } = entrySchema.safeParse(entry, { error: wordOf })
    const shape = error ? shapeOf(entry, error) : []
    for (const { path: at, message } of shape) tell(at, message)
    if (!each) return []
    const isTokenJudged = shape.some(({ path: [key] }) => key === 'token' || key === 'token_file')
    const token = isTokenJudged ? '' : tokenOf(each, dirname(path), env, tell)
    checkReadable(each, tell)
    warnOf(each, teller(doubtful, index))
    return data ? [{ ...data, token, fields: withBuiltIn(data.fields) }] : []
  })
  checkIds(readable, (index) => teller(wrong, index))
  problems.push(...inOrder(path, wrong))
  warnings.push(...inOrder(path, doubtful))
  return organizations
}
