import { createHash, timingSafeEqual } from 'node:crypto'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { organizationIdSchema } from '../schema.ts'

/** One entry of the list `tokens:`, in YAML or JSON. */
const tokenEntrySchema = z.strictObject({
  token: z.string().regex(/^[\x21-\x7e]+$/),
  organizations: z.union([z.literal('all'), z.array(organizationIdSchema).min(1)]),
  access: z.enum(['read', 'read-write']),
})
const tokensSchema = z.strictObject({ tokens: z.array(tokenEntrySchema).min(1) })

const expected: Record<string, string> = {
  token: 'visible ASCII characters without spaces, in quotes',
  organizations: 'a list of organization ids such as ["12345"], or all',
  access: 'read or read-write',
}

export type TokenEntry = z.infer<typeof tokenEntrySchema>
/** What the bearer of a token may see and do. */
export type Grant = Pick<TokenEntry, 'organizations' | 'access'>

export type Tokens = {
  /** The grant of a token, or undefined for one that is not known. */
  find(token: string): Grant | undefined
}

export const permits = ({ organizations }: Grant, organization: string): boolean =>
  organizations === 'all' || organizations.includes(organization)

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Keeps hashes alone. Every entry is compared, each in constant time, so that time tells nothing about any token. */
export const createTokens = (entries: readonly TokenEntry[]): Tokens => {
  const known = entries.map(({ token, ...grant }) => ({ digest: digestOf(token), grant }))
  return {
    find(token) {
      const digest = digestOf(token)
      return known.filter((entry) => timingSafeEqual(entry.digest, digest))[0]?.grant
    },
  }
}

const problemOf = ({ path }: z.core.$ZodIssue): string => {
  const [, entry, attribute] = path.map(String)
  if (entry === undefined) return 'expected a list named tokens, of one entry or more, and nothing else'
  const wanted = (attribute && expected[attribute]) ?? 'token, organizations and access, and nothing else'
  return `${path.join('.')}: expected ${wanted}`
}

/** A second entry for the same token would never count. */
const repeated = (entries: readonly TokenEntry[]): string[] =>
  entries.flatMap(({ token }, index) =>
    entries.findIndex((other) => other.token === token) < index ? [`tokens.${index}.token: is there twice`] : [],
  )

const parseYaml = (text: string): { value?: unknown; line?: number } => {
  try {
    return { value: parse(text, { logLevel: 'error' }) }
  } catch (error) {
    return { line: error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1 }
  }
}

/** Reads the list of tokens. Problems name the place and what is expected there, and quote nothing of the text. */
export const parseTokens = (text: string): { entries: TokenEntry[]; problems: string[] } => {
  const { value, line } = parseYaml(text)
  if (line) return { entries: [], problems: [`from line ${line} on it is not YAML`] }
  const { data, error } = tokensSchema.safeParse(value)
  if (error) return { entries: [], problems: error.issues.map(problemOf) }
  return { entries: data.tokens, problems: repeated(data.tokens) }
}
