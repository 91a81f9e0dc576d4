import type { z } from 'zod'
import { maxDepth } from '../sendable.ts'
import { invalid, problem } from './problems.ts'

/** Bytes of a body. */
export const maxBody = 1024 * 1024

/**
 * What JSON can say and a record must not hold. Half a surrogate pair would break every page that shows it, a number
 * too large comes back as null, `__proto__` turns into a prototype in careless clients, and depth exhausts a parser's
 * stack.
 */
const flawOf = (value: unknown, depth = 0): string | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'A string holds half of a surrogate pair.'
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'A number is too large.'
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === maxDepth) return `The body is nested more than ${maxDepth} levels deep.`
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__') return 'No attribute can be named __proto__.'
    const flaw = flawOf(key) ?? flawOf(child, depth + 1)
    if (flaw) return flaw
  }
  return undefined
}

const isJson = (contentType: string) => /^application\/json\s*(;|$)/i.test(contentType.trim())

const tooLarge = () => problem(413, `The body is larger than ${maxBody} bytes.`)

/** Counts what arrives, because a chunked body does not say how long it is. */
const bytesOf = async (request: Request): Promise<Buffer> => {
  if (Number(request.headers.get('content-length')) > maxBody) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxBody) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw problem(400, 'The body is not valid JSON in UTF-8.')
  }
}

/** The JSON body of a request as `schema` makes it. Throws the answer: 400, 413 or 415. */
export const readBody = async <T>(request: Request, schema: z.ZodType<T>): Promise<T> => {
  const contentType = request.headers.get('content-type') ?? ''
  if (!isJson(contentType)) throw problem(415, `Unsupported media type "${contentType}": send application/json.`)
  const sent = parse(await bytesOf(request))
  const flaw = flawOf(sent)
  if (flaw) throw problem(400, flaw)
  const { data, error } = schema.safeParse(sent)
  if (error) throw invalid(error)
  return data
}
