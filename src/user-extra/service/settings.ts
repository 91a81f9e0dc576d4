import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { databaseUrlProblem } from '../../store/database.ts'
import { parseTokens, type TokenEntry } from './tokens.ts'

type Env = Record<string, string | undefined>

/** An empty variable counts as one that is not set. */
const wholeNumber = (fallback: number, max: number, sentence: string) =>
  z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .refine((value) => value <= max, sentence)
    .default(fallback)

const envSchema = z.object({
  PORT: wholeNumber(8080, 65_535, 'is no port: give a number from 0 to 65535, or leave it out for 8080'),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .default('sqlite:./data/user-extra.db')
    .superRefine((url, context) => {
      const problem = databaseUrlProblem(url)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    }),
  USER_EXTRA_RATE_LIMIT: wholeNumber(
    6_000,
    Number.MAX_SAFE_INTEGER,
    'is no limit: give the requests a minute of each token, 0 for no limit, or leave it out for 6000',
  ),
  USER_EXTRA_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'is no URL: give the address of the API such as https://example.com/api/v1' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
})

export type Settings = {
  host: string
  port: number
  databaseUrl: string
  tokens: TokenEntry[]
  rateLimit: { requests: number; seconds: number } | undefined
  publicUrl: string | undefined
}

const example = 'tokens: [{ token: "…", organizations: ["12345"], access: read-write }]'

const parsed = (source: string, text: string) => {
  const { entries, problems } = parseTokens(text)
  if (problems.length === 0) return { entries, problems }
  return { entries, problems: [...problems.map((problem) => `${source}: ${problem}`), `The form of it is ${example}`] }
}

const readTokens = ({ USER_EXTRA_TOKENS_FILE: file, USER_EXTRA_TOKENS: inline }: Env) => {
  const fail = (problem: string) => ({ entries: [], problems: [problem] })
  if (file && inline) return fail('USER_EXTRA_TOKENS_FILE and USER_EXTRA_TOKENS are both set: keep one of them')
  if (inline) return parsed('USER_EXTRA_TOKENS', inline)
  if (!file) return fail(`USER_EXTRA_TOKENS_FILE is not set: name a YAML file that holds ${example}`)
  try {
    return parsed(file, readFileSync(file, 'utf8'))
  } catch {
    return fail(`USER_EXTRA_TOKENS_FILE names ${file}, which cannot be read: create it with ${example}`)
  }
}

/** Reads the settings, and every problem with them as a sentence that says what to do. No problem quotes a token. */
export const readSettings = (env: Env): { settings?: Settings; problems: string[] } => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const tokens = readTokens(given)
  const { data, error } = envSchema.safeParse(given)
  const problems = [
    ...(error?.issues ?? []).map(({ path, message }) => `${path[0]?.toString()} ${message}`),
    ...tokens.problems,
  ]
  if (!data || problems.length > 0) return { problems }
  return {
    settings: {
      host: data.HOST,
      port: data.PORT,
      databaseUrl: data.DATABASE_URL,
      tokens: tokens.entries,
      rateLimit: data.USER_EXTRA_RATE_LIMIT ? { requests: data.USER_EXTRA_RATE_LIMIT, seconds: 60 } : undefined,
      publicUrl: data.USER_EXTRA_PUBLIC_URL,
    },
    problems,
  }
}
