import type { Logger } from '@slack/bolt'
import { z } from 'zod'
import { AppError } from '../errors.ts'

const errorCode = z.object({ data: z.object({ error: z.string() }) })

export const slackSays = (error: unknown, ...codes: string[]): boolean => {
  const parsed = errorCode.safeParse(error)
  return parsed.success && codes.includes(parsed.data.data.error)
}

export const unreachable = (cause: unknown): AppError =>
  new AppError('slack', 'Slack did not let me finish this just now. Nothing was changed. Please try again.', { cause })

/**
 * `interactive`: a person waits and a trigger runs out, so few retries and no queue that one 429 holds up. `patient`: for
 * what must not stay as it is: a view that says “Loading…” or “Saving…”, a Home tab.
 */
export const webClientOptions = (slackApiUrl: string, logger: Logger) => ({
  interactive: {
    slackApiUrl,
    logger,
    timeout: 5_000,
    retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 200 },
    rejectRateLimitedCalls: true,
  },
  patient: { slackApiUrl, logger, timeout: 10_000, retryConfig: { retries: 5, minTimeout: 500, maxTimeout: 5_000 } },
})
