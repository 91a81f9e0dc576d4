import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'

/** `{"detail"}`, or `{"<field>": ["…"]}`. */
type Answer = { detail: string } | Record<string, string[]>

const answer = (status: number, body: Answer, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers })

/** An error that is its own answer. */
export const problem = (status: ContentfulStatusCode, detail: string, headers?: Record<string, string>) =>
  new HTTPException(status, { res: answer(status, { detail }, headers) })

/** What a schema found, by field; what is wrong deeper in a field is told there with its path. */
export const invalid = ({ issues }: z.ZodError): HTTPException => {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const [field, ...deeper] = path.map(String)
    if (field === undefined) return problem(400, message)
    fields[field] = [...(fields[field] ?? []), deeper.length ? `${deeper.join('.')}: ${message}` : message]
  }
  return new HTTPException(400, { res: answer(400, fields) })
}

/** The errors of the layers below, by their code. */
const statuses: Record<string, ContentfulStatusCode> = { forbidden: 403, conflict: 409, storage_unavailable: 503 }

/** The one place that turns an error into an answer. Only what nobody foresaw, and storage that fails, is logged. */
export const toAnswer = (error: unknown, logger: Logger): Response => {
  if (error instanceof HTTPException) return error.getResponse()
  const status = error instanceof AppError ? statuses[error.code] : undefined
  if (!status || status >= 500) logger.error({ err: error }, 'A request failed')
  if (!status || !(error instanceof AppError))
    return answer(500, { detail: 'The service made a mistake. It is logged.' })
  return answer(status, { detail: error.message })
}
